import { type PlacedImage, type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';

interface OpenVertex {
  x: number;
  y: number;
  c0: string;
  c1: string;
}

/** A stroke as vertices and steps; a closed one steps back to its first vertex. */
export function addSubpath(subpath: Subpath, vertices: string[], primitives: string[]): void {
  const first = vertices.length;
  const own: OpenVertex[] = [{ x: subpath.x0, y: subpath.y0, c0: '', c1: '' }];
  const kinds: string[] = [];
  const step = (kind: 'L' | 'B', x: number, y: number, handles?: readonly [number, number, number, number]): void => {
    const last = own[own.length - 1]!;
    const next: OpenVertex = { x, y, c0: '', c1: '' };
    if (handles !== undefined) {
      last.c0 = `c0x${text(handles[0])}c0y${text(handles[1])}`;
      next.c1 = `c1x${text(handles[2])}c1y${text(handles[3])}`;
    }
    own.push(next);
    kinds.push(kind);
  };
  const { verbs, coordinates: c } = subpath;
  for (let v = 0, at = 0; v < verbs.length; at += VERB_SIZE[verbs[v]!]!, v++) {
    if (verbs[v] === Verb.line) step('L', c[at]!, c[at + 1]!);
    else if (verbs[v] === Verb.cubic) step('B', c[at + 4]!, c[at + 5]!, [c[at]!, c[at + 1]!, c[at + 2]!, c[at + 3]!]);
    else addArc(c.subarray(at, at + 9), step);
  }
  const [start, end] = [own[0]!, own[own.length - 1]!];
  const closes = subpath.closed && own.length > 2 && Math.abs(start.x - end.x) + Math.abs(start.y - end.y) < 0.02;
  if (closes) {
    start.c1 = end.c1;
    own.pop();
  }
  for (const { x, y, c0, c1 } of own) vertices.push(`V${text(x)} ${text(y)}${c0 || 'c0x1'}${c1 || 'c1x1'}`);
  for (const [k, kind] of kinds.entries()) {
    const to = closes && k + 1 === kinds.length ? first : first + k + 1;
    primitives.push(`${kind}${first + k} ${to}`);
  }
  if (subpath.closed && !closes && own.length > 2) primitives.push(`L${first + own.length - 1} ${first}`);
}

/** An elliptical arc as cubic curves of at most a quarter turn: off by 0.03 % of the radius at most. */
function addArc(
  arc: Float64Array,
  step: (kind: 'B', x: number, y: number, handles: readonly [number, number, number, number]) => void,
): void {
  const [cx, cy, rx, ry, turn, start, sweep] = arc as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 4) - 1e-9));
  const delta = sweep / pieces;
  const k = (4 / 3) * Math.tan(delta / 4);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const place = (u: number, v: number): [number, number] => [
    cx + rx * u * cos - ry * v * sin,
    cy + rx * u * sin + ry * v * cos,
  ];
  for (let p = 0; p < pieces; p++) {
    const [a, b] = [start + p * delta, start + (p + 1) * delta];
    const h0 = place(Math.cos(a) - k * Math.sin(a), Math.sin(a) + k * Math.cos(a));
    const h1 = place(Math.cos(b) + k * Math.sin(b), Math.sin(b) - k * Math.cos(b));
    const [x, y] = p + 1 === pieces ? [arc[7]!, arc[8]!] : place(Math.cos(b), Math.sin(b));
    step('B', x, y, [...h0, ...h1]);
  }
}

/** A picture on a layer, embedded as PNG. */
export async function imageXml({ raster, transform }: PlacedImage, index: number): Promise<string> {
  const { default: sharp } = await import('sharp');
  const { width, height, grey } = raster;
  const png = await sharp(grey, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  const [a, b, c, d, e, f] = transform;
  const [w, h] = [width * Math.sqrt(a * a + b * b), height * Math.sqrt(c * c + d * d)];
  // The bitmap lies about its own middle, y up; its form turns it and brings it to its place.
  const form = [(a * width) / w, (b * width) / w, (-c * height) / h, (-d * height) / h];
  const middle = [e + (a * width + c * height) / 2, f + (b * width + d * height) / 2];
  return (
    `  <Shape Type="Bitmap" CutIndex="${index}" W="${text(w)}" H="${text(h)}" Gamma="1" Contrast="0" Brightness="0" ` +
    `Data="${png.toString('base64')}"><XForm>${[...form, ...middle].map(text).join(' ')}</XForm></Shape>`
  );
}

/** Six decimals, no trailing zeros. */
export function text(value: number): string {
  const fixed = value.toFixed(6).replace(/\.?0+$/, '');
  return fixed === '-0' ? '0' : fixed;
}

/** Words inside an attribute. */
export function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\t]/gu, ' ');
}

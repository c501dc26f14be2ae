import { assert } from '../../base/assert.ts';
import {
  type Color,
  type Part,
  type PlacedImage,
  type Shape,
  type Subpath,
  VERB_SIZE,
  Verb,
} from '../../model/part.ts';
import { FIRST_TOOL_LAYER, PALETTE } from './spec.ts';

type Mode = 'Cut' | 'Scan' | 'Image' | 'Off';

/**
 * A drawing as a LightBurn project: strokes on `Cut` layers, fills on `Scan` layers, pictures as embedded PNG. Layers take
 * the palette's nearest colour; two modes of one colour get two layers. Speeds and powers are LightBurn's own business.
 */
export async function writeLightburn(part: Part): Promise<Uint8Array> {
  assert(part.kind === 'drawing', 'a LightBurn project holds a drawing');
  const layers = new LayerBook();
  const shapes = part.shapes.map((shape) => shapeXml(shape, layers)).filter((xml) => xml !== '');
  const images = await Promise.all(part.images.map((image) => imageXml(image, layers)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<LightBurnProject AppVersion="1.4.00" FormatVersion="1" MaterialHeight="0" MirrorX="False" MirrorY="False">',
    ...layers.xml(),
    ...shapes,
    ...images,
    '</LightBurnProject>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** Which CutIndex each colour and mode has. */
class LayerBook {
  readonly #taken = new Map<number, { readonly key: string; readonly mode: Mode; readonly name: string }>();

  indexOf(color: Color, mode: Mode, name: string): number {
    const key = `${color.r} ${color.g} ${color.b} ${mode}`;
    for (const [index, layer] of this.#taken) if (layer.key === key) return index;
    const order = Array.from({ length: FIRST_TOOL_LAYER }, (_, index) => index);
    order.sort((a, b) => apart(PALETTE[a]!, color) - apart(PALETTE[b]!, color) || a - b);
    // More than thirty colours: the nearest of the same mode stands for it.
    const index =
      order.find((k) => !this.#taken.has(k)) ?? order.find((k) => this.#taken.get(k)!.mode === mode) ?? order[0]!;
    if (!this.#taken.has(index)) this.#taken.set(index, { key, mode, name });
    return index;
  }

  xml(): string[] {
    const layers = [...this.#taken].sort(([a], [b]) => a - b);
    return layers.map(([index, { mode, name }], priority) => {
      const tag = mode === 'Image' ? 'CutSetting_Img' : 'CutSetting';
      const type = mode === 'Off' ? 'Cut' : mode;
      const label = name === '' ? `C${String(index).padStart(2, '0')}` : name;
      const output = mode === 'Off' ? '<doOutput Value="0"/>' : '';
      return (
        `  <${tag} type="${type}"><index Value="${index}"/><name Value="${escapeXml(label)}"/>` +
        `<priority Value="${priority}"/>${output}</${tag}>`
      );
    });
  }
}

function apart(a: Color, b: Color): number {
  return (a.r - b.r) ** 2 + (a.g - b.g) ** 2 + (a.b - b.b) ** 2;
}

function shapeXml(shape: Shape, layers: LayerBook): string {
  const color = shape.stroke ?? shape.fill;
  if (color === null || shape.subpaths.length === 0) return '';
  const mode = shape.operation === 'ignore' ? 'Off' : shape.stroke === null ? 'Scan' : 'Cut';
  const index = layers.indexOf(color, mode, shape.layer);
  const vertices: string[] = [];
  const primitives: string[] = [];
  for (const subpath of shape.subpaths) addSubpath(subpath, vertices, primitives);
  const name = shape.id === '' ? '' : ` Name="${escapeXml(shape.id)}"`;
  return (
    `  <Shape Type="Path" CutIndex="${index}"${name}><XForm>1 0 0 1 0 0</XForm>` +
    `<VertList>${vertices.join('')}</VertList><PrimList>${primitives.join('')}</PrimList></Shape>`
  );
}

interface OpenVertex {
  x: number;
  y: number;
  c0: string;
  c1: string;
}

/** A stroke as vertices and steps; a closed one steps back to its first vertex. */
function addSubpath(subpath: Subpath, vertices: string[], primitives: string[]): void {
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

async function imageXml({ raster, transform }: PlacedImage, layers: LayerBook): Promise<string> {
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
  const index = layers.indexOf({ r: 0, g: 0, b: 0 }, 'Image', '');
  return (
    `  <Shape Type="Bitmap" CutIndex="${index}" W="${text(w)}" H="${text(h)}" Gamma="1" Contrast="0" Brightness="0" ` +
    `Data="${png.toString('base64')}"><XForm>${[...form, ...middle].map(text).join(' ')}</XForm></Shape>`
  );
}

/** Six decimals, no trailing zeros. */
function text(value: number): string {
  const fixed = value.toFixed(6).replace(/\.?0+$/, '');
  return fixed === '-0' ? '0' : fixed;
}

function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\t]/gu, ' ');
}

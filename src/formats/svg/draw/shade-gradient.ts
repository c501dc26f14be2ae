import { type Affine, composeAffine, IDENTITY, invertAffine } from '../../../geometry/affine.ts';
import { emptyBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import { brightness } from '../../../geometry/pictures/brightness.ts';
import type { PlacedImage, Subpath } from '../../../model/part.ts';
import { parseLength } from '../style/length.ts';
import { stopColor } from '../style/paint.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { boxMap } from './object-box.ts';
import { linksOf, writtenIn } from './paint-links.ts';
import { parseTransform } from './transform-list.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** [mm] Size of a shade's pixel: a usual row of an engraving. */
const PIXEL = 0.1;
/** Beyond this many pixels they grow. */
const MOST_PIXELS = 4_000_000;

/** What is filled, as it lies on the sheet. */
export interface ShadedArea {
  /** [mm] */
  readonly subpaths: readonly Subpath[];
  readonly state: WalkState;
  /** 0…1 */
  readonly opacity: number;
  readonly node: SvgNode;
}

/**
 * A gradient as a grey picture over the box of what it fills, dark where much is to be engraved; a clip cuts it to the
 * shape. Null where the gradient cannot be placed (no stops, squeezed to a line).
 */
export function shadeGradient(gradient: SvgNode, area: ShadedArea, context: WalkContext): PlacedImage | null {
  const chain = linksOf(gradient, context.ids);
  const shades = shadesOf(chain, area.opacity, context);
  const box = emptyBounds();
  for (const subpath of area.subpaths) growBySubpath(box, subpath);
  const toUser = invertAffine(area.state.map);
  if (shades === null || toUser === undefined || !(box.maxX > box.minX && box.maxY > box.minY)) return null;
  const place = placeAt(chain, { area, toUser }, context);
  if (place === null) return null;
  const [wide, high] = [box.maxX - box.minX, box.maxY - box.minY];
  const pixel = Math.max(PIXEL, Math.sqrt((wide * high) / MOST_PIXELS));
  const [width, height] = [Math.max(1, Math.round(wide / pixel)), Math.max(1, Math.round(high / pixel))];
  const [dx, dy] = [wide / width, high / height];
  const grey = new Uint8Array(width * height);
  // Row by row through two loops that all gradients share: a call by pixel of functions made by gradient took three times as long.
  const row = new Float64Array(width);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) row[u] = box.minX + (u + 0.5) * dx;
    placeRow(place, row, box.maxY - (v + 0.5) * dy);
    shadeRow(shades, row, grey.subarray(v * width, (v + 1) * width));
  }
  const { node, state } = area;
  return {
    raster: { kind: 'raster', width, height, grey, dpi: null },
    transform: [dx, 0, 0, -dy, box.minX, box.maxY],
    layer: state.layer,
    id: node.attributes.id ?? '',
    line: node.line,
  };
}

/** Grey by place on the gradient, spread beyond its first and its last stop. */
interface Shades {
  /** 0…1, rising. */
  readonly offsets: Float64Array;
  /** 0…255 */
  readonly greys: Float64Array;
  readonly spread: 'pad' | 'repeat' | 'reflect';
}

function shadesOf(chain: readonly SvgNode[], opacity: number, context: WalkContext): Shades | null {
  const owner = chain.find(({ children }) => children.some(({ tag }) => tag === 'stop'));
  if (owner === undefined) return null;
  let last = 0;
  const stops = owner.children
    .filter(({ tag }) => tag === 'stop')
    .map((stop) => {
      const { color, alpha } = stopColor(stop, context.index);
      const text = stop.attributes.offset ?? '0';
      const offset = Number.parseFloat(text) / (text.trim().endsWith('%') ? 100 : 1);
      last = Math.max(last, Math.min(1, Math.max(0, Number.isNaN(offset) ? 0 : offset)));
      const luma = brightness(color);
      const cover = Math.min(1, Math.max(0, alpha)) * opacity;
      return { offset: last, grey: 255 + (luma - 255) * cover };
    });
  const spread = writtenIn(chain, 'spreadMethod');
  return {
    offsets: Float64Array.from(stops, ({ offset }) => offset),
    greys: Float64Array.from(stops, ({ grey }) => grey),
    spread: spread === 'repeat' || spread === 'reflect' ? spread : 'pad',
  };
}

/** The shades of a row of places. */
function shadeRow({ offsets, greys, spread }: Shades, places: Float64Array, out: Uint8Array): void {
  const n = offsets.length;
  const [first, last] = [Math.round(greys[0]!), Math.round(greys[n - 1]!)];
  // The stop after the place, from one pixel to the next mostly the same.
  let next = 0;
  for (let u = 0; u < places.length; u++) {
    let t = places[u]!;
    if (spread === 'pad') t = t < 0 ? 0 : Math.min(t, 1);
    else if (spread === 'repeat') t -= Math.floor(t);
    else t = Math.abs(t - 2 * Math.round(t / 2));
    while (next > 0 && offsets[next - 1]! > t) next--;
    while (next < n && !(offsets[next]! > t)) next++;
    if (next === 0) out[u] = first;
    else if (next === n) out[u] = last;
    else {
      const from = offsets[next - 1]!;
      const grey = greys[next - 1]!;
      out[u] = Math.round(grey + ((greys[next]! - grey) * (t - from)) / (offsets[next]! - from));
    }
  }
}

/** From mm on the sheet to the place on the gradient. */
interface GradientPlace {
  /** From mm to the gradient's own units. */
  readonly map: Affine;
  readonly kind: 'linear' | 'radial';
  /** Linear: the start, the way to the end, its square. Radial: the focus, the way from the centre to it, and as `A` says. */
  readonly numbers: readonly [x: number, y: number, dx: number, dy: number, A: number];
}

/** Turns the x [mm] of a row into places on the gradient. */
function placeRow({ map, kind, numbers }: GradientPlace, row: Float64Array, y: number): void {
  const [a, b, c, d, e, f] = map;
  const [px, py, dx, dy, A] = numbers;
  for (let u = 0; u < row.length; u++) {
    const x = row[u]!;
    const ux = a * x + c * y + e - px;
    const uy = b * x + d * y + f - py;
    const along = ux * dx + uy * dy;
    if (kind === 'linear') row[u] = A > 0 ? along / A : 1;
    else row[u] = A < 0 ? (along - Math.sqrt(along * along - A * (ux * ux + uy * uy))) / A : 1;
  }
}

function placeAt(
  chain: readonly SvgNode[],
  { area, toUser }: { readonly area: ShadedArea; readonly toUser: Affine },
  context: WalkContext,
): GradientPlace | null {
  const { state, subpaths } = area;
  const lengths = lengthsOf(context, state, state.style.fontSize);
  const onUse = writtenIn(chain, 'gradientUnits') === 'userSpaceOnUse';
  const units = onUse ? IDENTITY : boxMap(userBox(subpaths, toUser));
  const own = parseTransform(writtenIn(chain, 'gradientTransform') ?? '', lengths) ?? IDENTITY;
  const inverse = invertAffine(composeAffine(units, own));
  if (inverse === undefined) return null;
  const map = composeAffine(inverse, toUser);
  const read = (name: string, standard: string, axis: 'x' | 'y' | 'other'): number => {
    const text = writtenIn(chain, name) ?? standard;
    const inBox = Number.parseFloat(text) / (text.trim().endsWith('%') ? 100 : 1);
    return (onUse ? parseLength(text, lengths, axis) : inBox) ?? 0;
  };
  return /^radial/.test(chain[0]!.tag)
    ? { map, kind: 'radial', numbers: radialNumbers(read, chain) }
    : { map, kind: 'linear', numbers: linearNumbers(read) };
}

type Read = (name: string, standard: string, axis: 'x' | 'y' | 'other') => number;

function linearNumbers(read: Read): GradientPlace['numbers'] {
  const [x1, y1] = [read('x1', '0%', 'x'), read('y1', '0%', 'y')];
  const [dx, dy] = [read('x2', '100%', 'x') - x1, read('y2', '0%', 'y') - y1];
  return [x1, y1, dx, dy, dx * dx + dy * dy];
}

/**
 * The circle of the family from the focus to the outer one that passes through the place: with d from the focus to it and
 * c from the focus to the centre, |d − t·c| = t·r.
 */
function radialNumbers(read: Read, chain: readonly SvgNode[]): GradientPlace['numbers'] {
  const [cx, cy, r] = [read('cx', '50%', 'x'), read('cy', '50%', 'y'), read('r', '50%', 'other')];
  let [ex, ey] = [
    cx - (writtenIn(chain, 'fx') === undefined ? cx : read('fx', '', 'x')),
    cy - (writtenIn(chain, 'fy') === undefined ? cy : read('fy', '', 'y')),
  ];
  const [fx, fy] = [cx - ex, cy - ey];
  const off = Math.sqrt(ex * ex + ey * ey);
  // A focus outside the circle is set on its edge (SVG 1.1, 13.2.3).
  if (off > 0.999 * r && off > 0) [ex, ey] = [(0.999 * r * ex) / off, (0.999 * r * ey) / off];
  return [fx, fy, ex, ey, ex * ex + ey * ey - r * r];
}

function userBox(subpaths: readonly Subpath[], toUser: Affine) {
  const box = emptyBounds();
  for (const subpath of subpaths) growBySubpath(box, transformSubpath(toUser, subpath));
  return box;
}

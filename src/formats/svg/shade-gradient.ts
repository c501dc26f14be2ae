import { type Affine, composeAffine, IDENTITY, invertAffine } from '../../geometry/affine.ts';
import { emptyBounds, growBySubpath } from '../../geometry/subpath-bounds.ts';
import { transformSubpath } from '../../geometry/transform-subpath.ts';
import type { PlacedImage, Subpath } from '../../model/part.ts';
import { parseLength } from './length.ts';
import { boxMap } from './object-box.ts';
import { stopColor } from './paint.ts';
import { linksOf, writtenIn } from './paint-links.ts';
import type { SvgNode } from './svg-node.ts';
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
  const shadeAt = shadesOf(chain, area.opacity, context);
  const box = emptyBounds();
  for (const subpath of area.subpaths) growBySubpath(box, subpath);
  const toUser = invertAffine(area.state.map);
  if (shadeAt === null || toUser === undefined || !(box.maxX > box.minX && box.maxY > box.minY)) return null;
  const place = placeAt(chain, { area, toUser }, context);
  if (place === null) return null;
  const [wide, high] = [box.maxX - box.minX, box.maxY - box.minY];
  const pixel = Math.max(PIXEL, Math.sqrt((wide * high) / MOST_PIXELS));
  const [width, height] = [Math.max(1, Math.round(wide / pixel)), Math.max(1, Math.round(high / pixel))];
  const [dx, dy] = [wide / width, high / height];
  const grey = new Uint8Array(width * height);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++)
      grey[v * width + u] = shadeAt(place(box.minX + (u + 0.5) * dx, box.maxY - (v + 0.5) * dy));
  const { node, state } = area;
  return {
    raster: { kind: 'raster', width, height, grey, dpi: null },
    transform: [dx, 0, 0, -dy, box.minX, box.maxY],
    layer: state.layer,
    id: node.attributes.id ?? '',
    line: node.line,
  };
}

/** Grey by place on the gradient, 0…1 from its first to its last stop, spread beyond. */
function shadesOf(chain: readonly SvgNode[], opacity: number, context: WalkContext): ((t: number) => number) | null {
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
      const luma = 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
      const cover = Math.min(1, Math.max(0, alpha)) * opacity;
      return { offset: last, grey: 255 + (luma - 255) * cover };
    });
  const spread = writtenIn(chain, 'spreadMethod');
  return (place) => {
    const t = spreadOut(place, spread);
    const next = stops.findIndex(({ offset }) => offset > t);
    if (next === 0) return Math.round(stops[0]!.grey);
    if (next < 0) return Math.round(stops[stops.length - 1]!.grey);
    const [a, b] = [stops[next - 1]!, stops[next]!];
    return Math.round(a.grey + ((b.grey - a.grey) * (t - a.offset)) / (b.offset - a.offset));
  };
}

function spreadOut(t: number, method: string | undefined): number {
  if (method === 'repeat') return t - Math.floor(t);
  if (method === 'reflect') return Math.abs(t - 2 * Math.round(t / 2));
  return Math.min(1, Math.max(0, t));
}

/** From mm on the sheet to the place on the gradient. */
function placeAt(
  chain: readonly SvgNode[],
  { area, toUser }: { readonly area: ShadedArea; readonly toUser: Affine },
  context: WalkContext,
): ((x: number, y: number) => number) | null {
  const { state, subpaths } = area;
  const lengths = lengthsOf(context, state, state.style.fontSize);
  const onUse = writtenIn(chain, 'gradientUnits') === 'userSpaceOnUse';
  const units = onUse ? IDENTITY : boxMap(userBox(subpaths, toUser));
  const own = parseTransform(writtenIn(chain, 'gradientTransform') ?? '', lengths) ?? IDENTITY;
  const inverse = invertAffine(composeAffine(units, own));
  if (inverse === undefined) return null;
  const [a, b, c, d, e, f] = composeAffine(inverse, toUser);
  const read = (name: string, standard: string, axis: 'x' | 'y' | 'other'): number => {
    const text = writtenIn(chain, name) ?? standard;
    const inBox = Number.parseFloat(text) / (text.trim().endsWith('%') ? 100 : 1);
    return (onUse ? parseLength(text, lengths, axis) : inBox) ?? 0;
  };
  const along = /^radial/.test(chain[0]!.tag) ? radialPlace(read, chain) : linearPlace(read);
  return (x, y) => along(a * x + c * y + e, b * x + d * y + f);
}

type Read = (name: string, standard: string, axis: 'x' | 'y' | 'other') => number;

function linearPlace(read: Read): (x: number, y: number) => number {
  const [x1, y1] = [read('x1', '0%', 'x'), read('y1', '0%', 'y')];
  const [dx, dy] = [read('x2', '100%', 'x') - x1, read('y2', '0%', 'y') - y1];
  const length2 = dx * dx + dy * dy;
  return (x, y) => (length2 > 0 ? ((x - x1) * dx + (y - y1) * dy) / length2 : 1);
}

/**
 * The circle of the family from the focus to the outer one that passes through the place: with d from the focus to it and
 * c from the focus to the centre, |d − t·c| = t·r.
 */
function radialPlace(read: Read, chain: readonly SvgNode[]): (x: number, y: number) => number {
  const [cx, cy, r] = [read('cx', '50%', 'x'), read('cy', '50%', 'y'), read('r', '50%', 'other')];
  let [ex, ey] = [
    cx - (writtenIn(chain, 'fx') === undefined ? cx : read('fx', '', 'x')),
    cy - (writtenIn(chain, 'fy') === undefined ? cy : read('fy', '', 'y')),
  ];
  const [fx, fy] = [cx - ex, cy - ey];
  const off = Math.sqrt(ex * ex + ey * ey);
  // A focus outside the circle is set on its edge (SVG 1.1, 13.2.3).
  if (off > 0.999 * r && off > 0) [ex, ey] = [(0.999 * r * ex) / off, (0.999 * r * ey) / off];
  const A = ex * ex + ey * ey - r * r;
  return (x, y) => {
    const [dx, dy] = [x - fx, y - fy];
    const B = dx * ex + dy * ey;
    return A < 0 ? (B - Math.sqrt(B * B - A * (dx * dx + dy * dy))) / A : 1;
  };
}

function userBox(subpaths: readonly Subpath[], toUser: Affine) {
  const box = emptyBounds();
  for (const subpath of subpaths) growBySubpath(box, transformSubpath(toUser, subpath));
  return box;
}

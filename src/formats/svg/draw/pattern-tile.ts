import { type Affine, applyAffine, composeAffine, IDENTITY, invertAffine } from '../../../geometry/affine.ts';
import { emptyBounds, type FlatBounds, growBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import type { Subpath } from '../../../model/part.ts';
import { parseLength } from '../style/length.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { boxMap, sizeOf } from './object-box.ts';
import { writtenIn } from './paint-links.ts';
import { parseTransform } from './transform-list.ts';
import { fitViewBox, parseViewBox } from './view-box.ts';
import { lengthsOf, type WalkContext, type WalkState } from './walk-context.ts';

/** How the tiles of a pattern lie over a shape. */
export interface Tiling {
  /** The edge of the first tile, a rectangle `width` × `height` from the origin, to mm. */
  readonly frame: Affine;
  /** [units of the pattern] */
  readonly width: number;
  readonly height: number;
  /** What the pattern draws, to mm in the first tile. */
  readonly content: Affine;
  /** [mm] From the first tile to each one that may show: x, y, x, y … */
  readonly shifts: Float64Array;
}

/** Beyond this many tiles nobody sees the pattern any more. */
const MOST_TILES = 40_000;

/**
 * Lays the tiles of a pattern over a shape, as the attributes of the pattern and those it refers to say
 * (SVG 1.1, 13.3).
 * @param subpaths [mm] outline of the shape
 * @returns `'none'` where the pattern has no tile, so that nothing is painted; `'dust'` where there are too many
 */
export function layTiles(
  chain: readonly SvgNode[],
  subpaths: readonly Subpath[],
  state: WalkState,
  context: WalkContext,
): Tiling | 'none' | 'dust' {
  const toUser = invertAffine(state.map);
  if (toUser === undefined) return 'none';
  const box = boxUnder(toUser, subpaths);
  const lengths = lengthsOf(context, state, state.style.fontSize);
  const inBox = writtenIn(chain, 'patternUnits') !== 'userSpaceOnUse';
  const read = (name: string, axis: 'x' | 'y', from: number, size: number): number => {
    const text = writtenIn(chain, name) ?? '0';
    if (!inBox) return parseLength(text, lengths, axis) ?? 0;
    const share = Number.parseFloat(text) / (text.trim().endsWith('%') ? 100 : 1);
    return from + (Number.isFinite(share) ? share : 0) * size;
  };
  const { width: boxWidth, height: boxHeight } = sizeOf(box);
  const x = read('x', 'x', box.minX, boxWidth);
  const y = read('y', 'y', box.minY, boxHeight);
  const width = read('width', 'x', 0, boxWidth);
  const height = read('height', 'y', 0, boxHeight);
  const turn = parseTransform(writtenIn(chain, 'patternTransform') ?? '', lengths) ?? IDENTITY;
  const frame = composeAffine(composeAffine(state.map, turn), [1, 0, 0, 1, x, y]);
  const inverse = invertAffine(frame);
  if (!(width > 0 && height > 0) || inverse === undefined) return 'none';
  const shifts = shiftsOver(boxUnder(inverse, subpaths), frame, width, height);
  if (shifts === null) return 'dust';
  return { frame, width, height, content: composeAffine(frame, contentFit(chain, box, width, height)), shifts };
}

/** What the pattern draws, to the units of its tile. */
function contentFit(chain: readonly SvgNode[], box: FlatBounds, width: number, height: number): Affine {
  const view = parseViewBox(writtenIn(chain, 'viewBox'));
  if (view !== null && view !== 'empty')
    return fitViewBox(view, writtenIn(chain, 'preserveAspectRatio'), width, height);
  if (writtenIn(chain, 'patternContentUnits') !== 'objectBoundingBox') return IDENTITY;
  const [a, , , d] = boxMap(box);
  return [a, 0, 0, d, 0, 0];
}

/** [mm] Where the tiles stand that meet a box in units of the first one; null where they are too many. */
function shiftsOver(box: FlatBounds, frame: Affine, width: number, height: number): Float64Array | null {
  const nudge = 1e-9; // a tile that only touches the edge does not show
  const firstColumn = Math.floor(box.minX / width + nudge);
  const firstRow = Math.floor(box.minY / height + nudge);
  const columns = Math.ceil(box.maxX / width - nudge) - firstColumn;
  const rows = Math.ceil(box.maxY / height - nudge) - firstRow;
  if (!(columns * rows <= MOST_TILES)) return null;
  const shifts = new Float64Array(2 * Math.max(0, columns) * Math.max(0, rows));
  const [x0, y0] = applyAffine(frame, 0, 0);
  let n = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = applyAffine(frame, (firstColumn + column) * width, (firstRow + row) * height);
      shifts[n++] = x - x0;
      shifts[n++] = y - y0;
    }
  return shifts;
}

/** Bounds of strokes under a map. */
function boxUnder(map: Affine, subpaths: readonly Subpath[]): FlatBounds {
  const box = emptyBounds();
  for (const subpath of subpaths) growBySubpath(box, transformSubpath(map, subpath));
  if (!(box.minX <= box.maxX)) growBounds(box, 0, 0);
  return box;
}

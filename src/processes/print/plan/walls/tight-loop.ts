import { outlineLength } from '../../../../geometry/areas/islands.ts';
import { medialAxis } from '../../../../geometry/areas/medial-axis.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { type LineSize, lineArea, lineSpacing, roundedAlong, type Stroke } from '../stroke.ts';
import { loopStrokes } from './loop-lines.ts';

/** Of the nozzle: the thinnest line of such a loop. */
const THINNEST = 0.75;
/** How much less or more than its width says such a loop lays at most: else the piece is not about as wide everywhere. */
const LEAST = 0.9;
const MOST = 1.12;

/**
 * A loop whose two sides share the width of a piece that is too narrow for whole lines, and too short for one along its middle:
 * of that little is left but its ends. The loop runs a quarter of the width from the border, and lays what the piece holds.
 *
 *   ┌─────────────┐
 *   │ ┌ ─ ─ ─ ─ ┐ │
 *   │ └ ─ ─ ─ ─ ┘ │
 *   └─────────────┘
 *
 * @returns nothing where its lines were thinner than the nozzle lays, or the piece has a hole or a tail
 */
export function tightLoop(
  kernel: PolygonKernel,
  piece: Polygons,
  size: LineSize & { readonly nozzle: number },
): readonly Stroke[] {
  if (piece.ends.length !== 1) return [];
  const { height, nozzle } = size;
  const widest = medialAxis(kernel, piece).reduce(
    (most, { widths }) => widths.reduce((a, b) => Math.max(a, b), most),
    0,
  );
  const width = (widest + size.lineWidth - lineSpacing(size.lineWidth, height)) / 2;
  if (width < THINNEST * nozzle) return [];
  const loops = kernel.offset(piece, -widest / 4, { join: 'miter' });
  const length = outlineLength(loops);
  if (loops.ends.length !== 1 || length === 0) return [];
  const area = ((polygonsArea(piece) - roundedAlong(outlineLength(piece), size)) * height) / length;
  const share = area / lineArea(width, height);
  return share < LEAST || share > MOST ? [] : loopStrokes(loops, MoveKind.outerWall, area);
}

import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import type { MoveKindCode } from '../../../../model/toolpath.ts';
import type { Stroke } from '../stroke.ts';

/** [mm] Pieces shorter than this keep the kind of what comes before. */
const SHORT = 0.5;

/**
 * Strokes cut where they enter or leave a region, the pieces inside given another kind. Drawn in order the pieces are
 * the same line without a stop: a top and the solid around it are one sweep, with no seam between them.
 */
export function markInside(strokes: readonly Stroke[], region: Polygons, kind: MoveKindCode): Stroke[] {
  const index = new EdgeIndex(region);
  return strokes.flatMap((stroke) => cutStroke(stroke, index, kind));
}

function cutStroke(stroke: Stroke, index: EdgeIndex, inside: MoveKindCode): Stroke[] {
  const { points, area } = stroke;
  const pieces: Stroke[] = [];
  let chain = [points[0]!, points[1]!];
  let areas = typeof area === 'number' ? [] : [area[0]!];
  let current: MoveKindCode | undefined;
  const flush = (): void => {
    const kind = current ?? stroke.kind;
    const cut = typeof area === 'number' ? area : Float64Array.from(areas);
    if (chain.length >= 4) pieces.push({ ...stroke, kind, points: Float64Array.from(chain), area: cut });
    chain = chain.slice(-2);
    areas = areas.slice(-1);
  };
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
    let from = 0;
    for (const to of [...index.crossings(x0, y0, x1, y1).filter((_, k) => k % 2 === 0), 1]) {
      const middle = (from + to) / 2;
      const kind = index.contains(x0 + middle * (x1 - x0), y0 + middle * (y1 - y0)) ? inside : stroke.kind;
      if (current === undefined) current = kind;
      else if (kind !== current && (to - from) * length >= SHORT) {
        flush();
        current = kind;
      }
      if (to - from > 1e-9) {
        chain.push(x0 + to * (x1 - x0), y0 + to * (y1 - y0));
        if (typeof area !== 'number') areas.push(area[i / 2 - 1]! + to * (area[i / 2]! - area[i / 2 - 1]!));
      }
      from = to;
    }
  }
  flush();
  return pieces;
}

import type { Subpath } from '../../model/part.ts';
import type { Polylines } from '../areas/polygons.ts';
import { distance2ToSegment } from './containment.ts';
import type { DoubledStretch } from './duplicate-length.ts';
import { flattenSubpath } from './flatten-curve.ts';
import { PointSink } from './point-sink.ts';

/**
 * What is left of a stroke when the stretches that an earlier stroke has burnt already are taken out: open lines, x, y
 * pairs [mm]. The stretches must have been found (`findDuplicates`) with the same tolerance.
 *
 *     drawn    a ────────────────── b          stretch      ════════
 *     left     a ──────            ── b
 *
 * A stretch that stands for two separate doubles on one chord (its length is less than its ends are apart) is left in:
 * better a few millimetres twice than a gap.
 */
export function withoutDoubles(subpath: Subpath, stretches: readonly DoubledStretch[], tolerance: number): Polylines {
  const points = flattenSubpath(subpath, tolerance / 10);
  const out = LEFT;
  out.clear();
  let next = 0;
  out.add(points[0]!, points[1]!);
  let drawn = 1;
  const end = (): void => {
    if (drawn > 1) out.end();
    else if (drawn === 1) out.drop();
    drawn = 0;
  };
  for (let k = 2; k < points.length; k += 2) {
    const [ax, ay, bx, by] = [points[k - 2]!, points[k - 1]!, points[k]!, points[k + 1]!];
    // By number too: on a line drawn there and back, a stretch of the way back lies on the way there.
    const chord = k / 2 - 1;
    while (next < stretches.length && stretches[next]!.chord < chord) next++;
    const stretch = stretches[next];
    if (stretch?.chord === chord && liesOn(stretch, ax, ay, bx, by)) {
      next++;
      const span = Math.sqrt((stretch.to[0] - stretch.from[0]) ** 2 + (stretch.to[1] - stretch.from[1]) ** 2);
      if (stretch.length > span - 1e-6) {
        if (apart(stretch.from[0], stretch.from[1], ax, ay, tolerance)) {
          out.add(stretch.from[0], stretch.from[1]);
          drawn++;
        }
        end();
        if (apart(stretch.to[0], stretch.to[1], bx, by, tolerance)) {
          out.add(stretch.to[0], stretch.to[1]);
          out.add(bx, by);
          drawn = 2;
        } else {
          out.add(bx, by);
          drawn = 1;
        }
        continue;
      }
    }
    out.add(bx, by);
    drawn++;
  }
  end();
  return out.take();
}

/** For strokes one by one. */
const LEFT = new PointSink();

/** More than a tenth of the tolerance apart. */
function apart(ax: number, ay: number, bx: number, by: number, tolerance: number): boolean {
  const least = tolerance / 10;
  return (ax - bx) ** 2 + (ay - by) ** 2 > least * least;
}

function liesOn(stretch: DoubledStretch, ax: number, ay: number, bx: number, by: number): boolean {
  return (
    distance2ToSegment(stretch.from[0], stretch.from[1], ax, ay, bx, by) < 1e-12 &&
    distance2ToSegment(stretch.to[0], stretch.to[1], ax, ay, bx, by) < 1e-12
  );
}

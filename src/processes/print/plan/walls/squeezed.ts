import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { Stroke } from '../stroke.ts';

/** What a thread lays where it does not hang. */
export interface Squeeze {
  /** [mm2] Cross-section that fills the layer between its neighbours. */
  readonly area: number;
  /** [mm] Way from the edge of what carries it to where it is squeezed flat. */
  readonly ramp: number;
}

/**
 * A round thread that is thicker than its layer lies on its anchors with no more than the layer holds: there the
 * surplus would have nowhere to sag to.
 */
export function squeezed(stroke: Stroke, carrier: EdgeIndex, { area, ramp }: Squeeze): Stroke {
  const thick = stroke.area;
  if (typeof thick !== 'number' || thick <= area) return stroke;
  const points: number[] = [];
  const areas: number[] = [];
  const put = (x: number, y: number, section: number): void => {
    points.push(x, y);
    areas.push(section);
  };
  const { points: p } = stroke;
  const n = p.length / 2;
  for (let i = 0; i < n; i++) {
    const [x0, y0] = [p[2 * i]!, p[2 * i + 1]!];
    let held = carrier.contains(x0, y0);
    put(x0, y0, held ? area : thick);
    if (i + 1 === n) break;
    const [dx, dy] = [p[2 * i + 2]! - x0, p[2 * i + 3]! - y0];
    const share = ramp / Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
    let last = 0;
    // Where two edges are nearer than the ramp it begins at the first of them.
    for (const at of carrier.crossings(x0, y0, x0 + dx, y0 + dy).filter((_, k) => k % 2 === 0)) {
      const flat = held ? Math.max(last, at - share) : Math.min(1, at + share);
      const [first, second] = held ? [flat, at] : [at, flat];
      put(x0 + first * dx, y0 + first * dy, held ? area : thick);
      put(x0 + second * dx, y0 + second * dy, held ? thick : area);
      last = second;
      held = !held;
    }
  }
  return { ...stroke, points: Float64Array.from(points), area: Float64Array.from(areas) };
}

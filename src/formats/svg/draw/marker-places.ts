import { type Affine, invertAffine } from '../../../geometry/affine.ts';
import { type Subpath, VERB_SIZE, Verb } from '../../../model/part.ts';

/** A corner of a line, where a marker may stand. */
export interface MarkerPlace {
  readonly kind: 'start' | 'mid' | 'end';
  /** [mm] */
  readonly x: number;
  readonly y: number;
  /** [rad] Direction of the line in the element's own units: at a corner half way between those before and after it. */
  readonly angle: number;
}

type Vector = readonly [x: number, y: number];

/** A segment's ends and the directions in which it leaves and arrives. */
interface Segment {
  readonly from: Vector;
  readonly to: Vector;
  readonly leaves: Vector;
  readonly arrives: Vector;
}

/**
 * Where the markers of a line stand (SVG 2, 13.7): one start, one end, and every corner between. A closed stroke has one
 * at its first corner twice.
 * @param map the element's units to mm
 */
export function markerPlaces(subpaths: readonly Subpath[], map: Affine): readonly MarkerPlace[] {
  const inverse = invertAffine(map);
  if (inverse === undefined) return [];
  const places: { at: Vector; angle: number }[] = [];
  for (const subpath of subpaths) {
    const segments = segmentsOf(subpath);
    const last = segments.length - 1;
    for (let i = 0; i <= last + 1; i++) {
      const around = subpath.closed && (i === 0 || i === last + 1);
      const before = around ? segments[last] : segments[i - 1];
      const after = around ? segments[0] : segments[i];
      const at = i === 0 ? segments[0]!.from : segments[i - 1]!.to;
      places.push({ at, angle: between(before?.arrives, after?.leaves, inverse) });
    }
  }
  return places.map(({ at, angle }, i) => ({
    kind: i === 0 ? 'start' : i === places.length - 1 ? 'end' : 'mid',
    x: at[0],
    y: at[1],
    angle,
  }));
}

/** [rad] Half way between two directions, or the one that there is. */
function between(before: Vector | undefined, after: Vector | undefined, inverse: Affine): number {
  const [ax, ay] = unit(before, inverse);
  const [bx, by] = unit(after, inverse);
  const [x, y] = [ax + bx, ay + by];
  return x * x + y * y < 1e-18 ? Math.atan2(ay, ax) : Math.atan2(y, x);
}

function unit(vector: Vector | undefined, [a, b, c, d]: Affine): Vector {
  if (vector === undefined) return [0, 0];
  const [x, y] = [a * vector[0] + c * vector[1], b * vector[0] + d * vector[1]];
  const length = Math.sqrt(x * x + y * y);
  return length > 0 ? [x / length, y / length] : [0, 0];
}

function segmentsOf({ x0, y0, verbs, coordinates }: Subpath): readonly Segment[] {
  const segments: Segment[] = [];
  let from: Vector = [x0, y0];
  let n = 0;
  for (const verb of verbs) {
    const end = n + VERB_SIZE[verb]!;
    const to: Vector = [coordinates[end - 2]!, coordinates[end - 1]!];
    segments.push(
      verb === Verb.arc ? arcSegment(from, to, coordinates, n) : lineSegment(from, to, coordinates, n, end),
    );
    from = to;
    n = end;
  }
  return segments;
}

/** A line or a cubic: towards the first point that lies elsewhere, and from the last one that did. */
function lineSegment(from: Vector, to: Vector, c: Float64Array, ...[first, end]: readonly [number, number]): Segment {
  const points: Vector[] = [from];
  for (let n = first; n < end; n += 2) points.push([c[n]!, c[n + 1]!]);
  const away = ([x, y]: Vector, [p, q]: Vector): boolean => x !== p || y !== q;
  const next = points.find((point) => away(point, from)) ?? to;
  const previous = points.findLast((point) => away(point, to)) ?? from;
  return {
    from,
    to,
    leaves: [next[0] - from[0], next[1] - from[1]],
    arrives: [to[0] - previous[0], to[1] - previous[1]],
  };
}

function arcSegment(from: Vector, to: Vector, c: Float64Array, n: number): Segment {
  const [rx, ry, turn, start, sweep] = [c[n + 2]!, c[n + 3]!, c[n + 4]!, c[n + 5]!, c[n + 6]!];
  const [cos, sin, sign] = [Math.cos(turn), Math.sin(turn), Math.sign(sweep)];
  const along = (t: number): Vector => {
    const [u, v] = [-rx * Math.sin(t) * sign, ry * Math.cos(t) * sign];
    return [u * cos - v * sin, u * sin + v * cos];
  };
  return { from, to, leaves: along(start), arrives: along(start + sweep) };
}

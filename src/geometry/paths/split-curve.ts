import { Verb } from '../../model/part.ts';

/**
 * A stretch of one segment, from parameter `from` to `to` of 0 … 1, exactly of the same kind: a cubic by
 * de Casteljau, an arc by its angles. The numbers are those that its verb takes.
 */
export function cutSegment(
  verb: number,
  start: readonly [x: number, y: number],
  numbers: Float64Array,
  range: readonly [from: number, to: number],
): Float64Array {
  const [from, to] = range;
  if (from === 0 && to === 1) return numbers.slice();
  if (verb === Verb.line) return Float64Array.from(segmentPoint(verb, start, numbers, to));
  if (verb === Verb.arc) {
    const [x, y] = segmentPoint(verb, start, numbers, to);
    const cut = numbers.slice();
    cut[5] = numbers[5]! + from * numbers[6]!;
    cut[6] = (to - from) * numbers[6]!;
    cut[7] = x;
    cut[8] = y;
    return cut;
  }
  const x = cutCubic([start[0], numbers[0]!, numbers[2]!, numbers[4]!], from, to);
  const y = cutCubic([start[1], numbers[1]!, numbers[3]!, numbers[5]!], from, to);
  return Float64Array.from([x[1], y[1], x[2], y[2], x[3], y[3]]);
}

/** Where a segment is at parameter `t`; its end exactly at 1. */
export function segmentPoint(
  verb: number,
  start: readonly [x: number, y: number],
  c: Float64Array,
  t: number,
): readonly [x: number, y: number] {
  if (t <= 0) return start;
  if (t >= 1) return [c[c.length - 2]!, c[c.length - 1]!];
  const s = 1 - t;
  if (verb === Verb.line) return [s * start[0] + t * c[0]!, s * start[1] + t * c[1]!];
  if (verb === Verb.arc) {
    const angle = c[5]! + t * c[6]!;
    const u = c[2]! * Math.cos(angle);
    const v = c[3]! * Math.sin(angle);
    const cos = Math.cos(c[4]!);
    const sin = Math.sin(c[4]!);
    return [c[0]! + u * cos - v * sin, c[1]! + u * sin + v * cos];
  }
  const k0 = s * s * s;
  const k1 = 3 * s * s * t;
  const k2 = 3 * s * t * t;
  const k3 = t * t * t;
  return [k0 * start[0] + k1 * c[0]! + k2 * c[2]! + k3 * c[4]!, k0 * start[1] + k1 * c[1]! + k2 * c[3]! + k3 * c[5]!];
}

type Four = readonly [number, number, number, number];

/** Control values of the stretch: the blossom of the cubic at the ends of the range. */
function cutCubic(p: Four, from: number, to: number): Four {
  const blossom = (a: number, b: number, c: number): number => {
    const q0 = p[0] + a * (p[1] - p[0]);
    const q1 = p[1] + a * (p[2] - p[1]);
    const q2 = p[2] + a * (p[3] - p[2]);
    const r0 = q0 + b * (q1 - q0);
    const r1 = q1 + b * (q2 - q1);
    return r0 + c * (r1 - r0);
  };
  return [blossom(from, from, from), blossom(from, from, to), blossom(from, to, to), blossom(to, to, to)];
}

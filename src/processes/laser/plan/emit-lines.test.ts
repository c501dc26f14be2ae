import { expect, test } from 'vitest';
import type { ArcPath } from '../../../geometry/paths/arc-path.ts';
import { Motion, MoveKind } from '../../../model/toolpath.ts';
import { ToolpathBuilder } from '../../../model/toolpath-builder.ts';
import { emitLine } from './emit-lines.ts';

const OPTIONS = { kind: MoveKind.cut, feed: 10, power: 0.5, arcs: true, tolerance: 0.01, darkMotion: 1 } as const;

/** A circle of 2 mm about (20, 35) in so many arcs. */
function circle(arcs: number, turn: 1 | -1): ArcPath {
  const angles = Array.from({ length: arcs }, (_, n) => 0.3 + (turn * 2 * Math.PI * n) / arcs);
  return {
    x: Float64Array.from(angles, (angle) => 20 + 2 * Math.cos(angle)),
    y: Float64Array.from(angles, (angle) => 35 + 2 * Math.sin(angle)),
    bulge: new Float64Array(arcs).fill(turn * Math.tan(Math.PI / 2 / arcs)),
    closed: true,
  };
}

test.each([2, 3, 4, 8, 12])('a circle in %d arcs is burnt whole, in arcs with two ends', (count) => {
  for (const turn of [1, -1] as const) {
    const path = circle(count, turn);
    const builder = new ToolpathBuilder([path.x[0]!, path.y[0]!, 0]);
    emitLine(builder, path, OPTIONS);
    const { length, motion, x, y, i, j } = builder.take();
    expect(length).toBe(2);
    let [px, py, swept] = [path.x[0]!, path.y[0]!, 0];
    for (let n = 0; n < length; n++) {
      expect(motion[n]).toBe(turn > 0 ? Motion.counterClockwise : Motion.clockwise);
      expect(Math.hypot(x[n]! - px, y[n]! - py)).toBeGreaterThan(2);
      const [from, to] = [Math.atan2(py - j[n]!, px - i[n]!), Math.atan2(y[n]! - j[n]!, x[n]! - i[n]!)];
      swept += (turn * (to - from) + 4 * Math.PI) % (2 * Math.PI);
      [px, py] = [x[n]!, y[n]!];
    }
    expect(swept).toBeCloseTo(2 * Math.PI, 9);
  }
});

import { describe, expect, test } from 'vitest';
import { mapFromValue } from '../../test/support/data-from-value.ts';
import { MOTION } from '../../test/support/toolpaths.ts';
import type { Firmware, MotionTime } from '../model/firmware.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { driver, ruida } from './closed-controller.ts';
import { marlin2 } from './marlin2.ts';
import { smoothie } from './smoothie.ts';

function timeOf(firmware: Firmware, motion: object, build: (builder: ToolpathBuilder) => void): MotionTime {
  const builder = new ToolpathBuilder([0, 0, 0]);
  build(builder);
  const timer = firmware.bind(mapFromValue(motion)).start();
  timer.push(builder.take());
  return timer.end();
}

const cut = (b: ToolpathBuilder, x: number, y: number, feed = 20): void =>
  b.add({ kind: MoveKind.cut, motion: Motion.line, x, y, feed, power: 0.8 });
const go = (b: ToolpathBuilder, x: number, y: number): void =>
  b.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: 300 });

describe.each([
  [ruida, MOTION.ruida],
  [driver, MOTION.driver],
] as const)('%o', (firmware, motion) => {
  test('a travel and a cut: two trapezoids with a stop between, reckoned by hand', () => {
    const time = timeOf(firmware, motion, (b) => {
      go(b, 100, 0);
      cut(b, 200, 0);
    });
    // 100 mm at 300 mm/s and 1000 mm/s²: s/v + v/a; 100 mm at 20 mm/s the same.
    expect(time.seconds).toBeCloseTo(1 / 3 + 0.3 + 5 + 0.02, 9);
    expect(time.laserOn).toBeCloseTo(5.02, 9);
    expect(time.byKind[MoveKind.cut]).toBeCloseTo(5.02, 9);
  });

  test('rows: length over speed, and 2·v/a to turn between them; a blank stretch costs its way', () => {
    const rows = (count: number, blank: boolean): MotionTime =>
      timeOf(firmware, motion, (b) => {
        for (let row = 0; row < count; row++) {
          const forward = row % 2 === 0;
          const at = (u: number): number => (forward ? u : 50 - u);
          go(b, at(0), row * 0.1);
          const burn = (x: number): void =>
            b.add({ kind: MoveKind.engrave, motion: Motion.line, x, y: row * 0.1, feed: 200, power: 0.3 });
          if (blank) {
            burn(at(10));
            go(b, at(40), row * 0.1);
          }
          burn(at(50));
        }
      });
    const one = rows(11, false).seconds - rows(1, false).seconds;
    // The step of 0.1 mm across is part of the turn.
    expect(one).toBeCloseTo(10 * (50 / 200 + (2 * 200) / 1000), 6);
    const gap = rows(11, true).seconds - rows(1, true).seconds;
    expect(gap).toBeCloseTo(one, 6);
    expect(rows(1, true).laserOn).toBeCloseTo(20 / 200, 9);
  });

  test('says how far it may be off', () => {
    expect(firmware.bind(mapFromValue(motion)).uncertainty).toBeGreaterThan(0);
  });
});

describe('Smoothie', () => {
  test('a right corner is taken at √(a·δ·s/(1 − s)), reckoned by hand', () => {
    const time = timeOf(smoothie, MOTION.smoothie, (b) => {
      cut(b, 100, 0, 100);
      cut(b, 100, 100, 100);
    });
    const s = Math.SQRT1_2;
    const corner = Math.sqrt((1000 * 0.05 * s) / (1 - s));
    const half = (v0: number, v1: number): number =>
      (2 * 100 - v0 - v1) / 1000 + (100 - (2 * 100 ** 2 - v0 ** 2 - v1 ** 2) / 2000) / 100;
    expect(time.seconds).toBeCloseTo(half(0, corner) + half(corner, 0), 9);
    expect(time.laserOn).toBeCloseTo(time.seconds, 9);
  });

  test('G0 runs at the seek speed, dark', () => {
    const time = timeOf(smoothie, { ...MOTION.smoothie, seekSpeed: '100 mm/s' }, (b) => go(b, 200, 0));
    expect(time.seconds).toBeCloseTo(2.1, 9);
    expect(time.laserOn).toBe(0);
  });
});

test('Marlin 2 knows how long the beam burns', () => {
  const time = timeOf(marlin2, MOTION.marlin2, (b) => {
    go(b, 100, 0);
    cut(b, 200, 0);
  });
  expect(time.laserOn).toBeGreaterThan(4.9);
  expect(time.laserOn).toBeLessThan(5.2);
});

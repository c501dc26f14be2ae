import { describe, expect, test } from 'vitest';
import { MoveKind, type MoveKindCode } from '../../../../model/toolpath.ts';
import type { PlannedIsland } from '../plan-layers.ts';
import type { Stroke } from '../stroke.ts';
import { StrokeSpeed } from '../stroke-speed.ts';
import { type Cooling, coolingOf, slowed } from './cooling.ts';

const SETTINGS = { outerSpeed: 25, innerSpeed: 45, solidSpeed: 80, minSpeed: 12, overhangSpeed: 20, flow: 1 } as never;
const MATERIAL = {
  layerTimeMin: 12,
  layerTimeFan: 60,
  fanOffLayers: 1,
  fanFullLayer: 3,
  fanMin: 0.5,
  fanMax: 1,
  fanBridge: 1,
} as never;

const line = (kind: MoveKindCode, length: number): Stroke => ({
  kind,
  closed: false,
  points: Float64Array.of(0, 0, length, 0),
  area: 0.08,
});

/** A layer with so much of outer walls and of solid lines [mm]. */
function cooled(outer: number, solid: number): Cooling & { readonly seconds: number; readonly outerSpeed: number } {
  const none = { coordinates: new Float64Array(0), ends: new Uint32Array(0) };
  const strokes = [line(MoveKind.outerWall, outer), line(MoveKind.solidInfill, solid)];
  const island: PlannedIsland = {
    outline: none,
    inside: none,
    rings: [[strokes[0]!]],
    gaps: [],
    fills: [[strokes[1]!]],
  };
  const cooling = coolingOf([island], 10, new StrokeSpeed(SETTINGS, 100), SETTINGS, MATERIAL);
  const outerSpeed = slowed(25, cooling.slowerOuter, 12);
  return { ...cooling, outerSpeed, seconds: outer / outerSpeed + solid / slowed(80, cooling.slower, 12) };
}

describe('short layers', () => {
  test('a long layer is not slowed', () => {
    const { slower, slowerOuter } = cooled(500, 1000);
    expect([slower, slowerOuter]).toEqual([1, 1]);
  });

  test('the inside is slowed first: outer walls keep their speed', () => {
    const { slower, outerSpeed, seconds } = cooled(100, 300);
    expect(slower).toBeGreaterThan(1);
    expect(outerSpeed).toBe(25);
    expect(seconds).toBeGreaterThan(11.8);
    expect(seconds).toBeLessThan(12.1);
  });

  test('where that is not enough outer walls are slowed too, and nothing under the slowest speed', () => {
    const some = cooled(150, 50);
    expect(slowed(80, some.slower, 12)).toBe(12);
    expect(some.outerSpeed).toBeLessThan(25);
    expect(some.seconds).toBeGreaterThan(11.8);
    const tiny = cooled(20, 10);
    expect(tiny.outerSpeed).toBe(12);
    expect(tiny.fan).toBe(1);
  });

  test('what is slower than the slowest speed stays as it is', () => expect(slowed(5, 3, 12)).toBe(5));
});

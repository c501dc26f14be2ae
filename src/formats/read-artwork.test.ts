import { expect, test } from 'vitest';
import type { DriverSettings } from '../model/driver-settings.ts';
import { MoveKind } from '../model/toolpath.ts';
import { artworkMoves, type Burn } from './read-artwork.ts';

const DRIVER: DriverSettings = { page: [0, 0, 100, 60], hairline: 0.01, interval: 0.1, travel: 500, burns: {} };
const BURN: Burn = { kind: MoveKind.engrave, speed: 100, power: 0.5, passes: 1, interval: 0.1 };

/** [mm] How far a black picture of 10 × 10 dots is burnt, its lower left corner at x, y. */
function burntBox(x: number, y: number, dot: number): readonly number[] {
  const raster = { kind: 'raster', width: 10, height: 10, grey: new Uint8Array(100), dpi: null } as const;
  const image = { raster, transform: [dot, 0, 0, -dot, x, y + 10 * dot] as const, line: 1, layer: '', id: '' };
  const drawing = { kind: 'drawing', shapes: [], images: [image], page: null, unit: null } as const;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const moves of artworkMoves(drawing, { shape: () => null, image: () => BURN }, DRIVER)) {
    for (let n = 0; n < moves.length; n++) {
      if (!(moves.power[n]! > 0)) continue;
      box[0] = Math.min(box[0]!, moves.x[n]!);
      box[1] = Math.min(box[1]!, moves.y[n]!);
      box[2] = Math.max(box[2]!, moves.x[n]!);
      box[3] = Math.max(box[3]!, moves.y[n]!);
    }
  }
  return box.map((value) => Math.round(value * 100) / 100);
}

test('a coarse picture that hangs over the page by half a row ends at the page, as its driver cuts it off', () => {
  const [x0, y0] = burntBox(-0.5, -0.5, 1);
  expect(x0).toBeGreaterThanOrEqual(0);
  expect(y0).toBeGreaterThanOrEqual(0);
  const [, , x1, y1] = burntBox(90.5, 50.4, 1);
  expect(x1).toBeLessThanOrEqual(100);
  expect(y1).toBeLessThanOrEqual(60);
});

test('one that lies beside the page stays there, to be told', () => {
  expect(burntBox(-0.8, -3, 1).slice(0, 2)).toEqual([-0.8, -2.95]);
  expect(burntBox(95, 20, 1)[2]).toBeCloseTo(105, 0);
});

test('one of rows as fine as the driver’s is burnt row by row as it is', () => {
  expect(burntBox(20, 30, 0.1)).toEqual([20, 30.05, 21, 30.95]);
});

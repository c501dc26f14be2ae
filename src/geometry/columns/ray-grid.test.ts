import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ball, box, moved, together } from '../../../test/meshes.ts';
import type { Mesh } from '../../model/part.ts';
import { analysisOf } from '../mesh/mesh-analysis.ts';
import { castRays } from './cast-rays.ts';
import { gridOver } from './ray-grid.ts';

function spanVolume(mesh: Mesh, axis: 0 | 1 | 2, pitch: number): { readonly volume: number; readonly broken: number } {
  const [low, high] = analysisOf(mesh).bounds!;
  const { spans } = castRays(mesh.positions, mesh.triangles, gridOver(low, high, axis, pitch), 1e-6);
  let length = 0;
  for (let s = 0; s < spans.from.length; s++) length += spans.to[s]! - spans.from[s]!;
  return { volume: length * pitch * pitch, broken: spans.broken };
}

describe('castRays', () => {
  test('no ray slips through a closed mesh, however it lies to the grid', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 5, max: 60 }), (off, rays) => {
        const mesh = moved(ball(0, 0, 0, 10, 24), (x, y, z) => [x + off, y - off, z]);
        for (const axis of [0, 1, 2] as const) expect(spanVolume(mesh, axis, 20 / rays).broken).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('rays through corners and edges of neat models are no harm', () => {
    // Pitch and box are such that rays run along edges and through corners.
    const mesh = together(box([0, 0, 0, 10, 10, 10]), box([2.5, 2.5, 10, 7.5, 7.5, 20]));
    for (const axis of [0, 1, 2] as const) {
      const { broken, volume } = spanVolume(mesh, axis, 0.5);
      expect(broken).toBe(0);
      expect(volume).toBeCloseTo(1250, 6);
    }
  });

  test('spans add up to the volume, the finer the grid the better', () => {
    const mesh = ball(0, 0, 0, 10, 48);
    const truth = analysisOf(mesh).mending.measures[0]!.volume;
    const off = [1, 0.25].map((pitch) => Math.abs(spanVolume(mesh, 2, pitch).volume / truth - 1));
    expect(off[1]!).toBeLessThan(off[0]!);
    expect(off[1]!).toBeLessThan(0.002);
  });

  test('bodies that touch are one span, those apart are two', () => {
    const stack = (gap: number): number => {
      const mesh = together(box([0, 0, 0, 10, 10, 10]), box([0, 0, 10 + gap, 10, 10, 20]));
      const [low, high] = analysisOf(mesh).bounds!;
      return castRays(mesh.positions, mesh.triangles, gridOver(low, high, 2, 10), 1e-3).spans.from.length;
    };
    expect(stack(0)).toBe(1);
    expect(stack(0.1)).toBe(2);
  });
});

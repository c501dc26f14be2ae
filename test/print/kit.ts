import Module from 'manifold-3d';
import type { Mesh } from '../../src/model/part.ts';
import { meshOf, without } from '../meshes.ts';
import { tube } from './solids.ts';

/** A part with what must be said of it, as in the preflight table: `rule:severity|severity`. */
export interface CorpusCase {
  readonly mesh: Mesh;
  readonly says: readonly string[];
  readonly never?: readonly string[];
  /** No finding worse than this. */
  readonly worst: 'error' | 'warning' | 'info';
}

const wasm = await Module();
wasm.setup();
export const { Manifold, CrossSection } = wasm;
export type Solid = InstanceType<typeof Manifold>;

export function meshFrom(solid: Solid): Mesh {
  const { vertProperties, triVerts, numProp } = solid.getMesh();
  const points: number[] = [];
  for (let k = 0; k < vertProperties.length; k += numProp)
    points.push(vertProperties[k]!, vertProperties[k + 1]!, vertProperties[k + 2]!);
  return meshOf(points, [...triVerts]);
}
export const cuboid = (x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): Solid =>
  Manifold.cube([x1 - x0, y1 - y0, z1 - z0]).translate([x0, y0, z0]);
export const rod = (x: number, y: number, z0: number, z1: number, r: number, r2 = r, n = 64): Solid =>
  Manifold.cylinder(z1 - z0, r, r2, n).translate([x, y, z0]);
export const noUnit = (mesh: Mesh): Mesh => ({ ...mesh, unit: null });

export const plate = cuboid(0, 0, 0, 60, 40, 4);

export const tubeThrough = (path: readonly (readonly [number, number, number])[], radius: number): Mesh => {
  // A round rope along a path in space, by a frame that stays upright.
  return tube(
    (row, side) => {
      const p = path[row]!;
      const a = path[Math.max(0, row - 1)]!;
      const b = path[Math.min(path.length - 1, row + 1)]!;
      const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
      const l = Math.sqrt(d[0]! ** 2 + d[1]! ** 2 + d[2]! ** 2);
      const flat = Math.sqrt(d[0]! ** 2 + d[1]! ** 2) || 1;
      const right = [d[1]! / flat, -d[0]! / flat, 0];
      const up = [(right[1]! * d[2]!) / l, (-right[0]! * d[2]!) / l, (right[0]! * d[1]! - right[1]! * d[0]!) / l];
      const turn = (-2 * Math.PI * side) / 24;
      return [0, 1, 2].map((k) => p[k]! + radius * (Math.cos(turn) * right[k]! + Math.sin(turn) * up[k]!)) as [
        number,
        number,
        number,
      ];
    },
    path.length,
    24,
  );
};
export const eight = tubeThrough(
  Array.from({ length: 120 }, (_, k) => {
    const t = (2 * Math.PI * k) / 121;
    return [30 * Math.sin(t), 15 * Math.sin(2 * t), 6 + 0.01 * k] as const;
  }),
  6,
);

export const thinAt = (angle: number, thickness: number): Mesh =>
  meshFrom(
    cuboid(-30, -30, 0, 30, 30, 2).add(cuboid(-20, -thickness / 2, 1, 20, thickness / 2, 15).rotate([0, 0, angle])),
  );

export const say = (
  mesh: Mesh,
  says: readonly string[],
  worst: CorpusCase['worst'] = 'warning',
  never: readonly string[] = [],
): CorpusCase => ({ mesh, says, worst, never });
const random = (seed: number) => () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
export const r7 = random(7);

export function withoutWhere(mesh: Mesh, gone: (x: number, y: number, z: number, flat: boolean) => boolean): Mesh {
  const { positions: p, triangles } = mesh;
  const list: number[] = [];
  for (let c = 0; c < triangles.length; c += 3) {
    const at = (axis: number): number =>
      (p[3 * triangles[c]! + axis]! + p[3 * triangles[c + 1]! + axis]! + p[3 * triangles[c + 2]! + axis]!) / 3;
    const zs = [0, 1, 2].map((k) => p[3 * triangles[c + k]! + 2]!);
    if (gone(at(0), at(1), at(2), Math.max(...zs) - Math.min(...zs) < 1e-9)) list.push(c / 3);
  }
  return without(mesh, ...list);
}
export function withoutNear(mesh: Mesh, [px, py, pz]: readonly [number, number, number], radius: number): Mesh {
  return withoutWhere(mesh, (x, y, z) => (x - px) ** 2 + (y - py) ** 2 + (z - pz) ** 2 < radius ** 2);
}

import type { Mesh } from '../../src/model/part.ts';
import { meshOf, moved, together } from '../meshes.ts';

type Point = readonly [number, number, number];

/** A closed surface over a grid of `rows` × `sides` points that closes around; ends are fans from their middles. */
export function tube(at: (row: number, side: number) => Point, rows: number, sides: number): Mesh {
  const points: number[] = [];
  const triangles: number[] = [];
  for (let row = 0; row < rows; row++) for (let side = 0; side < sides; side++) points.push(...at(row, side));
  const v = (row: number, side: number): number => row * sides + (side % sides);
  for (let row = 0; row + 1 < rows; row++)
    for (let side = 0; side < sides; side++)
      triangles.push(
        v(row, side),
        v(row, side + 1),
        v(row + 1, side + 1),
        v(row, side),
        v(row + 1, side + 1),
        v(row + 1, side),
      );
  const middle = (row: number): number => {
    const sum = [0, 0, 0];
    for (let side = 0; side < sides; side++)
      at(row, side).forEach((x, axis) => {
        sum[axis]! += x / sides;
      });
    points.push(...sum);
    return points.length / 3 - 1;
  };
  const [low, high] = [middle(0), middle(rows - 1)];
  for (let side = 0; side < sides; side++)
    triangles.push(low, v(0, side + 1), v(0, side), high, v(rows - 1, side), v(rows - 1, side + 1));
  return meshOf(points, triangles);
}

/** A ring around Z: the outline (radius, height), counter-clockwise seen with radius to the right, turned about Z. */
export function turnedRing(outline: readonly (readonly [number, number])[], sides: number): Mesh {
  const points: number[] = [];
  const triangles: number[] = [];
  const n = outline.length;
  for (let side = 0; side < sides; side++) {
    const angle = (2 * Math.PI * side) / sides;
    for (const [r, z] of outline) points.push(r * Math.cos(angle), r * Math.sin(angle), z);
  }
  for (let side = 0; side < sides; side++)
    for (let k = 0; k < n; k++) {
      const [a, b] = [side * n + k, side * n + ((k + 1) % n)];
      const [c, d] = [((side + 1) % sides) * n + k, ((side + 1) % sides) * n + ((k + 1) % n)];
      triangles.push(a, c, d, a, d, b);
    }
  return meshOf(points, triangles);
}

/** A solid of turning that meets the axis at both ends: (radius, height) from the bottom to the top, ends of radius 0. */
export function turnedSolid(outline: readonly (readonly [number, number])[], sides: number): Mesh {
  const inner = outline.slice(1, -1);
  const points = [0, 0, outline[0]![1], 0, 0, outline.at(-1)![1]];
  const triangles: number[] = [];
  for (const [r, z] of inner)
    for (let side = 0; side < sides; side++) {
      const angle = (2 * Math.PI * side) / sides;
      points.push(r * Math.cos(angle), r * Math.sin(angle), z);
    }
  const v = (row: number, side: number): number => 2 + row * sides + (side % sides);
  const last = inner.length - 1;
  for (let side = 0; side < sides; side++) {
    triangles.push(0, v(0, side + 1), v(0, side), 1, v(last, side), v(last, side + 1));
    for (let row = 0; row < last; row++)
      triangles.push(
        v(row, side),
        v(row, side + 1),
        v(row + 1, side + 1),
        v(row, side),
        v(row + 1, side + 1),
        v(row + 1, side),
      );
  }
  return meshOf(points, triangles);
}

export const scaled = (mesh: Mesh, s: number): Mesh => moved(mesh, (x, y, z) => [s * x, s * y, s * z]);
export const shifted = (mesh: Mesh, dx: number, dy: number, dz: number): Mesh =>
  moved(mesh, (x, y, z) => [x + dx, y + dy, z + dz]);
/** Turned by degrees about Z. */
export function aboutZ(mesh: Mesh, degrees: number): Mesh {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return moved(mesh, (x, y, z) => [c * x - s * y, s * x + c * y, z]);
}
/** Turned by degrees about X. */
export function aboutX(mesh: Mesh, degrees: number): Mesh {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return moved(mesh, (x, y, z) => [x, c * y - s * z, s * y + c * z]);
}
/** The bodies of several meshes as one object. */
export function joined(...meshes: readonly Mesh[]): Mesh {
  const all = together(...meshes);
  return { ...all, objects: [{ name: 'part', firstTriangle: 0, triangleCount: all.triangles.length / 3 }] };
}
/** A gear: `teeth` trapezoid teeth between two radii, with a bore, as prism. */
export function gearOutline(teeth: number, root: number, tip: number): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (let k = 0; k < teeth; k++) {
    const at = (share: number, r: number): void => {
      const angle = (2 * Math.PI * (k + share)) / teeth;
      out.push([r * Math.cos(angle), r * Math.sin(angle)]);
    };
    at(0.05, root);
    at(0.25, tip);
    at(0.45, tip);
    at(0.65, root);
  }
  return out;
}

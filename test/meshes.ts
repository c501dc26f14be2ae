import type { LengthUnit, Mesh } from '../src/model/part.ts';

/** x0 y0 z0 x1 y1 z1 */
export type Block = readonly [number, number, number, number, number, number];

/** A mesh of one object from points and triangles. */
export function meshOf(
  positions: readonly number[],
  triangles: readonly number[],
  unit: LengthUnit | null = 'mm',
): Mesh {
  return {
    kind: 'mesh',
    positions: Float64Array.from(positions),
    triangles: Uint32Array.from(triangles),
    objects: triangles.length === 0 ? [] : [{ name: 'part', firstTriangle: 0, triangleCount: triangles.length / 3 }],
    unit,
  };
}

const SIDES: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
];

/** A closed box of 12 triangles. */
export function box([x0, y0, z0, x1, y1, z1]: Block, unit: LengthUnit | null = 'mm'): Mesh {
  const points: number[] = [];
  for (let k = 0; k < 8; k++) points.push(k & 1 ? x1 : x0, k & 2 ? y1 : y0, k & 4 ? z1 : z0);
  return meshOf(
    points,
    SIDES.flatMap(([a, b, c, d]) => [a, b, c, a, c, d]),
    unit,
  );
}

/**
 * The closed surface of a union of blocks minus other blocks: the blocks' planes cut space into cells, and the surface is
 * made of the cell sides between full and empty. Exact, and a solid wherever blocks share more than an edge.
 */
export function blocks(full: readonly Block[], empty: readonly Block[] = [], unit: LengthUnit | null = 'mm'): Mesh {
  const planes = [0, 1, 2].map((axis) =>
    [...new Set([...full, ...empty].flatMap((block) => [block[axis]!, block[axis + 3]!]))].sort((a, b) => a - b),
  );
  const inside = (i: number, j: number, k: number): boolean => {
    const index = [i, j, k];
    if (index.some((n, axis) => n < 0 || n >= planes[axis]!.length - 1)) return false;
    const middle = index.map((n, axis) => (planes[axis]![n]! + planes[axis]![n + 1]!) / 2);
    const holds = (block: Block): boolean => middle.every((m, axis) => m > block[axis]! && m < block[axis + 3]!);
    return full.some(holds) && !empty.some(holds);
  };
  const numbers = new Map<string, number>();
  const points: number[] = [];
  const triangles: number[] = [];
  const point = (i: number, j: number, k: number): number => {
    const key = `${i} ${j} ${k}`;
    let v = numbers.get(key);
    if (v === undefined) {
      v = numbers.size;
      numbers.set(key, v);
      points.push(planes[0]![i]!, planes[1]![j]!, planes[2]![k]!);
    }
    return v;
  };
  const [nx, ny, nz] = planes.map((list) => list.length - 1) as [number, number, number];
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++)
      for (let k = 0; k < nz; k++) {
        if (!inside(i, j, k)) continue;
        const steps = [
          [-1, 0, 0],
          [1, 0, 0],
          [0, -1, 0],
          [0, 1, 0],
          [0, 0, -1],
          [0, 0, 1],
        ] as const;
        steps.forEach(([di, dj, dk], side) => {
          if (inside(i + di, j + dj, k + dk)) return;
          const [a, b, c, d] = SIDES[side]!.map((corner) =>
            point(i + (corner & 1), j + ((corner >> 1) & 1), k + ((corner >> 2) & 1)),
          ) as [number, number, number, number];
          triangles.push(a, b, c, a, c, d);
        });
      }
  return meshOf(points, triangles, unit);
}

/** A closed upright prism over a polygon given counter-clockwise, its ends as fans from the middle. */
export function prism(outline: readonly (readonly [number, number])[], z0: number, z1: number): Mesh {
  const n = outline.length;
  const middle = outline.reduce(([x, y], [px, py]) => [x + px / n, y + py / n], [0, 0]);
  const points = [middle[0]!, middle[1]!, z0, middle[0]!, middle[1]!, z1];
  for (const [x, y] of outline) points.push(x, y, z0, x, y, z1);
  const triangles: number[] = [];
  for (let k = 0; k < n; k++) {
    const a = 2 + 2 * k;
    const b = 2 + 2 * ((k + 1) % n);
    triangles.push(0, b, a, 1, a + 1, b + 1, a, b, b + 1, a, b + 1, a + 1);
  }
  return meshOf(points, triangles);
}

/** Corners of a regular polygon. */
export function circle(x: number, y: number, radius: number, sides: number): readonly (readonly [number, number])[] {
  return Array.from({ length: sides }, (_, k) => {
    const angle = (2 * Math.PI * k) / sides;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

/** A tube or a plate with a round hole: two circles with as many sides. */
export function ring(outer: number, inner: number, z0: number, z1: number, sides: number): Mesh {
  const points: number[] = [];
  const triangles: number[] = [];
  const out = circle(0, 0, outer, sides);
  const into = circle(0, 0, inner, sides);
  for (let k = 0; k < sides; k++) for (const [x, y] of [out[k]!, into[k]!]) points.push(x, y, z0, x, y, z1);
  for (let k = 0; k < sides; k++) {
    const [a, b] = [4 * k, 4 * ((k + 1) % sides)];
    const quad = (p: number, q: number, r: number, s: number): number => triangles.push(p, q, r, p, r, s);
    quad(a, b, b + 1, a + 1);
    quad(a + 2, a + 3, b + 3, b + 2);
    quad(a, a + 2, b + 2, b);
    quad(a + 1, b + 1, b + 3, a + 3);
  }
  return meshOf(points, triangles);
}

/** A ball of triangles by latitude and longitude. */
export function ball(x: number, y: number, z: number, radius: number, sides = 48): Mesh {
  const rows = sides / 2;
  const points = [x, y, z - radius, x, y, z + radius];
  const triangles: number[] = [];
  for (let row = 1; row < rows; row++)
    for (let k = 0; k < sides; k++) {
      const up = (Math.PI * row) / rows - Math.PI / 2;
      const turn = (2 * Math.PI * k) / sides;
      points.push(
        x + radius * Math.cos(up) * Math.cos(turn),
        y + radius * Math.cos(up) * Math.sin(turn),
        z + radius * Math.sin(up),
      );
    }
  const at = (row: number, k: number): number => 2 + (row - 1) * sides + (k % sides);
  for (let k = 0; k < sides; k++) {
    triangles.push(0, at(1, k + 1), at(1, k), 1, at(rows - 1, k), at(rows - 1, k + 1));
    for (let row = 1; row < rows - 1; row++)
      triangles.push(at(row, k), at(row, k + 1), at(row + 1, k + 1), at(row, k), at(row + 1, k + 1), at(row + 1, k));
  }
  return meshOf(points, triangles);
}

/** Several meshes in one, each its own object. */
export function together(...meshes: readonly Mesh[]): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  const objects = meshes.map((mesh, k) => {
    const firstTriangle = triangles.length / 3;
    const from = positions.length / 3;
    positions.push(...mesh.positions);
    for (const v of mesh.triangles) triangles.push(from + v);
    return { name: `part ${k + 1}`, firstTriangle, triangleCount: mesh.triangles.length / 3 };
  });
  return { ...meshOf(positions, triangles, meshes[0]?.unit ?? null), objects };
}

/** The same with every point moved by a function. */
export function moved(mesh: Mesh, move: (x: number, y: number, z: number) => readonly [number, number, number]): Mesh {
  const positions = new Float64Array(mesh.positions.length);
  for (let k = 0; k < positions.length; k += 3)
    positions.set(move(mesh.positions[k]!, mesh.positions[k + 1]!, mesh.positions[k + 2]!), k);
  return { ...mesh, positions };
}

/** The same with some triangles turned over. */
export function turned(mesh: Mesh, which: (triangle: number) => boolean): Mesh {
  const triangles = mesh.triangles.slice();
  for (let t = 0; t < triangles.length / 3; t++)
    if (which(t)) [triangles[3 * t + 1], triangles[3 * t + 2]] = [triangles[3 * t + 2]!, triangles[3 * t + 1]!];
  return { ...mesh, triangles };
}

/** The same without some triangles. */
export function without(mesh: Mesh, ...gone: readonly number[]): Mesh {
  const kept = [...mesh.triangles].filter((_, c) => !gone.includes(Math.floor(c / 3)));
  return { ...meshOf([...mesh.positions], kept, mesh.unit) };
}

/** Every triangle cut in four through the middles of its sides; neighbours share the new points. */
export function subdivided(mesh: Mesh): Mesh {
  const positions = [...mesh.positions];
  const middles = new Map<string, number>();
  const middle = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let v = middles.get(key);
    if (v === undefined) {
      v = positions.length / 3;
      middles.set(key, v);
      for (let axis = 0; axis < 3; axis++) positions.push((positions[3 * a + axis]! + positions[3 * b + axis]!) / 2);
    }
    return v;
  };
  const triangles: number[] = [];
  for (let c = 0; c < mesh.triangles.length; c += 3) {
    const [a, b, d] = [mesh.triangles[c]!, mesh.triangles[c + 1]!, mesh.triangles[c + 2]!];
    const [ab, bd, da] = [middle(a, b), middle(b, d), middle(d, a)];
    triangles.push(a, ab, da, ab, b, bd, da, bd, d, ab, bd, da);
  }
  const objects = mesh.objects.map((object) => ({
    ...object,
    firstTriangle: 4 * object.firstTriangle,
    triangleCount: 4 * object.triangleCount,
  }));
  return { ...meshOf(positions, triangles, mesh.unit), objects };
}

/** A place of the surface that lies lower than all around it, with solid above: the print begins there. */
export interface LowestPlace {
  /** [mm] A point of it. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** A triangle at it. */
  readonly triangle: number;
}

/**
 * Finds local minima of height on the surface: points, edges or flat faces with no lower neighbour, seen from below.
 * Exact and independent of any grid: where a thing begins in the air there must be one. The bottom of a pit is one too,
 * but looks up; the sum of the normals around it tells them apart.
 * Union-find over points of equal height that share an edge; O(n).
 * @param level [mm] heights nearer than this are equal
 */
export function lowestPlaces(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  level: number,
): readonly LowestPlace[] {
  const points = positions.length / 3;
  const parent = new Uint32Array(points);
  for (let v = 0; v < points; v++) parent[v] = v;
  const root = (v: number): number => {
    while (parent[v] !== v) {
      parent[v] = parent[parent[v]!]!;
      v = parent[v]!;
    }
    return v;
  };
  const z = (v: number): number => positions[3 * v + 2]!;
  for (let c = 0; c < triangles.length; c += 3)
    for (let k = 0; k < 3; k++) {
      const a = triangles[c + k]!;
      const b = triangles[c + ((k + 1) % 3)]!;
      if (Math.abs(z(a) - z(b)) > level) continue;
      const [x, y] = [root(a), root(b)];
      if (x < y) parent[y] = x;
      else parent[x] = y;
    }
  const hasLower = new Uint8Array(points);
  const looks = new Float64Array(points);
  const at = new Int32Array(points).fill(-1);
  for (let c = 0; c < triangles.length; c += 3) {
    const area = flatArea(positions, triangles, c);
    for (let k = 0; k < 3; k++) {
      const a = triangles[c + k]!;
      const group = root(a);
      looks[group]! += area;
      if (at[group]! < 0) at[group] = c / 3;
      for (let j = 1; j < 3; j++) {
        const b = triangles[c + ((k + j) % 3)]!;
        if (z(b) < z(a) - level) hasLower[group] = 1;
      }
    }
  }
  const found: LowestPlace[] = [];
  for (let v = 0; v < points; v++) {
    if (parent[v] !== v || at[v]! < 0 || hasLower[v] === 1 || looks[v]! >= 0) continue;
    found.push({ x: positions[3 * v]!, y: positions[3 * v + 1]!, z: z(v), triangle: at[v]! });
  }
  return found;
}

/** Twice the area of a triangle seen from above: negative where it looks down. */
function flatArea(p: ArrayLike<number>, triangles: Uint32Array, c: number): number {
  const a = 3 * triangles[c]!;
  const b = 3 * triangles[c + 1]!;
  const d = 3 * triangles[c + 2]!;
  return (p[b]! - p[a]!) * (p[d + 1]! - p[a + 1]!) - (p[b + 1]! - p[a + 1]!) * (p[d]! - p[a]!);
}

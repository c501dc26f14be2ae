import type { Bodies } from './bodies.ts';

/** Points and corners of a mesh. */
interface Surface {
  readonly positions: ArrayLike<number>;
  readonly triangles: Uint32Array;
}

/**
 * The same surface with no point in common between bodies: where several use one, all but the first get one of their own,
 * at the end. Then what walks from point to point stays within a body, whether bodies that touch share points or not.
 */
export function pointsApart(positions: ArrayLike<number>, triangles: Uint32Array, bodies: Bodies): Surface {
  if (bodies.count < 2) return { positions, triangles };
  const owner = new Int32Array(positions.length / 3).fill(-1);
  const added: number[] = [];
  const numbers = new Map<string, number>();
  let corners: Uint32Array | undefined;
  for (let c = 0; c < triangles.length; c++) {
    const v = triangles[c]!;
    const body = bodies.of[Math.floor(c / 3)]!;
    if (owner[v] === -1) owner[v] = body;
    if (owner[v] === body || body < 0) continue;
    const key = `${v} ${body}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = owner.length + numbers.size;
      numbers.set(key, number);
      added.push(positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!);
    }
    corners ??= triangles.slice();
    corners[c] = number;
  }
  if (corners === undefined) return { positions, triangles };
  const all = new Float64Array(positions.length + added.length);
  all.set(positions);
  all.set(added, positions.length);
  return { positions: all, triangles: corners };
}

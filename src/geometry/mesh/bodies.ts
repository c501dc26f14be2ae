import type { EdgeTable } from './half-edges.ts';

/** Triangles that hang together by edges. */
export interface Bodies {
  /** For each triangle the number of its body, -1 for a triangle with a repeated corner. */
  readonly of: Int32Array;
  readonly count: number;
  /** First triangle of each body; bodies are numbered by it. */
  readonly first: readonly number[];
}

/**
 * Bodies by shared edges, those of three triangles and more included unless they are left out. Floods from neighbour to neighbour; O(n), a third of
 * the time of union-find, whose look-ups jump all over the memory.
 */
export function findBodies(edges: EdgeTable, across = true): Bodies {
  const { twin } = edges;
  const count = twin.length / 3;
  const of = new Int32Array(count).fill(-1);
  const queue = new Uint32Array(count);
  const around = across ? nextAround(edges) : null;
  const first: number[] = [];
  const flood = { twin, of, queue, around };
  for (let seed = 0; seed < count; seed++) {
    if (of[seed]! >= 0 || twin[3 * seed]! < -2) continue;
    const body = first.length;
    first.push(seed);
    of[seed] = body;
    queue[0] = seed;
    let tail = 1;
    for (let head = 0; head < tail; head += RUN) tail = spread(flood, body, head, tail);
  }
  return { of, count: first.length, first };
}

/** Triangles whose neighbours are looked at in one call: what is called often is compiled once, see `inRuns`. */
const RUN = 256;

interface Flood {
  readonly twin: Int32Array;
  readonly of: Int32Array;
  readonly queue: Uint32Array;
  readonly around: ReadonlyMap<number, number> | null;
}

/** Adds the neighbours of some triangles in the queue to their body. @returns the new end of the queue */
function spread({ twin, of, queue, around }: Flood, body: number, head: number, tail: number): number {
  for (let k = head; k < tail && k < head + RUN; k++) {
    const begin = 3 * queue[k]!;
    for (let h = begin; h < begin + 3; h++) {
      // Around an edge of many triangles it is enough to go to the next: that one goes on.
      const other = twin[h] === -2 && around !== null ? around.get(h)! : twin[h]!;
      if (other < 0) continue;
      const neighbour = (other / 3) | 0;
      if (of[neighbour]! >= 0) continue;
      of[neighbour] = body;
      queue[tail++] = neighbour;
    }
  }
  return tail;
}

/** For each half-edge of an edge with three triangles or more the next one of that edge, in a circle. */
function nextAround({ many, manyEnds }: EdgeTable): ReadonlyMap<number, number> | null {
  if (many.length === 0) return null;
  const next = new Map<number, number>();
  let from = 0;
  for (const to of manyEnds) {
    for (let k = from; k < to; k++) next.set(many[k]!, many[k + 1 < to ? k + 1 : from]!);
    from = to;
  }
  return next;
}

import type { EdgeTable } from './half-edges.ts';

/** Which triangles face the other way than their neighbours. */
export interface Orientation {
  /** Sheet of each triangle: triangles joined by sound edges (two triangles); -1 where it has no edges. */
  readonly sheetOf: Int32Array;
  readonly sheets: number;
  /** 1 for triangles that must be turned to agree with the first of their sheet. */
  readonly turned: Uint8Array;
  /** Edges that no turning can mend (a Möbius strip). */
  readonly hopeless: number;
}

/** Walks over all sound edges and asks that neighbours agree about the outside. O(n). */
export function orientTriangles(triangles: Uint32Array, edges: EdgeTable): Orientation {
  const { twin } = edges;
  const count = twin.length / 3;
  const sheetOf = new Int32Array(count).fill(-1);
  const turned = new Uint8Array(count);
  const queue = new Uint32Array(count);
  let sheets = 0;
  let hopeless = 0;
  for (let seed = 0; seed < count; seed++) {
    if (sheetOf[seed]! >= 0 || twin[3 * seed]! < -2) continue;
    let head = 0;
    let tail = 0;
    queue[tail++] = seed;
    sheetOf[seed] = sheets;
    while (head < tail) {
      const t = queue[head++]!;
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const other = twin[h]!;
        if (other < 0) continue;
        const neighbour = Math.floor(other / 3);
        const sameWay = triangles[h] === triangles[other] ? 1 : 0;
        const want = turned[t]! ^ sameWay;
        if (sheetOf[neighbour]! >= 0) {
          if (turned[neighbour] !== want) hopeless++;
          continue;
        }
        sheetOf[neighbour] = sheets;
        turned[neighbour] = want;
        queue[tail++] = neighbour;
      }
    }
    sheets++;
  }
  return { sheetOf, sheets, turned, hopeless: hopeless / 2 };
}

/** Turns a triangle over: its second and third corner change places. */
export function turnOver(triangles: Uint32Array, t: number): void {
  const second = triangles[3 * t + 1]!;
  triangles[3 * t + 1] = triangles[3 * t + 2]!;
  triangles[3 * t + 2] = second;
}

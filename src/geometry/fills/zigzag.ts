import type { ScanLines } from './scan-lines.ts';

/**
 * Joins the stretches of neighbouring rows into zigzags. Stretches that lie opposite each other, one to one, make a
 * cell (the boustrophedon cells of Choset 1998); within a cell the line turns round at the wall as long as the step
 * to the next row is no longer than `longestTurn` [mm]. Each zigzag goes up row by row, so cells drawn in order never
 * touch a line from behind: the surface is even (monotonic).
 * @returns zigzags as x y chains, in rising order of their first rows
 */
export function zigzag(lines: ScanLines, longestTurn: number): Float64Array[] {
  return zigzagRows(lines, longestTurn).map((chain) => turnedBack(lines, chain));
}

/** The same in the frame of the rows, as chains of u v: the first two places bound a row's stretch, and the last two. */
export function zigzagRows(lines: ScanLines, longestTurn: number): number[][] {
  const { rows, ends, u } = lines;
  const next = oppositeStretches(lines);
  const taken = new Uint8Array(u.length / 2);
  const chains: number[][] = [];
  let chain: number[] = [];
  const flush = (): void => {
    if (chain.length === 0) return;
    chains.push(chain);
    chain = [];
  };
  for (let row = 0; row < rows.length; row++) {
    const from = row === 0 ? 0 : ends[row - 1]!;
    for (let start = from / 2; start < ends[row]! / 2; start++) {
      let forward = true;
      for (let s = start, r = row; s !== -1 && taken[s] === 0; s = next[s]!, r++) {
        taken[s] = 1;
        const a = forward ? u[2 * s]! : u[2 * s + 1]!;
        const b = forward ? u[2 * s + 1]! : u[2 * s]!;
        const n = chain.length;
        if (n > 0) {
          const du = a - chain[n - 2]!;
          const dv = rows[r]! - chain[n - 1]!;
          if (du * du + dv * dv > longestTurn * longestTurn) flush();
        }
        chain.push(a, rows[r]!, b, rows[r]!);
        forward = !forward;
      }
      flush();
    }
  }
  return chains;
}

/** x y of a chain in the frame of rows. */
export function turnedBack({ cos, sin }: ScanLines, chain: ArrayLike<number>): Float64Array {
  const points = new Float64Array(chain.length);
  for (let i = 0; i < chain.length; i += 2) {
    points[i] = cos * chain[i]! - sin * chain[i + 1]!;
    points[i + 1] = sin * chain[i]! + cos * chain[i + 1]!;
  }
  return points;
}

/** For each stretch the only one of the next row that lies over it and over nothing else, -1 none. */
function oppositeStretches({ rows, ends, u }: ScanLines): Int32Array {
  const count = u.length / 2;
  const above = new Int32Array(count).fill(-1);
  const aboves = new Uint16Array(count);
  const belows = new Uint16Array(count);
  for (let row = 0; row + 1 < rows.length; row++) {
    let a = (row === 0 ? 0 : ends[row - 1]!) / 2;
    let b = ends[row]! / 2;
    const aEnd = b;
    const bEnd = ends[row + 1]! / 2;
    while (a < aEnd && b < bEnd) {
      if (u[2 * a]! < u[2 * b + 1]! && u[2 * b]! < u[2 * a + 1]!) {
        above[a] = b;
        aboves[a]!++;
        belows[b]!++;
      }
      if (u[2 * a + 1]! < u[2 * b + 1]!) a++;
      else b++;
    }
  }
  for (let s = 0; s < count; s++) if (aboves[s] !== 1 || belows[above[s]!] !== 1) above[s] = -1;
  return above;
}

import type { ScanLines } from '../../../../geometry/fills/scan-lines.ts';

/** Lines of varying width in the frame of rows. */
export interface RowLine {
  /** u v of each vertex [mm]. */
  readonly points: number[];
  /** Of the whole distance of rows, at each vertex. */
  readonly shares: number[];
}

/** A lone end goes on where its half of the row does by this many rows' distance further than its middle. */
const TAIL = 0.9;
/** A strip beside no row is a line of its own from this many rows' distance on. */
const OWN = 3;
/** Of the rows' distance: what a round end covers beyond its centre. */
const CAP = 0.5;

/**
 * Fills what rows leave beside a slanting or a round wall. Each row owns a band as wide as the distance of rows; its line
 * ends where its whole width meets the wall. Where the wall slants, half the band goes on, ever narrower: a lone end
 * goes on in it, at its middle, with the width that is left.
 *
 *      ═══════════════╗▁▁▁▁▁▁▁      ═ row      ▁ its tail
 *      ═════════╗▁▁▁▁▁▁▁      ╲
 *      ═══╗▁▁▁▁▁▁▁      ╲ wall
 *
 * Where a round wall touches a band without letting the row pass, the half that is free is a line of its own.
 */
export class RowEnds {
  readonly #rows: ScanLines;
  /** Rows through the middle of each half of the bands, cut by the region with its overlap. */
  readonly #halves: ScanLines;
  readonly #pitch: number;
  readonly #turn: number;
  /** By half row: u from, u to of what tails take. */
  readonly #tails = new Map<number, number[]>();

  /** @param turn what a turn from row to row lays, of what a row lays */
  constructor(rows: ScanLines, halves: ScanLines, pitch: number, turn: number) {
    this.#rows = rows;
    this.#halves = halves;
    this.#pitch = pitch;
    this.#turn = turn;
  }

  /** A chain of rows with tails at both ends. */
  withTails(chain: readonly number[]): RowLine {
    const n = chain.length;
    const before = this.#tail(chain[0]!, chain[1]!, chain[0]! < chain[2]! ? -1 : 1);
    const after = this.#tail(chain[n - 2]!, chain[n - 1]!, chain[n - 2]! < chain[n - 4]! ? -1 : 1);
    const points: number[] = [];
    const shares: number[] = [];
    const put = (u: number, v: number, share: number): void => {
      points.push(u, v);
      shares.push(share);
    };
    for (let k = before.length - 3; k >= 0; k -= 3) {
      put(before[k]!, before[k + 1]!, before[k + 2]!);
    }
    for (let k = 0; k < n; k += 4) {
      // A turn lies between its two rows' ends: its vertices come twice, as the row's and as its own.
      if (k > 0) put(chain[k]!, chain[k + 1]!, this.#turn);
      put(chain[k]!, chain[k + 1]!, 1);
      put(chain[k + 2]!, chain[k + 3]!, 1);
      if (k + 4 < n) put(chain[k + 2]!, chain[k + 3]!, this.#turn);
    }
    for (let k = 0; k < after.length; k += 3) {
      put(after[k]!, after[k + 1]!, after[k + 2]!);
    }
    return { points, shares };
  }

  /** u, v and share of each further vertex of a row's end. */
  #tail(u: number, v: number, side: 1 | -1): number[] {
    const pitch = this.#pitch;
    const up = this.#reach(u, v, side, 1);
    const down = this.#reach(u, v, side, -1);
    const half = up > down ? 1 : -1;
    const wall = Math.max(up, down);
    const near = Math.max(0, Math.min(up, down));
    const row = this.#halfRow(v + (half * pitch) / 4);
    const free = this.#free(u, v, side, row);
    const far = Math.min(wall, free);
    if (far < TAIL * pitch || far - near < (TAIL - CAP) * pitch) return [];
    const taken = this.#tails.get(row);
    if (taken === undefined) this.#tails.set(row, [u, u + side * far]);
    else taken.push(u, u + side * far);
    const tail: number[] = [];
    const put = (way: number, left: number): void => {
      tail.push(u + side * way, v + (half * (1 - left) * pitch) / 2, left);
    };
    // Where something lies ahead before the wall comes, half the band is free as far as that.
    const middle = free < wall ? Math.min(near + pitch, far) : (near + far) / 2;
    const full = near - (middle - near);
    if (full > 0.05 * pitch) put(full, 1);
    if (near > 0) put(near, 0.75);
    put(middle, 0.5);
    if (far > middle) put(far, free < wall ? 0.5 : 0.25);
    return tail;
  }

  /** [mm] How far the upper or lower half of a band goes on beyond the end of its row. */
  #reach(u: number, v: number, side: 1 | -1, half: 1 | -1): number {
    const { ends, u: at } = this.#halves;
    const row = this.#halfRow(v + (half * this.#pitch) / 4);
    if (row < 0 || row >= ends.length) return -Infinity;
    for (let k = row === 0 ? 0 : ends[row - 1]!; k < ends[row]!; k += 2)
      if (at[k]! <= u && u <= at[k + 1]!) return side > 0 ? at[k + 1]! - u : u - at[k]!;
    return -Infinity;
  }

  /** [mm] As far as the next row on the same height or its tail, its round end left to it. */
  #free(u: number, v: number, side: 1 | -1, half: number): number {
    const { rows, ends, u: at } = this.#rows;
    const row = Math.round((v - rows[0]!) / this.#pitch);
    let free = Number.POSITIVE_INFINITY;
    const stop = (place: number): void => {
      const ahead = side * (place - u);
      if (ahead > 1e-6) free = Math.min(free, ahead - CAP * this.#pitch);
    };
    for (let k = row === 0 ? 0 : ends[row - 1]!; k < ends[row]!; k++) stop(at[k]!);
    for (const place of this.#tails.get(half) ?? []) stop(place);
    return free;
  }

  #halfRow(v: number): number {
    return Math.round((2 * (v - this.#halves.rows[0]!)) / this.#pitch);
  }

  /** Lines of half a row where no row is. */
  strips(): RowLine[] {
    const { rows, ends, u } = this.#halves;
    const lines: RowLine[] = [];
    for (let row = 0, k = 0; row < rows.length; row++) {
      const v = rows[row]!;
      const taken = this.#taken(row);
      for (; k < ends[row]!; k += 2)
        for (const [from, to] of lessThan([u[k]!, u[k + 1]!], taken))
          if (to - from > OWN * this.#pitch) {
            const cap = (CAP / 2) * this.#pitch;
            lines.push({ points: [from + cap, v, to - cap, v], shares: [0.5, 0.5] });
          }
    }
    return lines;
  }

  /** Stretches of a half row that rows and tails cover. */
  #taken(half: number): [number, number][] {
    const v = this.#halves.rows[half]!;
    const { rows, ends, u } = this.#rows;
    const taken: [number, number][] = [];
    const row = rows.length === 0 ? -1 : Math.round((v - rows[0]!) / this.#pitch);
    if (row >= 0 && row < rows.length)
      for (let k = row === 0 ? 0 : ends[row - 1]!; k < ends[row]!; k += 2)
        taken.push([u[k]! - CAP * this.#pitch, u[k + 1]! + CAP * this.#pitch]);
    const tails = this.#tails.get(half) ?? [];
    for (let k = 0; k < tails.length; k += 2)
      taken.push([Math.min(tails[k]!, tails[k + 1]!), Math.max(tails[k]!, tails[k + 1]!)]);
    return taken.sort((a, b) => a[0] - b[0]);
  }
}

function lessThan(
  [from, to]: readonly [number, number],
  taken: readonly (readonly [number, number])[],
): [number, number][] {
  const left: [number, number][] = [];
  let at = from;
  for (const [a, b] of taken) {
    if (b <= at) continue;
    if (a >= to) break;
    if (a > at) left.push([at, a]);
    at = b;
  }
  if (at < to) left.push([at, to]);
  return left;
}

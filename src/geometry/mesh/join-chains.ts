/** An open run of points of one layer, x y after x y [mm], in the direction that keeps the solid on its left. */
export type Chain = number[];

/** What became of a place where the outline of a layer is open. */
export interface OutlineGap {
  readonly x: number;
  readonly y: number;
  /** [mm] Distance of the two ends. */
  readonly width: number;
  /** joined: near ends put together; bridged: a wide gap closed by a straight line; dropped: nothing to close. */
  readonly deed: 'joined' | 'bridged' | 'dropped';
}

/** [mm] Ends this near are the same place in a badly sewn mesh. */
const SEWN = 0.1;
/** [mm] Ends this near are joined, nearest first. */
const NEAR = 2;

/**
 * Makes closed outlines of open chains: first ends nearer than 0.1 mm, then the nearest pairs within 2 mm, at last
 * each chain with itself by a straight line where that line is shorter than half of the chain. What is left bounds
 * nothing and is dropped, and told. Where triangles are turned over, a chain may have to be reversed to go on.
 * Cost: pairs of ends within 2 mm, found by a sweep along x.
 */
export function joinChains(chains: readonly Chain[]): {
  readonly loops: readonly Chain[];
  readonly gaps: readonly OutlineGap[];
} {
  const gaps: OutlineGap[] = [];
  const loops: Chain[] = [];
  const knots = new Knots(chains);
  for (const { a, b, width } of pairsOfEnds(chains)) {
    if (!knots.free(a) || !knots.free(b)) continue;
    if (a >> 1 === b >> 1 && chainLength(chains[a >> 1]!) < SEWN) continue;
    knots.tie(a, b);
    if (width > 1e-6) {
      const [x, y] = endPoint(chains, a);
      gaps.push({ x, y, width, deed: 'joined' });
    }
  }
  for (const { points, closed } of knots.runs()) {
    if (closed) {
      loops.push(points);
      continue;
    }
    const n = points.length;
    const width = distance(points[0]!, points[1]!, points[n - 2]!, points[n - 1]!);
    const bridged = n >= 6 && width < chainLength(points) / 2;
    gaps.push({ x: points[0]!, y: points[1]!, width, deed: bridged ? 'bridged' : 'dropped' });
    if (bridged) loops.push(points);
  }
  return { loops, gaps };
}

/** Ends are numbered 2 · chain for its first point, 2 · chain + 1 for its last. */
function endPoint(chains: readonly Chain[], end: number): readonly [number, number] {
  const chain = chains[end >> 1]!;
  const at = (end & 1) === 0 ? 0 : chain.length - 2;
  return [chain[at]!, chain[at + 1]!];
}

function distance(x: number, y: number, u: number, v: number): number {
  return Math.sqrt((x - u) * (x - u) + (y - v) * (y - v));
}

function chainLength(points: Chain): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2)
    length += distance(points[i]!, points[i + 1]!, points[i - 2]!, points[i - 1]!);
  return length;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly width: number;
  /** 0: sewn and in one direction, 1: in one direction, 2: one of both turned round. */
  readonly rank: number;
}

function pairsOfEnds(chains: readonly Chain[]): readonly Pair[] {
  const ends = Array.from({ length: 2 * chains.length }, (_, end) => end);
  const place = ends.map((end) => endPoint(chains, end));
  ends.sort((a, b) => place[a]![0] - place[b]![0] || a - b);
  const pairs: Pair[] = [];
  for (let i = 0; i < ends.length; i++) {
    const a = ends[i]!;
    for (let j = i + 1; j < ends.length; j++) {
      const b = ends[j]!;
      if (place[b]![0] - place[a]![0] > NEAR) break;
      const width = distance(...place[a]!, ...place[b]!);
      if (width > NEAR) continue;
      const along = ((a ^ b) & 1) === 1;
      pairs.push({ a: Math.min(a, b), b: Math.max(a, b), width, rank: along ? (width < SEWN ? 0 : 1) : 2 });
    }
  }
  return pairs.sort((p, q) => p.rank - q.rank || p.width - q.width || p.a - q.a || p.b - q.b);
}

/** Chains tied end to end. */
class Knots {
  #chains: readonly Chain[];
  #tied: Int32Array;

  constructor(chains: readonly Chain[]) {
    this.#chains = chains;
    this.#tied = new Int32Array(2 * chains.length).fill(-1);
  }

  free(end: number): boolean {
    return this.#tied[end] === -1;
  }

  tie(a: number, b: number): void {
    this.#tied[a] = b;
    this.#tied[b] = a;
  }

  *runs(): Generator<{ readonly points: Chain; readonly closed: boolean }> {
    const used = new Uint8Array(this.#chains.length);
    for (const freeFirst of [true, false]) {
      for (let end = 0; end < this.#tied.length; end++) {
        if (used[end >> 1] === 1 || (freeFirst && !this.free(end))) continue;
        yield this.#run(end, used);
      }
    }
  }

  #run(start: number, used: Uint8Array): { readonly points: Chain; readonly closed: boolean } {
    const points: Chain = [];
    let turned = 0;
    for (let end = start; ; ) {
      const chain = this.#chains[end >> 1]!;
      used[end >> 1] = 1;
      turned += (end & 1) === 0 ? chain.length : -chain.length;
      for (let k = 0; k < chain.length; k += 2) {
        const at = (end & 1) === 0 ? k : chain.length - 2 - k;
        points.push(chain[at]!, chain[at + 1]!);
      }
      const next = this.#tied[end ^ 1]!;
      if (next === -1 || next === start) return { points: turned < 0 ? reversed(points) : points, closed: next !== -1 };
      end = next;
    }
  }
}

/** The direction of most of its points wins. */
function reversed(points: Chain): Chain {
  const result: Chain = [];
  for (let k = points.length - 2; k >= 0; k -= 2) result.push(points[k]!, points[k + 1]!);
  return result;
}

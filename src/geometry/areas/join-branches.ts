/** Places of nodes [mm], and how wide the region is there. */
export interface NodePlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
}

/** Branches that became one line. */
export interface JoinedBranch {
  readonly nodes: readonly number[];
  /** Whether the line begins, and whether it ends, at the side of another one. */
  readonly beside: readonly [start: boolean, end: boolean];
}

/** One end of a branch at a meeting: its number, and whether it is the last node. */
interface End {
  readonly branch: number;
  readonly last: boolean;
}

/** Of its width: a branch between two forks that is shorter is a part of one meeting. */
const BETWEEN = 1;
/** Of the width at a fork: so far along a branch its direction is taken. */
const AHEAD = 1;

/**
 * Branches that meet in forks, as lines: at each meeting the two that go straightest on become one line, and the others
 * begin at its side, which is where the middle of the fork itself is left out.
 *
 *        |                 |
 *     ───┴───    to     ───────       forks a width apart, as in the middle of an X, are one meeting
 *
 * @param forks 1 for each node that is a fork
 */
export function joinBranches(
  branches: readonly (readonly number[])[],
  forks: ArrayLike<number>,
  places: NodePlaces,
): readonly JoinedBranch[] {
  if (!branches.some((nodes) => forks[nodes[0]!] === 1 || forks[nodes[nodes.length - 1]!] === 1))
    return branches.map((nodes) => ({ nodes, beside: [false, false] }));
  const { whole, meetings } = meetingsOf(branches, forks, places);
  const beyond = new Map<number, End>();
  for (const ends of meetings.values()) {
    const pair = straightest(ends, branches, places);
    if (pair === undefined) continue;
    beyond.set(keyOf(pair[0]), pair[1]);
    beyond.set(keyOf(pair[1]), pair[0]);
  }
  return strung(branches, whole, forks, beyond);
}

const keyOf = ({ branch, last }: End): number => 2 * branch + (last ? 1 : 0);

/** The ends of branches by the fork in which they meet; `whole` are the branches that are no part of a meeting. */
function meetingsOf(
  branches: readonly (readonly number[])[],
  forks: ArrayLike<number>,
  places: NodePlaces,
): { readonly whole: readonly boolean[]; readonly meetings: ReadonlyMap<number, readonly End[]> } {
  const root = new Map<number, number>();
  const find = (node: number): number => {
    let at = node;
    for (let next = root.get(at); next !== undefined; next = root.get(at)) at = next;
    return at;
  };
  const whole = branches.map((nodes) => {
    const [a, b] = [find(nodes[0]!), find(nodes[nodes.length - 1]!)];
    if (forks[nodes[0]!] !== 1 || forks[nodes[nodes.length - 1]!] !== 1 || a === b) return true;
    if (!isShort(nodes, places)) return true;
    root.set(Math.max(a, b), Math.min(a, b));
    return false;
  });
  const meetings = new Map<number, End[]>();
  for (const [branch, nodes] of branches.entries())
    for (const last of whole[branch] ? [false, true] : []) {
      const node = nodes[last ? nodes.length - 1 : 0]!;
      if (forks[node] !== 1) continue;
      const known = meetings.get(find(node));
      if (known === undefined) meetings.set(find(node), [{ branch, last }]);
      else known.push({ branch, last });
    }
  return { whole, meetings };
}

function isShort(nodes: readonly number[], { x, y, width }: NodePlaces): boolean {
  let [length, widest] = [0, 0];
  for (let i = 0; i < nodes.length; i++) {
    const [n, m] = [nodes[i]!, nodes[Math.max(0, i - 1)]!];
    widest = Math.max(widest, width[n]!);
    length += Math.sqrt((x[n]! - x[m]!) ** 2 + (y[n]! - y[m]!) ** 2);
  }
  return length < BETWEEN * widest;
}

/** Of the ends at a meeting the two whose branches run away from it in the most opposite directions. */
function straightest(
  ends: readonly End[],
  branches: readonly (readonly number[])[],
  places: NodePlaces,
): readonly [End, End] | undefined {
  const away = ends.map((end) => directionOf(end, branches, places));
  let least = Number.POSITIVE_INFINITY;
  let pair: readonly [End, End] | undefined;
  for (let i = 0; i < ends.length; i++)
    for (let j = i + 1; j < ends.length; j++) {
      const cos = away[i]![0] * away[j]![0] + away[i]![1] * away[j]![1];
      if (cos >= least - 1e-9) continue;
      least = cos;
      pair = [ends[i]!, ends[j]!];
    }
  return pair;
}

/** Unit vector along a branch, away from a meeting. */
function directionOf(
  { branch, last }: End,
  branches: readonly (readonly number[])[],
  { x, y, width }: NodePlaces,
): readonly [number, number] {
  const nodes = branches[branch]!;
  const at = (k: number): number => nodes[last ? nodes.length - 1 - k : k]!;
  // The fork itself lies off the middle of what goes straight through it.
  const from = at(nodes.length > 2 ? 1 : 0);
  let to = at(nodes.length - 1);
  for (let k = 2; k < nodes.length; k++)
    if ((x[at(k)]! - x[from]!) ** 2 + (y[at(k)]! - y[from]!) ** 2 >= (AHEAD * width[from]!) ** 2) {
      to = at(k);
      break;
    }
  const [dx, dy] = [x[to]! - x[from]!, y[to]! - y[from]!];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length === 0 ? [0, 0] : [dx / length, dy / length];
}

/** Follows branches from a loose end, then rings of them. */
function strung(
  branches: readonly (readonly number[])[],
  whole: readonly boolean[],
  forks: ArrayLike<number>,
  beyond: ReadonlyMap<number, End>,
): readonly JoinedBranch[] {
  const done = whole.map((is) => !is);
  const lines: JoinedBranch[] = [];
  const follow = (start: End): void => {
    const nodes: number[] = [];
    // The end by which the line enters a branch, and the one by which it leaves.
    let entry: End | undefined = start;
    let exit = start;
    while (entry !== undefined && !done[entry.branch]) {
      const { branch, last } = entry;
      done[branch] = true;
      const own = last ? [...branches[branch]!].reverse() : branches[branch]!;
      // A fork lies off the middle: what meets there leaves it out.
      const from = own.length > 2 && forks[own[0]!] === 1 ? 1 : 0;
      const to = own.length - from > 2 && forks[own[own.length - 1]!] === 1 ? own.length - 1 : own.length;
      for (let k = from; k < to; k++) nodes.push(own[k]!);
      exit = { branch, last: !last };
      entry = beyond.get(keyOf(exit));
    }
    const ring = entry !== undefined && keyOf(entry) === keyOf(start);
    if (ring) nodes.push(nodes[0]!);
    const isFork = ({ branch, last }: End): boolean =>
      forks[branches[branch]![last ? branches[branch]!.length - 1 : 0]!] === 1;
    lines.push({ nodes, beside: ring ? [false, false] : [isFork(start), isFork(exit)] });
  };
  for (let branch = 0; branch < branches.length; branch++)
    for (const last of [false, true])
      if (!done[branch] && !beyond.has(keyOf({ branch, last }))) follow({ branch, last });
  for (let branch = 0; branch < branches.length; branch++) if (!done[branch]) follow({ branch, last: false });
  return lines;
}

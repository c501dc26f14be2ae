import { buildEdges, nextInTriangle } from './half-edges.ts';
import { type JoinedBranch, joinBranches } from './join-branches.ts';
import { OutlineSamples, sampleOutline } from './outline-samples.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';
import { type Triangulation, triangulateLoops } from './triangulate-loops.ts';

/** A line along the middle of a narrow region, with the region's width at every vertex. [mm] */
export interface MedialLine {
  readonly points: Float64Array;
  readonly widths: Float64Array;
  /** Whether the line begins, and whether it ends, at the side of another one. */
  readonly beside?: readonly [start: boolean, end: boolean];
}

/**
 * The middle lines of narrow regions, by the chordal axis (Prasad 1997): the outline is sampled, the inside cut into
 * Delaunay triangles, and the middles of their inner sides strung together.
 *
 *   ──•────•────•──      sides that join both walls: their middle lies on the axis; the width there is the distance
 *     |\   |\   |        of an end from the wall on the other side, whatever the slant
 *   ──•─\──•─\──•──      one inner side: an end; two: the line goes on; three: a fork
 *
 * Forks into the corners of an end are shorter than the region is wide and are cut off, so a strip ends half its
 * width before its short side, where a round line of that width ends as well. Where lines meet, the two that go straightest on are one,
 * and the others end at its side.
 * Cost: that of the triangulation. Samples stand close at corners and ever farther apart along
 * straight walls: even ones 0.1 mm apart, with the side's length as the width, took three times as many and erred by
 * a tenth in places as narrow as their distance.
 */
export function medialAxis(kernel: PolygonKernel, polygons: Polygons): readonly MedialLine[] {
  const outline = sampleOutline(polygons);
  const own = triangulateLoops(outline);
  const graph = own === null ? sweptGraph(kernel, outline) : chordGraph(own, OutlineSamples.of(outline));
  pruneTwigs(graph);
  return graph.lines();
}

/** Links of a node at most: a side lies between two triangles, a fork in one. */
const MOST_LINKS = 3;

/** [1] A branch shorter than this many widths of the region at its root is a twig. */
const TWIG = 0.85;
/** Links from the root of a twig to the nodes whose discs are looked at. */
const STEPS = 5;

/** Nodes are middles of inner sides and middles of forks; each has links to others, with the line's width there. */
class ChordGraph {
  size = 0;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
  /** Three places a node, and how many of them are taken. */
  readonly #links: Int32Array;
  readonly #degrees: Uint8Array;

  constructor(most: number) {
    this.x = new Float64Array(most);
    this.y = new Float64Array(most);
    this.width = new Float64Array(most);
    this.#links = new Int32Array(MOST_LINKS * most);
    this.#degrees = new Uint8Array(most);
  }

  add(x: number, y: number, width: number): number {
    const node = this.size++;
    this.x[node] = x;
    this.y[node] = y;
    this.width[node] = width;
    return node;
  }

  degree(node: number): number {
    return this.#degrees[node]!;
  }

  firstLink(node: number): number {
    return this.#links[MOST_LINKS * node]!;
  }

  link(a: number, b: number): void {
    this.#links[MOST_LINKS * a + this.#degrees[a]!++] = b;
    this.#links[MOST_LINKS * b + this.#degrees[b]!++] = a;
  }

  /** Joins the middles of a triangle's sides in its own middle. */
  fork(a: number, b: number, c: number): void {
    const { x, y, width } = this;
    const widest = Math.max(width[a]!, width[b]!, width[c]!);
    const fork = this.add((x[a]! + x[b]! + x[c]!) / 3, (y[a]! + y[b]! + y[c]!) / 3, widest);
    this.link(fork, a);
    this.link(fork, b);
    this.link(fork, c);
  }

  unlink(a: number, b: number): void {
    this.#remove(a, b);
    this.#remove(b, a);
  }

  #remove(node: number, other: number): void {
    const first = MOST_LINKS * node;
    const end = first + this.#degrees[node]!;
    let at = first;
    while (at < end && this.#links[at] !== other) at++;
    if (at === end) return;
    for (; at + 1 < end; at++) this.#links[at] = this.#links[at + 1]!;
    this.#degrees[node]!--;
  }

  distance(a: number, b: number): number {
    const dx = this.x[a]! - this.x[b]!;
    const dy = this.y[a]! - this.y[b]!;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The other link of a node with two. */
  #ahead(before: number, node: number): number {
    const a = this.#links[MOST_LINKS * node]!;
    return a === before ? this.#links[MOST_LINKS * node + 1]! : a;
  }

  /** Nodes from an end or a fork along its first link to the next end or fork. */
  #branch(from: number, forks: Uint8Array): number[] {
    const nodes = [from, this.firstLink(from)];
    for (let next = nodes[1]!; this.#degrees[next] === 2 && forks[next] === 0 && next !== from; nodes.push(next))
      next = this.#ahead(nodes[nodes.length - 2]!, next);
    return nodes;
  }

  /** The branch from an end to the next end or fork, or until it is longer than `most` [mm]. */
  twig(end: number, most: number): Twig {
    let before = end;
    let root = this.firstLink(end);
    let length = this.distance(end, root);
    while (this.#degrees[root] === 2 && root !== end && length < most) {
      const ahead = this.#ahead(before, root);
      length += this.distance(root, ahead);
      before = root;
      root = ahead;
    }
    return { end, root, length };
  }

  /**
   * [mm] What is shorter from a fork to its end is a twig: the disc of a node around it, and half as far again, holds that
   * end. In a round end forks lie between narrow sides, and the disc is that of a node before them.
   */
  twigLength(fork: number, before = -1, steps = STEPS): number {
    let most = TWIG * this.width[fork]!;
    if (steps === 0) return most;
    const first = MOST_LINKS * fork;
    for (let k = first; k < first + this.#degrees[fork]!; k++) {
      const next = this.#links[k]!;
      if (next === before) continue;
      most = Math.max(most, this.twigLength(next, fork, steps - 1) - this.distance(fork, next));
    }
    return most;
  }

  /** Takes the links of a twig away. */
  cutOff({ end, root }: Twig): void {
    for (let node = end; node !== root; ) {
      const next = this.firstLink(node);
      this.unlink(node, next);
      node = next;
    }
  }

  lines(): MedialLine[] {
    const forks = this.#degrees.map((degree) => (degree > 2 ? 1 : 0));
    const branches: number[][] = [];
    const walk = (start: number): void => {
      while (this.#degrees[start]! > 0) {
        const nodes = this.#branch(start, forks);
        for (let i = 1; i < nodes.length; i++) this.unlink(nodes[i - 1]!, nodes[i]!);
        branches.push(nodes);
      }
    };
    for (let n = 0; n < this.size; n++) if (this.#degrees[n] === 1) walk(n);
    for (let n = 0; n < this.size; n++) if (forks[n] === 1) walk(n);
    for (let n = 0; n < this.size; n++) walk(n);
    return joinBranches(branches, forks, this).map((line) => this.#line(line));
  }

  #line({ nodes, beside }: JoinedBranch): MedialLine {
    const points = new Float64Array(2 * nodes.length);
    const widths = new Float64Array(nodes.length);
    for (let i = 0; i < nodes.length; i++) {
      const n = nodes[i]!;
      points[2 * i] = this.x[n]!;
      points[2 * i + 1] = this.y[n]!;
      widths[i] = this.width[n]!;
    }
    return { points, widths, beside };
  }
}

/** Pieces with holes, and what is no simple loop. */
function sweptGraph(kernel: PolygonKernel, outline: Polygons): ChordGraph {
  const { samples, corners, size } = OutlineSamples.named(outline, kernel.triangulate(outline));
  return chordGraph({ corners, twin: buildEdges(corners, size).twin }, samples);
}

function chordGraph({ corners, twin }: Triangulation, samples: OutlineSamples): ChordGraph {
  const count = corners.length / 3;
  // A side between two triangles is one node, and a triangle at most one more.
  const graph = new ChordGraph(3 * count);
  const nodes = new Int32Array(3 * count).fill(-1);
  for (let c = 0; c < 3 * count; c++) {
    if (twin[c]! < c) continue;
    const a = corners[c]!;
    const b = corners[nextInTriangle(c)]!;
    const node = graph.add((samples.x(a) + samples.x(b)) / 2, (samples.y(a) + samples.y(b)) / 2, samples.width(a, b));
    nodes[c] = node;
    nodes[twin[c]!] = node;
  }
  for (let t = 0; t < 3 * count; t += 3) {
    const a = nodes[t]!;
    const b = nodes[t + 1]!;
    const c = nodes[t + 2]!;
    if (a !== -1 && b !== -1 && c !== -1) graph.fork(a, b, c);
    else if (a !== -1 && b !== -1) graph.link(a, b);
    else if (c !== -1 && (a !== -1 || b !== -1)) graph.link(a === -1 ? b : a, c);
  }
  return graph;
}

interface Twig {
  readonly end: number;
  readonly root: number;
  /** [mm] */
  readonly length: number;
}

/**
 * Cuts off branches to an end that are shorter than the region is wide at their root. Where a fork has nothing but
 * such branches the two longest stay: they are the region's line. Each round looks at the ends alone, and at those that
 * the last one made.
 */
function pruneTwigs(graph: ChordGraph): void {
  let widest = 0;
  let ends: number[] = [];
  for (let n = 0; n < graph.size; n++) {
    widest = Math.max(widest, graph.width[n]!);
    if (graph.degree(n) === 1) ends.push(n);
  }
  while (ends.length > 0) ends = withoutTwigs(graph, ends, TWIG * widest);
}

/** Cuts the twigs off that end there. @returns ends of what may be a twig now */
function withoutTwigs(graph: ChordGraph, ends: readonly number[], most: number): number[] {
  const next: number[] = [];
  twigsByRoot(graph, ends, most).forEach((twigs, root) => {
    cutTwigs(graph, root, twigs, next);
  });
  if (next.length === 0) return next;
  // A longer branch may have become a twig of a fork farther on.
  return [...new Set([...ends.filter((n) => graph.degree(n) === 1), ...next])].sort((a, b) => a - b);
}

function cutTwigs(graph: ChordGraph, root: number, twigs: Twig[], next: number[]): void {
  const stays = graph.degree(root) - twigs.length;
  twigs.sort((a, b) => a.length - b.length || a.end - b.end);
  const cut = stays > 0 ? twigs : twigs.slice(0, -2);
  for (const twig of cut) graph.cutOff(twig);
  if (cut.length === 0) return;
  if (graph.degree(root) === 1) next.push(root);
  for (const { end } of twigs) if (graph.degree(end) === 1) next.push(end);
}

/** @param most [mm] longer branches are none */
function twigsByRoot(graph: ChordGraph, ends: readonly number[], most: number): Map<number, Twig[]> {
  const result = new Map<number, Twig[]>();
  for (const end of ends) {
    const twig = graph.twig(end, most);
    const { root } = twig;
    if (graph.degree(root) < 3) continue;
    const known = result.get(root);
    if (twig.length >= graph.twigLength(root)) continue;
    if (known === undefined) result.set(root, [twig]);
    else known.push(twig);
  }
  return result;
}

import { buildEdges, nextInTriangle } from './half-edges.ts';
import { OutlineSamples, sampleOutline } from './outline-samples.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';

/** A line along the middle of a narrow region, with the region's width at every vertex. [mm] */
export interface MedialLine {
  readonly points: Float64Array;
  readonly widths: Float64Array;
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
 * width before its short side, where a round line of that width ends as well.
 * Cost: that of the triangulation, O(n log n) for n samples. Samples stand close at corners and ever farther apart along
 * straight walls: even ones 0.1 mm apart, with the side's length as the width, took three times as many and erred by
 * a tenth in places as narrow as their distance.
 */
export function medialAxis(kernel: PolygonKernel, polygons: Polygons): readonly MedialLine[] {
  const samples = sampleOutline(polygons);
  const triangles = kernel.triangulate(samples);
  if (triangles.length === 0) return [];
  const graph = chordGraph(triangles, samples);
  pruneTwigs(graph);
  return graph.lines();
}

/** Nodes are middles of inner sides and middles of forks; each has links to others, with the line's width there. */
class ChordGraph {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly width: number[] = [];
  readonly links: number[][] = [];

  add(x: number, y: number, width: number): number {
    this.x.push(x);
    this.y.push(y);
    this.width.push(width);
    return this.links.push([]) - 1;
  }

  link(a: number, b: number): void {
    this.links[a]!.push(b);
    this.links[b]!.push(a);
  }

  unlink(a: number, b: number): void {
    remove(this.links[a]!, b);
    remove(this.links[b]!, a);
  }

  distance(a: number, b: number): number {
    const dx = this.x[a]! - this.x[b]!;
    const dy = this.y[a]! - this.y[b]!;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Nodes from an end or a fork along a branch to the next end or fork, or until it is longer than `most` [mm]. */
  branch(from: number, next: number, most = Number.POSITIVE_INFINITY): { nodes: number[]; length: number } {
    const nodes = [from, next];
    let length = this.distance(from, next);
    while (this.links[next]!.length === 2 && next !== from && length < most) {
      const [a, b] = this.links[next]!;
      const ahead = a === nodes[nodes.length - 2] ? b! : a!;
      length += this.distance(next, ahead);
      nodes.push(ahead);
      next = ahead;
    }
    return { nodes, length };
  }

  lines(): MedialLine[] {
    const lines: MedialLine[] = [];
    const walk = (start: number): void => {
      while (this.links[start]!.length > 0) {
        const { nodes } = this.branch(start, this.links[start]![0]!);
        for (let i = 1; i < nodes.length; i++) this.unlink(nodes[i - 1]!, nodes[i]!);
        lines.push({
          points: Float64Array.from(nodes.flatMap((n) => [this.x[n]!, this.y[n]!])),
          widths: Float64Array.from(nodes, (n) => this.width[n]!),
        });
      }
    };
    for (let n = 0; n < this.links.length; n++) if (this.links[n]!.length === 1) walk(n);
    for (let n = 0; n < this.links.length; n++) if (this.links[n]!.length > 2) walk(n);
    for (let n = 0; n < this.links.length; n++) walk(n);
    return lines;
  }
}

function chordGraph(triangles: Float64Array, samples: Polygons): ChordGraph {
  const graph = new ChordGraph();
  const count = triangles.length / 6;
  const outline = new OutlineSamples(samples);
  const corners = outline.cornersOf(triangles);
  const { twin } = buildEdges(corners, outline.size);
  const nodes = new Int32Array(3 * count).fill(-1);
  for (let c = 0; c < 3 * count; c++) {
    if (twin[c]! < c) continue;
    const d = nextInTriangle(c);
    const x = (triangles[2 * c]! + triangles[2 * d]!) / 2;
    const y = (triangles[2 * c + 1]! + triangles[2 * d + 1]!) / 2;
    const node = graph.add(x, y, outline.width(corners[c]!, corners[d]!));
    nodes[c] = node;
    nodes[twin[c]!] = node;
  }
  for (let t = 0; t < 3 * count; t += 3) {
    const inner = [nodes[t]!, nodes[t + 1]!, nodes[t + 2]!].filter((n) => n !== -1);
    const [a, b, c] = inner;
    if (a === undefined || b === undefined) continue;
    if (c === undefined) {
      graph.link(a, b);
      continue;
    }
    const widest = Math.max(graph.width[a]!, graph.width[b]!, graph.width[c]!);
    const [x, y] = [(graph.x[a]! + graph.x[b]! + graph.x[c]!) / 3, (graph.y[a]! + graph.y[b]! + graph.y[c]!) / 3];
    const fork = graph.add(x, y, widest);
    for (const n of inner) graph.link(fork, n);
  }
  return graph;
}

interface Twig {
  readonly nodes: readonly number[];
  readonly length: number;
}

/** [1] A branch shorter than this many widths of the region at its root is a twig. */
const TWIG = 1.05;

/**
 * Cuts off branches to an end that are shorter than the region is wide at their root. Where a fork has nothing but
 * such branches the two longest stay: they are the region's line. Each round looks at the ends alone, and at those that
 * the last one made.
 */
function pruneTwigs(graph: ChordGraph): void {
  const widest = graph.width.reduce((a, b) => Math.max(a, b), 0);
  let ends: number[] = [];
  for (let n = 0; n < graph.links.length; n++) if (graph.links[n]!.length === 1) ends.push(n);
  while (ends.length > 0) {
    const next: number[] = [];
    for (const [root, twigs] of twigsByRoot(graph, ends, TWIG * widest)) {
      const stays = graph.links[root]!.length - twigs.length;
      twigs.sort((a, b) => a.length - b.length || a.nodes[0]! - b.nodes[0]!);
      const cut = stays > 0 ? twigs : twigs.slice(0, -2);
      for (const { nodes } of cut) for (let i = 1; i < nodes.length; i++) graph.unlink(nodes[i - 1]!, nodes[i]!);
      if (cut.length === 0) continue;
      if (graph.links[root]!.length === 1) next.push(root);
      for (const { nodes } of twigs) if (graph.links[nodes[0]!]!.length === 1) next.push(nodes[0]!);
    }
    // A longer branch may have become a twig of a fork farther on.
    ends = next.length === 0 ? next : [...new Set([...ends.filter((n) => graph.links[n]!.length === 1), ...next])];
    ends.sort((a, b) => a - b);
  }
}

/** @param most [mm] longer branches are none */
function twigsByRoot(graph: ChordGraph, ends: readonly number[], most: number): Map<number, Twig[]> {
  const result = new Map<number, Twig[]>();
  for (const end of ends) {
    const { nodes, length } = graph.branch(end, graph.links[end]![0]!, most);
    const root = nodes[nodes.length - 1]!;
    if (graph.links[root]!.length < 3 || length >= TWIG * graph.width[root]!) continue;
    const known = result.get(root);
    if (known === undefined) result.set(root, [{ nodes, length }]);
    else known.push({ nodes, length });
  }
  return result;
}

function remove(list: number[], item: number): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}

import { buildEdges, nextInTriangle } from './half-edges.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';
import { createVertexIndex } from './vertex-index.ts';

/** A line along the middle of a narrow region, with the region's width at every vertex. [mm] */
export interface MedialLine {
  readonly points: Float64Array;
  readonly widths: Float64Array;
}

/** [mm] Distance of the samples on the outline. */
const STEP = 0.1;
/** [mm] Samples on straight edges are moved aside by this, for the triangulation drops points on a line. */
const AMPLITUDE = 2e-5;

/**
 * The middle lines of narrow regions, by the chordal axis (Prasad 1997): the outline is sampled, the inside cut into
 * Delaunay triangles, and the middles of their inner sides strung together.
 *
 *   ──•────•────•──      sides that join both walls: their middle lies on the axis, their length is the width
 *     |\   |\   |
 *   ──•─\──•─\──•──      one inner side: an end; two: the line goes on; three: a fork
 *
 * Forks into the corners of an end are shorter than the region is wide and are cut off, so a strip ends half its
 * width before its short side, where a round line of that width ends as well.
 * Cost: that of the triangulation, O(n log n) for n samples.
 */
export function medialAxis(kernel: PolygonKernel, polygons: Polygons): readonly MedialLine[] {
  const triangles = kernel.triangulate(sample(polygons));
  if (triangles.length === 0) return [];
  const graph = chordGraph(triangles);
  pruneTwigs(graph);
  return graph.lines();
}

function sample(polygons: Polygons): Polygons {
  const { coordinates, ends } = polygons;
  const out: number[] = [];
  const newEnds: number[] = [];
  let first = 0;
  for (const end of ends) {
    for (let i = first; i < end; i++) {
      const j = i + 1 === end ? first : i + 1;
      const x = coordinates[2 * i]!;
      const y = coordinates[2 * i + 1]!;
      const dx = coordinates[2 * j]! - x;
      const dy = coordinates[2 * j + 1]! - y;
      const length = Math.sqrt(dx * dx + dy * dy);
      const pieces = Math.max(1, Math.ceil(length / STEP));
      out.push(x, y);
      for (let k = 1; k < pieces; k++) {
        const aside = (AMPLITUDE * (((k * 7) % 11) - 5)) / 10 / length;
        out.push(x + (dx * k) / pieces - dy * aside, y + (dy * k) / pieces + dx * aside);
      }
    }
    newEnds.push(out.length / 2);
    first = end;
  }
  return { coordinates: Float64Array.from(out), ends: Uint32Array.from(newEnds) };
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
    this.links[a] = this.links[a]!.filter((n) => n !== b);
    this.links[b] = this.links[b]!.filter((n) => n !== a);
  }

  distance(a: number, b: number): number {
    const dx = this.x[a]! - this.x[b]!;
    const dy = this.y[a]! - this.y[b]!;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Nodes from an end or a fork along a branch to the next end or fork. */
  branch(from: number, next: number): number[] {
    const nodes = [from, next];
    while (this.links[next]!.length === 2 && next !== from) {
      const [a, b] = this.links[next]!;
      const ahead = a === nodes[nodes.length - 2] ? b! : a!;
      nodes.push(ahead);
      next = ahead;
    }
    return nodes;
  }

  branchLength(nodes: readonly number[]): number {
    let length = 0;
    for (let i = 1; i < nodes.length; i++) length += this.distance(nodes[i - 1]!, nodes[i]!);
    return length;
  }

  lines(): MedialLine[] {
    const lines: MedialLine[] = [];
    const walk = (start: number): void => {
      while (this.links[start]!.length > 0) {
        const nodes = this.branch(start, this.links[start]![0]!);
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

function chordGraph(triangles: Float64Array): ChordGraph {
  const graph = new ChordGraph();
  const count = triangles.length / 6;
  const { twin } = buildEdges(...weldCorners(triangles));
  const nodes = new Int32Array(3 * count).fill(-1);
  for (let c = 0; c < 3 * count; c++) {
    if (twin[c]! < c) continue;
    const d = nextInTriangle(c);
    const dx = triangles[2 * c]! - triangles[2 * d]!;
    const dy = triangles[2 * c + 1]! - triangles[2 * d + 1]!;
    const node = graph.add(triangles[2 * d]! + dx / 2, triangles[2 * d + 1]! + dy / 2, Math.sqrt(dx * dx + dy * dy));
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

/** Corners at one place as one point; the triangulation gives the same bits for each. */
function weldCorners(triangles: Float64Array): [corners: Uint32Array, points: number] {
  const index = createVertexIndex(false, triangles.length / 4);
  const corners = new Uint32Array(triangles.length / 2);
  let points = 0;
  for (let c = 0; c < corners.length; c++) {
    const v = index.add(triangles[2 * c]!, triangles[2 * c + 1]!, 0);
    corners[c] = v;
    points = Math.max(points, v + 1);
  }
  return [corners, points];
}

interface Twig {
  readonly nodes: readonly number[];
  readonly length: number;
}

/**
 * Cuts off branches to an end that are shorter than the region is wide at their root. Where a fork has nothing but
 * such branches the two longest stay: they are the region's line.
 */
function pruneTwigs(graph: ChordGraph): void {
  for (let cut = true; cut; ) {
    cut = false;
    for (const [root, twigs] of twigsByRoot(graph)) {
      const stays = graph.links[root]!.length - twigs.length;
      twigs.sort((a, b) => a.length - b.length || a.nodes[0]! - b.nodes[0]!);
      for (const { nodes } of stays > 0 ? twigs : twigs.slice(0, -2)) {
        cut = true;
        for (let i = 1; i < nodes.length; i++) graph.unlink(nodes[i - 1]!, nodes[i]!);
      }
    }
  }
}

function twigsByRoot(graph: ChordGraph): Map<number, Twig[]> {
  const result = new Map<number, Twig[]>();
  for (let n = 0; n < graph.links.length; n++) {
    if (graph.links[n]!.length !== 1) continue;
    const nodes = graph.branch(n, graph.links[n]![0]!);
    const root = nodes[nodes.length - 1]!;
    if (graph.links[root]!.length < 3) continue;
    const length = graph.branchLength(nodes);
    if (length >= 1.05 * graph.width[root]!) continue;
    const known = result.get(root);
    if (known === undefined) result.set(root, [{ nodes, length }]);
    else known.push({ nodes, length });
  }
  return result;
}

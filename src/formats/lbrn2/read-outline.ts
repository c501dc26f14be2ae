import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import type { ProjectNode } from './read-tree.ts';

/** A vertex with its handles: to the next one (c0) and from the one before (c1); absent: none. */
interface Vertex {
  readonly x: number;
  readonly y: number;
  c0?: [number, number];
  c1?: [number, number];
}

/** One step from vertex to vertex: a line, or a Bézier curve by their handles. */
interface Primitive {
  readonly curve: boolean;
  readonly from: number;
  readonly to: number;
}

/** Number in an attribute; NaN where there is none. */
export function numberOf(node: ProjectNode, name: string): number {
  return Number.parseFloat(node.attributes[name] ?? '');
}

/** A rectangle about its middle, corners rounded by Cr. [mm] @returns false where its size is no size */
export function addRect(node: ProjectNode, out: SubpathBuilder): boolean {
  const [w, h] = [numberOf(node, 'W') / 2, numberOf(node, 'H') / 2];
  if (!(w > 0 && h > 0)) return false;
  const r = Math.min(Math.max(numberOf(node, 'Cr') || 0, 0), w, h);
  out.moveTo(-w + r, -h);
  const corner = (cx: number, cy: number, start: number, x: number, y: number): void => {
    if (r > 0) out.arcTo({ cx, cy, rx: r, ry: r, turn: 0, start, sweep: Math.PI / 2 }, x, y);
  };
  out.lineTo(w - r, -h);
  corner(w - r, -h + r, -Math.PI / 2, w, -h + r);
  out.lineTo(w, h - r);
  corner(w - r, h - r, 0, w - r, h);
  out.lineTo(-w + r, h);
  corner(-w + r, h - r, Math.PI / 2, -w, h - r);
  out.lineTo(-w, -h + r);
  corner(-w + r, -h + r, Math.PI, -w + r, -h);
  out.close();
  return true;
}

/** An ellipse about its middle. [mm] */
export function addEllipse(node: ProjectNode, out: SubpathBuilder): boolean {
  const [rx, ry] = [numberOf(node, 'Rx'), numberOf(node, 'Ry')];
  if (!(rx > 0 && ry > 0)) return false;
  out.moveTo(rx, 0);
  out.arcTo({ cx: 0, cy: 0, rx, ry, turn: 0, start: 0, sweep: 2 * Math.PI }, rx, 0);
  out.close();
  return true;
}

/** Lists of points and steps that several paths share, by VertID and PrimID. */
export interface SharedLists {
  readonly vertices: Map<string, readonly Vertex[]>;
  readonly primitives: Map<string, string | readonly Primitive[]>;
}

/** A path of either file version. @returns false where its lists do not fit together */
export function addPath(node: ProjectNode, shared: SharedLists, out: SubpathBuilder): boolean {
  const vertices = verticesOf(node, shared);
  const primitives = primitivesOf(node, shared);
  if (vertices === undefined || vertices.length === 0 || primitives === undefined) return false;
  if (typeof primitives === 'string') {
    if (!/^Line(Closed)?$/i.test(primitives)) return false;
    out.moveTo(vertices[0]!.x, vertices[0]!.y);
    for (const { x, y } of vertices.slice(1)) out.lineTo(x, y);
    if (/closed/i.test(primitives)) out.close();
    return true;
  }
  return addPrimitives(vertices, primitives, out);
}

/** Steps that follow each other are one stroke; it is closed where a step leads back to its first vertex. */
function addPrimitives(vertices: readonly Vertex[], primitives: readonly Primitive[], out: SubpathBuilder): boolean {
  let first = -1;
  let at = -1;
  for (const { curve, from, to } of primitives) {
    const [a, b] = [vertices[from], vertices[to]];
    if (a === undefined || b === undefined) return false;
    if (from !== at) {
      out.moveTo(a.x, a.y);
      first = from;
    }
    if (curve) out.cubicTo(...(a.c0 ?? [a.x, a.y]), ...(b.c1 ?? [b.x, b.y]), b.x, b.y);
    else out.lineTo(b.x, b.y);
    at = to;
    if (to === first) {
      out.close();
      at = -1;
    }
  }
  return primitives.length > 0;
}

function verticesOf(node: ProjectNode, { vertices: shared }: SharedLists): readonly Vertex[] | undefined {
  const id = node.attributes.VertID;
  const list = node.children.find(({ name }) => name === 'VertList');
  const old = node.children.filter(({ name }) => name === 'V');
  if (list === undefined && old.length === 0) return id === undefined ? undefined : shared.get(id);
  const vertices = list === undefined ? old.map(oldVertex) : parseVertices(list.text);
  if (id !== undefined && vertices !== undefined) shared.set(id, vertices);
  return vertices;
}

function primitivesOf(
  node: ProjectNode,
  { primitives: shared }: SharedLists,
): string | readonly Primitive[] | undefined {
  const id = node.attributes.PrimID;
  const list = node.children.find(({ name }) => name === 'PrimList');
  const old = node.children.filter(({ name }) => name === 'P');
  if (list === undefined && old.length === 0) return id === undefined ? undefined : shared.get(id);
  const primitives =
    list === undefined
      ? old.map((p) => ({ curve: p.attributes.T === 'B', from: numberOf(p, 'p0'), to: numberOf(p, 'p1') }))
      : parsePrimitives(list.text);
  if (id !== undefined && primitives !== undefined) shared.set(id, primitives);
  return primitives;
}

function oldVertex(node: ProjectNode): Vertex {
  const vertex: Vertex = { x: numberOf(node, 'vx'), y: numberOf(node, 'vy') };
  const handle = (x: number, y: number): [number, number] | undefined =>
    Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
  const c0 = handle(numberOf(node, 'c0x'), numberOf(node, 'c0y'));
  const c1 = handle(numberOf(node, 'c1x'), numberOf(node, 'c1y'));
  return { ...vertex, ...(c0 === undefined ? {} : { c0 }), ...(c1 === undefined ? {} : { c1 }) };
}

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?';
/** `V x y` or a handle: `c0x21.1c0y21.7`; without its y a handle says that there is none. */
const VERTEX_TOKEN = new RegExp(
  `\\s*(?:V\\s*(${NUMBER})[\\s,]+(${NUMBER})|(c[01])x\\s*(${NUMBER})(?:\\s*c[01]y\\s*(${NUMBER}))?)\\s*`,
  'iy',
);

function parseVertices(text: string): readonly Vertex[] | undefined {
  const vertices: Vertex[] = [];
  VERTEX_TOKEN.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (VERTEX_TOKEN.lastIndex < trimmed.length) {
    const match = VERTEX_TOKEN.exec(trimmed);
    if (match === null) return undefined;
    const [, x, y, handle, hx, hy] = match;
    if (x !== undefined && y !== undefined) vertices.push({ x: Number(x), y: Number(y) });
    else if (hx !== undefined && hy !== undefined) {
      const last = vertices[vertices.length - 1];
      if (last === undefined) return undefined;
      last[handle === 'c0' ? 'c0' : 'c1'] = [Number(hx), Number(hy)];
    }
  }
  return vertices;
}

const PRIMITIVE_TOKEN = /\s*([LB])\s*(\d+)\s+(\d+)\s*/iy;

function parsePrimitives(text: string): string | readonly Primitive[] | undefined {
  const trimmed = text.trim();
  if (/^[a-z]+$/i.test(trimmed)) return trimmed;
  const primitives: Primitive[] = [];
  PRIMITIVE_TOKEN.lastIndex = 0;
  while (PRIMITIVE_TOKEN.lastIndex < trimmed.length) {
    const match = PRIMITIVE_TOKEN.exec(trimmed);
    if (match === null) return undefined;
    primitives.push({ curve: match[1]!.toUpperCase() === 'B', from: Number(match[2]), to: Number(match[3]) });
  }
  return primitives;
}

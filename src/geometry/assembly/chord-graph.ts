/*
 * Middles of inner sides of triangles, and of triangles with three of them (forks), as nodes that are linked; each with the width of the
 * region there (see ../medial-axis.ts).
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { pointX, pointY, widthBetween } from './outline-samples';
import { corners, nextInTriangle, sides, twins } from './triangulate-loops';

/** Links of a node at most: a side lies between two triangles, a fork in one. */
const MOST_LINKS: i32 = 3;

/** x y of each node, the width there [mm], and how many nodes there are. */
export let nodePlaces: usize = 0;
export let nodeWidths: usize = 0;
export let nodes: i32 = 0;
/** Three places a node, and how many of them are taken. */
let links: usize = 0;
let degrees: usize = 0;

/** Makes the nodes and links of the triangles at hand. */
export function buildGraph(): void {
  // A side between two triangles is one node, and a triangle at most one more.
  const most = <usize>sides;
  nodePlaces = take(16 * most);
  nodeWidths = take(8 * most);
  links = take(4 * <usize>MOST_LINKS * most);
  degrees = take(most);
  nodes = 0;
  // Of each half-edge its node and 1 more, 0 none.
  const middles = take(4 * most);
  for (let h = 0; h < sides; h++) addMiddle(middles, h);
  for (let h = 0; h < sides; h += 3)
    linkSides(intAt(middles, h) - 1, intAt(middles, h + 1) - 1, intAt(middles, h + 2) - 1);
}

function addMiddle(middles: usize, h: i32): void {
  const twin = intAt(twins, h);
  if (twin < h) return;
  const a = intAt(corners, h);
  const b = intAt(corners, nextInTriangle(h));
  const node = addNode((pointX(a) + pointX(b)) / 2, (pointY(a) + pointY(b)) / 2, widthBetween(a, b));
  setInt(middles, h, node + 1);
  setInt(middles, twin, node + 1);
}

function linkSides(a: i32, b: i32, c: i32): void {
  if (a !== -1 && b !== -1 && c !== -1) addFork(a, b, c);
  else if (a !== -1 && b !== -1) link(a, b);
  else if (c !== -1 && (a !== -1 || b !== -1)) link(a === -1 ? b : a, c);
}

function addNode(x: f64, y: f64, width: f64): i32 {
  setFloat(nodePlaces, 2 * nodes, x);
  setFloat(nodePlaces, 2 * nodes + 1, y);
  setFloat(nodeWidths, nodes, width);
  return nodes++;
}

/** Joins the middles of a triangle's sides in its own middle. */
function addFork(a: i32, b: i32, c: i32): void {
  const widest = max(max(widthAt(a), widthAt(b)), widthAt(c));
  const fork = addNode((nodeX(a) + nodeX(b) + nodeX(c)) / 3, (nodeY(a) + nodeY(b) + nodeY(c)) / 3, widest);
  link(fork, a);
  link(fork, b);
  link(fork, c);
}

export function nodeX(node: i32): f64 {
  return floatAt(nodePlaces, 2 * node);
}

export function nodeY(node: i32): f64 {
  return floatAt(nodePlaces, 2 * node + 1);
}

export function widthAt(node: i32): f64 {
  return floatAt(nodeWidths, node);
}

/** [mm] */
export function between(a: i32, b: i32): f64 {
  const dx = nodeX(a) - nodeX(b);
  const dy = nodeY(a) - nodeY(b);
  return sqrt(dx * dx + dy * dy);
}

/** How many links a node has. */
export function degreeOf(node: i32): i32 {
  return load<u8>(degrees + <usize>node);
}

function setDegree(node: i32, degree: i32): void {
  store<u8>(degrees + <usize>node, <u8>degree);
}

/** Link k of a node. */
export function linkAt(node: i32, k: i32): i32 {
  return intAt(links, MOST_LINKS * node + k);
}

/** The other link of a node with two. */
export function ahead(before: i32, node: i32): i32 {
  const a = linkAt(node, 0);
  return a === before ? linkAt(node, 1) : a;
}

function link(a: i32, b: i32): void {
  addLink(a, b);
  addLink(b, a);
}

function addLink(node: i32, other: i32): void {
  const degree = degreeOf(node);
  setInt(links, MOST_LINKS * node + degree, other);
  setDegree(node, degree + 1);
}

export function unlink(a: i32, b: i32): void {
  removeLink(a, b);
  removeLink(b, a);
}

function removeLink(node: i32, other: i32): void {
  const first = MOST_LINKS * node;
  const end = first + degreeOf(node);
  let at = first;
  while (at < end && intAt(links, at) !== other) at++;
  if (at === end) return;
  for (; at + 1 < end; at++) setInt(links, at, intAt(links, at + 1));
  setDegree(node, degreeOf(node) - 1);
}

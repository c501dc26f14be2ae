/*
 * Cuts a mesh by horizontal planes and strings the cuts to loops (see ../slice-mesh.ts).
 */
import { floatAt, intAt, setInt, take } from '../../base/assembly/memory';
import { cornerAt, count, triangles } from './mesh';

/** Heights of the planes, ascending. */
let planes: usize = 0;
let planeCount: i32 = 0;
/** For each half-edge a number that it shares with the others of its edge. */
let edges: usize = 0;

/** First plane that cuts each triangle, and the one after the last. */
let firstPlanes: usize = 0;
let endPlanes: usize = 0;
/** Cuts of each plane. */
export let cutCounts: usize = 0;

/** Finds which planes cut which triangles. @param edgeNumbers for each half-edge, less than the count of half-edges */
export function usePlanes(heights: usize, heightCount: i32, edgeNumbers: usize): void {
  planes = heights;
  planeCount = heightCount;
  edges = edgeNumbers;
  firstPlanes = take(4 * <usize>count);
  endPlanes = take(4 * <usize>count);
  cutCounts = take(4 * <usize>(planeCount + 1));
  makeSteps();
  for (let t = 0; t < count; t++) {
    const p = intAt(triangles, 3 * t);
    const q = intAt(triangles, 3 * t + 1);
    const r = intAt(triangles, 3 * t + 2);
    // With a repeated corner it is a line: its neighbours meet across it.
    if (p === q || q === r || r === p) continue;
    const a = heightOf(3 * t);
    const b = heightOf(3 * t + 1);
    const c = heightOf(3 * t + 2);
    const from = firstAbove(min(min(a, b), c));
    const to = firstAbove(max(max(a, b), c));
    setInt(firstPlanes, t, from);
    setInt(endPlanes, t, to);
    setInt(cutCounts, from, intAt(cutCounts, from) + 1);
    setInt(cutCounts, to, intAt(cutCounts, to) - 1);
  }
  for (let p = 1; p < planeCount; p++) setInt(cutCounts, p, intAt(cutCounts, p) + intAt(cutCounts, p - 1));
}

function heightOf(corner: i32): f64 {
  return load<f64>(cornerAt(corner), 16);
}

/** Steps of the table for each plane. */
const STEPS: i32 = 2;
/** By step, a plane that no plane above its heights comes before: planes lie at nearly even heights. */
let steps: usize = 0;
let stepsInUnit: f64 = 0;

function makeSteps(): void {
  const low = floatAt(planes, 0);
  const high = floatAt(planes, planeCount - 1);
  stepsInUnit = high > low ? <f64>(STEPS * planeCount) / (high - low) : 0;
  steps = take(4 * <usize>(STEPS * planeCount + 1));
  let plane = 0;
  for (let step = 0; step <= STEPS * planeCount; step++) {
    while (plane < planeCount && stepOf(floatAt(planes, plane)) < step) plane++;
    setInt(steps, step, plane);
  }
}

function stepOf(z: f64): i32 {
  const step = (z - floatAt(planes, 0)) * stepsInUnit;
  return step < <f64>(STEPS * planeCount) ? <i32>floor(step) : STEPS * planeCount;
}

/** Number of the first plane strictly above z: a corner on a plane is above it. */
function firstAbove(z: f64): i32 {
  if (!(z >= floatAt(planes, 0))) return 0;
  let plane = intAt(steps, stepOf(z));
  while (plane < planeCount && floatAt(planes, plane) <= z) plane++;
  return plane;
}

/** Cuts of some planes, plane after plane: from an edge to an edge, with x y of the place on the first and on the second. */
let cutFrom: usize = 0;
let cutTo: usize = 0;
let points: usize = 0;
/** For each of these planes the place of its first cut; one more than there are planes. */
export let cutOffsets: usize = 0;
let next: usize = 0;

/** First cut that starts at each edge, -1 none; cuts that start at each edge less those that end there. Cleared after every layer. */
let head: usize = 0;
let balance: usize = 0;
/** Of each cut of a layer the next one that starts at the same edge, and whether it is in a chain. */
let nextSame: usize = 0;
let used: usize = 0;
/** Loops one after another, x y a vertex, and the place after the last vertex of each. */
export let loops: usize = 0;
export let loopEnds: usize = 0;
export let loopCount: i32 = 0;
/** The same of chains that stay open. */
export let chains: usize = 0;
export let chainEnds: usize = 0;
export let chainCount: i32 = 0;

/** Makes room. @param together cuts of all planes that are cut at a time, at most, and `most` of one plane */
export function startCuts(together: i32, most: i32): void {
  cutFrom = take(4 * <usize>together);
  cutTo = take(4 * <usize>together);
  points = take(32 * <usize>together);
  cutOffsets = take(4 * <usize>(planeCount + 1));
  next = take(4 * <usize>(planeCount + 1));
  head = take(12 * <usize>count);
  memory.fill(head, 0xff, 12 * <usize>count);
  balance = take(12 * <usize>count);
  nextSame = take(4 * <usize>most);
  used = take(<usize>most);
  // A point for every cut, and one more where a chain ends openly.
  loops = take(32 * <usize>most);
  loopEnds = take(4 * <usize>most);
  chains = take(32 * <usize>most);
  chainEnds = take(4 * <usize>most);
}

/** Cuts all triangles by the planes from one to the one before another. */
export function cutPlanes(first: i32, end: i32): void {
  setInt(cutOffsets, 0, 0);
  for (let p = first; p < end; p++) {
    setInt(next, p - first, intAt(cutOffsets, p - first));
    setInt(cutOffsets, p - first + 1, intAt(cutOffsets, p - first) + intAt(cutCounts, p));
  }
  for (let t = 0; t < count; t++) {
    const above = min(intAt(endPlanes, t), end);
    for (let p = max(intAt(firstPlanes, t), first); p < above; p++) {
      const cut = intAt(next, p - first);
      setInt(next, p - first, cut + 1);
      cutTriangle(t, floatAt(planes, p), cut);
    }
  }
}

function cutTriangle(t: i32, z: f64, cut: i32): void {
  for (let k = 0; k < 3; k++) {
    const corner = 3 * t + k;
    const a = cornerAt(corner);
    const b = cornerAt(k === 2 ? corner - 2 : corner + 1);
    const aAbove = load<f64>(a, 16) >= z;
    if (aAbove === load<f64>(b, 16) >= z) continue;
    const point = points + 32 * <usize>cut + (aAbove ? 0 : 16);
    setInt(aAbove ? cutFrom : cutTo, cut, intAt(edges, corner));
    // Always from the vertex of the lower number, so that both triangles of an edge find the same bits.
    const p = min(a, b);
    const q = max(a, b);
    const share = (z - load<f64>(p, 16)) / (load<f64>(q, 16) - load<f64>(p, 16));
    store<f64>(point, load<f64>(p) + share * (load<f64>(q) - load<f64>(p)));
    store<f64>(point, load<f64>(p, 8) + share * (load<f64>(q, 8) - load<f64>(p, 8)), 8);
  }
}

/** First cut of the layer, and the place after its last loop's last vertex. */
let firstCut: i32 = 0;
let written: i32 = 0;
let chainWritten: i32 = 0;

/** Strings the cuts from one to the one before another together: fills `loops` and `chains`. */
export function chainCuts(first: i32, end: i32): void {
  firstCut = first;
  written = 0;
  loopCount = 0;
  chainWritten = 0;
  chainCount = 0;
  memory.fill(used, 0, <usize>(end - first));
  if (!enterCuts(end)) stringCuts(end, true);
  stringCuts(end, false);
  for (let cut = first; cut < end; cut++) {
    setInt(head, intAt(cutFrom, cut), -1);
    setInt(balance, intAt(cutFrom, cut), 0);
    setInt(balance, intAt(cutTo, cut), 0);
  }
}

/** @returns whether as many cuts start as end at every edge */
function enterCuts(end: i32): bool {
  for (let cut = end - 1; cut >= firstCut; cut--) {
    const from = intAt(cutFrom, cut);
    const to = intAt(cutTo, cut);
    setInt(nextSame, cut - firstCut, intAt(head, from));
    setInt(head, from, cut);
    setInt(balance, from, intAt(balance, from) + 1);
    setInt(balance, to, intAt(balance, to) - 1);
  }
  for (let cut = firstCut; cut < end; cut++)
    if (intAt(balance, intAt(cutFrom, cut)) !== 0 || intAt(balance, intAt(cutTo, cut)) !== 0) return false;
  return true;
}

function isUsed(cut: i32): bool {
  return load<u8>(used + <usize>(cut - firstCut)) === 1;
}

/** Vertices of the smallest loop: a triangle. */
const SMALLEST: i32 = 3;

/** Follows all cuts that are left, or those alone that open chains begin with. */
function stringCuts(end: i32, beginnings: bool): void {
  for (let cut = firstCut; cut < end; cut++) {
    if (isUsed(cut)) continue;
    const edge = intAt(cutFrom, cut);
    if (beginnings) {
      if (intAt(balance, edge) <= 0) continue;
      setInt(balance, edge, intAt(balance, edge) - 1);
    }
    followCuts(cut);
  }
}

/** Writes the chain from a cut on. */
function followCuts(start: i32): void {
  const home = intAt(cutFrom, start);
  let at = written;
  let cut = start;
  for (;;) {
    store<u8>(used + <usize>(cut - firstCut), 1);
    copyPoint(loops, at++, points + 32 * <usize>cut);
    const edge = intAt(cutTo, cut);
    if (edge === home) {
      if (at - written < SMALLEST) return;
      written = at;
      setInt(loopEnds, loopCount++, at);
      return;
    }
    let following = intAt(head, edge);
    while (following !== -1 && isUsed(following)) following = intAt(nextSame, following - firstCut);
    setInt(head, edge, following);
    if (following === -1) break;
    cut = following;
  }
  copyPoint(loops, at++, points + 32 * <usize>cut + 16);
  for (let vertex = written; vertex < at; vertex++) copyPoint(chains, chainWritten++, loops + 16 * <usize>vertex);
  setInt(chainEnds, chainCount++, chainWritten);
}

function copyPoint(array: usize, vertex: i32, from: usize): void {
  v128.store(array + 16 * <usize>vertex, v128.load(from));
}

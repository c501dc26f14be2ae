/*
 * Outlines with more vertices, for middle lines (see ../medial-axis.ts): close together at corners, ever farther apart along
 * straight walls; and how wide a region is between two of them.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { coordinates, ends, firstOf, loopCount } from './outlines';

/** [mm] Greatest distance of samples on an outline, and the distance of the first one from a corner. */
const STEP: f64 = 0.4;
const NEAR: f64 = 0.1;
/** How much farther each next sample is, away from a corner. */
const GROWTH: f64 = 1.5;
/** Cosine of a turn that is a corner: 30°. */
const CORNER: f64 = 0.866;
/** [mm] Samples on straight edges are moved aside by this, for the triangulation drops points on a line. */
const AMPLITUDE: f64 = 2e-5;

/** Cosine of half the angle between walls that hardly face each other any more: 70°. */
const FACING: f64 = 0.82;
/** Edges of the other wall that are looked at on each side. */
const WALK: i32 = 3;

/** x y of every sample [mm], how many there are, and for each loop the number of the sample after its last one. */
export let samples: usize = 0;
export let sampleCount: i32 = 0;
export let sampleEnds: usize = 0;

/** What the widths are measured on: x y of points, and the numbers of their neighbours along the outline. */
let points: usize = 0;
let before: usize = 0;
let after: usize = 0;

/** Fills `samples` with those of the outlines at hand. */
export function sampleOutlines(): void {
  sampleEnds = take(4 * <usize>loopCount);
  // Nothing else is taken while samples are added: they stand one after the other.
  samples = take(0);
  sampleCount = 0;
  for (let loop = 0; loop < loopCount; loop++) {
    sampleLoop(firstOf(loop), intAt(ends, loop));
    setInt(sampleEnds, loop, sampleCount);
  }
}

function sampleLoop(first: i32, end: i32): void {
  let isCorner = cornerAt(first, end, first);
  for (let i = first; i < end; i++) {
    const j = i + 1 === end ? first : i + 1;
    const isNext = cornerAt(first, end, j);
    const x = floatAt(coordinates, 2 * i);
    const y = floatAt(coordinates, 2 * i + 1);
    const dx = floatAt(coordinates, 2 * j) - x;
    const dy = floatAt(coordinates, 2 * j + 1) - y;
    addSample(x, y);
    sampleEdge(x, y, dx, dy, isCorner ? NEAR : STEP, isNext ? NEAR : STEP);
    isCorner = isNext;
  }
}

/** @param up [mm] from the edge's start to its first sample, `down` from the last one to its end: both grow towards the middle */
function sampleEdge(x: f64, y: f64, dx: f64, dy: f64, up: f64, down: f64): void {
  const length = sqrt(dx * dx + dy * dy);
  let left = marksOn(length, up, down);
  let low: f64 = 0;
  let high = length;
  const begin = sampleCount;
  for (let k = 0; k < left; k++) addSample(0, 0);
  // From both ends, as `marksOn` counted them.
  for (let k = 0; k < left; ) {
    const rest = high - low;
    if (rest < 2 * min(up, down)) {
      placeMark(begin, k, x, y, dx, dy, length, (low + high) / 2);
      break;
    }
    if (up <= down) {
      low += up;
      placeMark(begin, k++, x, y, dx, dy, length, low);
      up = min(STEP, GROWTH * up);
    } else {
      high -= down;
      placeMark(begin, --left, x, y, dx, dy, length, high);
      down = min(STEP, GROWTH * down);
    }
  }
}

/** How many samples stand on an edge of a length. */
function marksOn(length: f64, up: f64, down: f64): i32 {
  let low: f64 = 0;
  let high = length;
  let count = 0;
  for (; high - low > 1.5 * min(up, down); count++) {
    if (high - low < 2 * min(up, down)) return count + 1;
    if (up <= down) {
      low += up;
      up = min(STEP, GROWTH * up);
    } else {
      high -= down;
      down = min(STEP, GROWTH * down);
    }
  }
  return count;
}

function addSample(x: f64, y: f64): void {
  const at = take(16);
  store<f64>(at, x);
  store<f64>(at, y, 8);
  sampleCount++;
}

/** Puts sample k of an edge where it stands, `mark` [mm] from its start. */
function placeMark(begin: i32, k: i32, x: f64, y: f64, dx: f64, dy: f64, length: f64, mark: f64): void {
  const share = mark / length;
  const aside = (AMPLITUDE * <f64>((((k + 1) * 7) % 11) - 5)) / 10 / length;
  setFloat(samples, 2 * (begin + k), x + dx * share - dy * aside);
  setFloat(samples, 2 * (begin + k) + 1, y + dy * share + dx * aside);
}

function cornerAt(first: i32, end: i32, i: i32): bool {
  const h = i === first ? end - 1 : i - 1;
  const j = i + 1 === end ? first : i + 1;
  const ax = floatAt(coordinates, 2 * i) - floatAt(coordinates, 2 * h);
  const ay = floatAt(coordinates, 2 * i + 1) - floatAt(coordinates, 2 * h + 1);
  const bx = floatAt(coordinates, 2 * j) - floatAt(coordinates, 2 * i);
  const by = floatAt(coordinates, 2 * j + 1) - floatAt(coordinates, 2 * i + 1);
  return ax * bx + ay * by < CORNER * sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
}

/**
 * Says which points widths are measured on.
 * @param names of each sample the number of its point, 0 where that is its own
 */
export function useWalls(ofPoints: usize, count: i32, names: usize): void {
  points = ofPoints;
  before = take(4 * <usize>count);
  after = take(4 * <usize>count);
  for (let k = 0; k < count; k++) {
    setInt(before, k, k);
    setInt(after, k, k);
  }
  let first = 0;
  for (let c = 0; c < loopCount; c++) {
    const end = intAt(sampleEnds, c);
    for (let i = first; i < end; i++) {
      const own = named(names, i);
      setInt(before, own, named(names, i === first ? end - 1 : i - 1));
      setInt(after, own, named(names, i + 1 === end ? first : i + 1));
    }
    first = end;
  }
}

function named(names: usize, i: i32): i32 {
  return names === 0 ? i : intAt(names, i);
}

/** [mm] */
export function pointX(point: i32): f64 {
  return floatAt(points, 2 * point);
}

export function pointY(point: i32): f64 {
  return floatAt(points, 2 * point + 1);
}

/**
 * [mm] Of the region at the side between two points: from one of them to the wall at the other, and where the walls run
 * towards each other, what that is across the middle between them.
 */
export function widthBetween(a: i32, b: i32): f64 {
  return sqrt(min(toWall(a, b), toWall(b, a))) / slant(a, b);
}

/** Direction of the wall at a point, as `findTangent` found it. */
let tangentX: f64 = 0;
let tangentY: f64 = 0;

/** Cosine of half the angle between two walls; 1 where one has no direction, and where they hardly face each other. */
function slant(a: i32, b: i32): f64 {
  if (!findTangent(a)) return 1;
  const x = tangentX;
  const y = tangentY;
  if (!findTangent(b)) return 1;
  const dx = x - tangentX;
  const dy = y - tangentY;
  const cosine = sqrt(dx * dx + dy * dy) / 2;
  return cosine < FACING ? 1 : cosine;
}

/** @returns false at a corner */
function findTangent(at: i32): bool {
  const h = intAt(before, at);
  const j = intAt(after, at);
  const ax = pointX(at) - pointX(h);
  const ay = pointY(at) - pointY(h);
  const bx = pointX(j) - pointX(at);
  const by = pointY(j) - pointY(at);
  const la = sqrt(ax * ax + ay * ay);
  const lb = sqrt(bx * bx + by * by);
  if (la === 0 || lb === 0 || ax * bx + ay * by < CORNER * la * lb) return false;
  const tx = ax / la + bx / lb;
  const ty = ay / la + by / lb;
  const length = sqrt(tx * tx + ty * ty);
  tangentX = tx / length;
  tangentY = ty / length;
  return true;
}

function toWall(from: i32, at: i32): f64 {
  return min(toSide(from, at, before), toSide(from, at, after));
}

/** Squared distance of the wall on one side of a point: it goes on over the next ones while these are nearer. */
function toSide(from: i32, at: i32, next: usize): f64 {
  let least = Infinity;
  let a = at;
  for (let k = 0; k < WALK; k++) {
    const b = intAt(next, a);
    // A wall that begins at `from` itself is no other side: then it is that of its far end.
    if (from === a || from === b) return k > 0 ? least : squaredBetween(from, from === a ? b : a);
    const squared = toEdge(from, a, b);
    if (squared >= least) break;
    least = squared;
    if (squared < squaredBetween(from, b)) break;
    a = b;
  }
  return least;
}

function squaredBetween(a: i32, b: i32): f64 {
  const dx = pointX(a) - pointX(b);
  const dy = pointY(a) - pointY(b);
  return dx * dx + dy * dy;
}

function toEdge(from: i32, a: i32, b: i32): f64 {
  const x = pointX(from);
  const y = pointY(from);
  const ax = pointX(a);
  const ay = pointY(a);
  const dx = pointX(b) - ax;
  const dy = pointY(b) - ay;
  const length = dx * dx + dy * dy;
  const share: f64 = length === 0 ? 0 : max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  const px = ax + share * dx - x;
  const py = ay + share * dy - y;
  return px * px + py * py;
}

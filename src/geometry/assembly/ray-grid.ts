/*
 * Where rays along a grid enter and leave a mesh (see ../ray-grid.ts and ../cast-rays.ts): each triangle is filled row by row like a polygon on a screen.
 */
import { intAt, setInt, take } from '../../base/assembly/memory';
import { cornerAt, count } from './mesh';

/** [bytes] From a point's x to its place along the rays, along their rows and across these. */
let along: usize = 0;
let acrossU: usize = 0;
let acrossV: usize = 0;
let pitch: f64 = 0;
let columns: i32 = 0;
let rows: i32 = 0;
/** Place of ray 0. */
let u0: f64 = 0;
let v0: f64 = 0;

/** Hits as they come, one after another: place along the ray (64-bit float), ray, and twice the triangle, one more where the ray leaves. */
const HIT: usize = 16;
let hits: usize = 0;
export let hitCount: i32 = 0;
let hitRoom: i32 = 0;
/** [hits] Room is made for so many more. */
const CHUNK: i32 = 1 << 14;

/** The same ray by ray: number of each ray's first hit, one more than there are rays; and of each hit its place, triangle and way. */
export let rayBegins: usize = 0;
export let hitPlaces: usize = 0;
export let hitTriangles: usize = 0;
export let hitWays: usize = 0;

/** More than the places where edges meet rows are rounded, in cells. */
const ROUNDING: f64 = 1e-6;

/**
 * Casts the rays of a grid.
 * @param axis of the rays: 0 x, 1 y, 2 z
 * @returns how many hits there are
 */
export function castRays(axis: i32, distance: f64, gridColumns: i32, gridRows: i32, firstU: f64, firstV: f64): i32 {
  along = <usize>(8 * axis);
  acrossU = <usize>(8 * ((axis + 1) % 3));
  acrossV = <usize>(8 * ((axis + 2) % 3));
  pitch = distance;
  columns = gridColumns;
  rows = gridRows;
  u0 = firstU;
  v0 = firstV;
  hits = take(HIT * <usize>CHUNK);
  hitRoom = CHUNK;
  hitCount = 0;
  for (let t = 0; t < count; t++) castTriangle(t);
  sortHits();
  return hitCount;
}

export function rayCount(): i32 {
  return columns * rows;
}

function castTriangle(t: i32): void {
  const a = cornerAt(3 * t);
  const b = cornerAt(3 * t + 1);
  const c = cornerAt(3 * t + 2);
  const av = load<f64>(a + acrossV);
  const bv = load<f64>(b + acrossV);
  const cv = load<f64>(c + acrossV);
  const lowest = min(min(av, bv), cv);
  const highest = max(max(av, bv), cv);
  // The quotients are rounded: the rows at each end are compared as the edges compare them.
  let firstRow = max(0, <i32>ceil((lowest - v0) / pitch) - 1);
  let lastRow = min(rows - 1, <i32>ceil((highest - v0) / pitch));
  while (firstRow <= lastRow && v0 + <f64>firstRow * pitch < lowest) firstRow++;
  while (firstRow <= lastRow && v0 + <f64>lastRow * pitch >= highest) lastRow--;
  if (firstRow > lastRow) return;
  const au = load<f64>(a + acrossU);
  const bu = load<f64>(b + acrossU);
  const cu = load<f64>(c + acrossU);
  // Most triangles of a fine mesh lie between two rays.
  const left = (min(min(au, bu), cu) - u0) / pitch - ROUNDING;
  const right = (max(max(au, bu), cu) - u0) / pitch + ROUNDING;
  if (ceil(left) === ceil(right)) return;
  const at = load<f64>(a + along);
  const bt = load<f64>(b + along);
  const ct = load<f64>(c + along);
  // Twice the area seen along the ray.
  const area = (bu - au) * (cv - av) - (bv - av) * (cu - au);
  const slopeU: f64 = area === 0 ? 0 : ((bt - at) * (cv - av) - (ct - at) * (bv - av)) / area;
  const slopeV: f64 = area === 0 ? 0 : ((ct - at) * (bu - au) - (bt - at) * (cu - au)) / area;
  const least = min(min(at, bt), ct);
  const most = max(max(at, bt), ct);
  for (let row = firstRow; row <= lastRow; row++) {
    const rv = v0 + <f64>row * pitch;
    const isAbove = av <= rv;
    const isNextAbove = bv <= rv;
    const isLastAbove = cv <= rv;
    // The edge that goes down through the row, and the one that goes up: where the outside looks along the ray, down
    // is left of up. Every edge is down for one of its triangles and up for the other, so all counts cancel exactly.
    let down = 0;
    let up = 0;
    if (isAbove !== isNextAbove) {
      const column = columnWhere(au, av, bu, bv, rv);
      if (isNextAbove) down = column;
      else up = column;
    }
    if (isNextAbove !== isLastAbove) {
      const column = columnWhere(bu, bv, cu, cv, rv);
      if (isLastAbove) down = column;
      else up = column;
    }
    if (isLastAbove !== isAbove) {
      const column = columnWhere(cu, cv, au, av, rv);
      if (isAbove) down = column;
      else up = column;
    }
    const code = 2 * t + i32(down < up);
    const end = max(down, up);
    for (let column = min(down, up); column < end; column++) {
      const depth = at + slopeU * (u0 + <f64>column * pitch - au) + slopeV * (rv - av);
      // Steep triangles make the slopes large: never outside the triangle's own range.
      addHit(row * columns + column, min(most, max(least, depth)), code);
    }
  }
}

/** The first column, within the grid, at the place where an edge meets a row or after it: the place is computed from the edge's lower end. */
function columnWhere(au: f64, av: f64, bu: f64, bv: f64, rv: f64): i32 {
  const isUp = av < bv;
  const u = isUp ? au : bu;
  const v = isUp ? av : bv;
  const place = u + ((rv - v) * ((isUp ? bu : au) - u)) / ((isUp ? bv : av) - v);
  const column = <i32>ceil((place - u0) / pitch);
  return max(0, min(columns, column));
}

function addHit(ray: i32, place: f64, code: i32): void {
  if (hitCount === hitRoom) {
    // What is taken next follows what was taken last.
    take(HIT * <usize>CHUNK);
    hitRoom += CHUNK;
  }
  const hit = hits + HIT * <usize>hitCount;
  store<f64>(hit, place);
  store<i32>(hit, ray, 8);
  store<i32>(hit, code, 12);
  hitCount++;
}

/** Sorts the hits by ray, and those of a ray by place; where two are equal the entry comes first. */
function sortHits(): void {
  const rays = columns * rows;
  rayBegins = take(4 * <usize>(rays + 1));
  hitPlaces = take(8 * <usize>hitCount);
  hitTriangles = take(4 * <usize>hitCount);
  hitWays = take(<usize>hitCount);
  // Counted at the ray after theirs, summed up, and counted on while they are put in.
  for (let k = 0; k < hitCount; k++) {
    const ray = rayOf(k);
    setInt(rayBegins, ray + 1, intAt(rayBegins, ray + 1) + 1);
  }
  const next = take(4 * <usize>(rays + 1));
  let total = 0;
  for (let ray = 1; ray <= rays; ray++) {
    total += intAt(rayBegins, ray);
    setInt(rayBegins, ray, total);
    setInt(next, ray, total);
  }
  for (let k = 0; k < hitCount; k++) {
    const ray = rayOf(k);
    const place = intAt(next, ray);
    setInt(next, ray, place + 1);
    insertHit(k, intAt(rayBegins, ray), place);
  }
}

function rayOf(hit: i32): i32 {
  return load<i32>(hits + HIT * <usize>hit, 8);
}

/** Insertion: a ray has few hits, and neighbouring triangles come in order. */
function insertHit(k: i32, first: i32, place: i32): void {
  const hit = hits + HIT * <usize>k;
  const value = load<f64>(hit);
  const code = load<i32>(hit, 12);
  const enters = (code & 1) === 0;
  while (place > first && isAfter(place - 1, value, enters)) {
    store<f64>(hitPlaces + 8 * <usize>place, load<f64>(hitPlaces + 8 * <usize>(place - 1)));
    setInt(hitTriangles, place, intAt(hitTriangles, place - 1));
    store<i8>(hitWays + <usize>place, load<i8>(hitWays + <usize>(place - 1)));
    place--;
  }
  store<f64>(hitPlaces + 8 * <usize>place, value);
  setInt(hitTriangles, place, code >>> 1);
  store<i8>(hitWays + <usize>place, enters ? 1 : -1);
}

function isAfter(place: i32, value: f64, enters: bool): bool {
  const other = load<f64>(hitPlaces + 8 * <usize>place);
  return other > value || (other === value && enters && load<i8>(hitWays + <usize>place) === -1);
}

import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import { arcOf, segmentCount, segmentLength } from '../../../../geometry/paths/arc-path.ts';
import { fitArcs } from '../../../../geometry/paths/fit-arcs.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { PlannedIsland } from '../plan-layers.ts';
import type { Stroke } from '../stroke.ts';
import { eachSegment, type StrokeSpeed, segmentArea } from '../stroke-speed.ts';
import { thickened } from '../stroke-volume.ts';
import { type Cooling, slowed } from './cooling.ts';
import { hangingLength, hangsMostly, strokeLength } from './hanging.ts';
import { inHoldOrder, type RankedStroke } from './hold-order.ts';
import type { NozzlePath, Shelter } from './nozzle-path.ts';
import { linesInOrder, placesInOrder } from './visit-order.ts';

/** How the strokes of one layer of one copy become moves. */
export interface DrawContext {
  readonly path: NozzlePath;
  readonly speed: StrokeSpeed;
  readonly cooling: Cooling;
  readonly firstLayer: boolean;
  /** [mm] */
  readonly lineWidth: number;
  /** [mm] Place of the copy. */
  readonly x: number;
  readonly y: number;
  readonly outerFirst: boolean;
  /** [mm] A loop stops this much before its start. */
  readonly seamGap: number;
  /** Loops are written as arcs where they are round. */
  readonly arcs: boolean;
  /** [mm] A loop that rises from one height to another, and joins the one below without a travel (vase). */
  readonly rise?: { readonly from: number; readonly to: number; readonly joined: boolean };
}

/** Rank of walls that hang, between threads and what is solid. */
const WALLS = 0.6;
/** Of a line's width, from centre line to centre line: what lies beside it. */
const BESIDE = 1.5;
/** Of a loop: the gap at its seam is no longer. */
const MOST_GAP = 0.1;
/** [mm] Greatest distance of an arc from the loop that it stands for. */
const ARC_TOLERANCE = 0.02;

/**
 * Draws an island whole: its walls ring by ring, thin places, then what fills it. Walls of a hole over the air hang between
 * the threads that go past it: they come after them, the one that touches them first.
 */
export function drawIsland(island: PlannedIsland, shelter: Shelter, context: DrawContext): void {
  if (island.under !== undefined) {
    drawFromHold(island, island.under, shelter, context);
    return;
  }
  const groups = [...island.fills];
  const { early, late } = ringsByHold(island.rings, groups.some(isBridge));
  drawRings(early, shelter, context);
  drawLines(island.gaps, shelter, context);
  drawGroups(groups, true, shelter, context);
  drawRings(late, shelter, { ...context, outerFirst: false });
  drawGroups(groups, false, shelter, context);
}

/** An island whose border hangs all around: every line beside one that is there, the walls last. */
function drawFromHold(island: PlannedIsland, under: Polygons, shelter: Shelter, context: DrawContext): void {
  const { rings, gaps, fills } = island;
  const walls = rings.flatMap((ring) => ring.map((stroke, k) => ({ stroke, rank: WALLS + k / ring.length })));
  const lines = [gaps, ...fills].flatMap((group): RankedStroke[] =>
    group.map((stroke) => ({ stroke, rank: group === gaps ? WALLS + 1 : rankOf(group) })),
  );
  const hold = { under: new EdgeIndex(under), reach: BESIDE * context.lineWidth };
  for (const { stroke, reversed } of inHoldOrder([...walls, ...lines], hold, nozzleAt(context))) {
    if (stroke.closed) drawLoop(stroke, shelter, context);
    else drawOpen(stroke, reversed, shelter, context);
  }
}

type Rings = PlannedIsland['rings'];

function ringsByHold(rings: Rings, bridged: boolean): { readonly early: Rings; readonly late: Rings } {
  const late = bridged && rings.length > 1 ? rings.filter((ring) => ring.every(hangsMostly)) : [];
  if (late.length === 0 || late.length === rings.length) return { early: rings, late: [] };
  return { early: rings.filter((ring) => !late.includes(ring)), late };
}

function drawRings(rings: Rings, shelter: Shelter, context: DrawContext): void {
  const ordered = rings.map((ring) => loopsByHold(ring, context));
  const order = placesInOrder(
    ordered.map((loops) => loopStart(loops[0]!)),
    nozzleAt(context),
  );
  for (const k of order) {
    for (const loop of ordered[k]!) drawLoop(loop, shelter, context);
  }
}

/** Draws groups, and takes them off the list. @param bridges only these, whatever else there is */
function drawGroups(groups: (readonly Stroke[])[], bridges: boolean, shelter: Shelter, context: DrawContext): void {
  while (groups.length > 0) {
    const next = nearestGroup(groups, context);
    if (bridges && !isBridge(groups[next]!)) return;
    const group = groups.splice(next, 1)[0]!;
    // A top is drawn in one sweep, so that no line touches a cold one from behind.
    if (isTop(group)) for (const stroke of group) drawOpen(stroke, false, shelter, context);
    else drawLines(group, shelter, context);
  }
}

/** Loops that hang come after those beside them that do not: where a thin wall carries a roof, the innermost of the roof's walls do. */
function loopsByHold(ring: readonly Stroke[], { outerFirst }: DrawContext): readonly Stroke[] {
  const loops = outerFirst ? [...ring].reverse() : ring;
  const held = loops.findIndex((loop) => !hangsMostly(loop));
  return held <= 0 ? loops : [...loops.slice(held), ...loops.slice(0, held).reverse()];
}

function loopStart(stroke: Stroke): readonly [number, number] {
  return [stroke.points[0]!, stroke.points[1]!];
}

function squared(context: DrawContext, [x, y]: readonly [number, number]): number {
  const dx = x + context.x - context.path.x;
  const dy = y + context.y - context.path.y;
  return dx * dx + dy * dy;
}

/** Place of the nozzle in the part's frame. */
function nozzleAt({ path, x, y }: DrawContext): readonly [number, number] {
  return [path.x - x, path.y - y];
}

/**
 * Bridges before everything that rests beside them, lines in their narrow places after the threads that hold them;
 * sparse before solid, and that before what it holds.
 */
function rankOf(group: readonly Stroke[]): number {
  const { kind, late } = group[0]!;
  if (isTop(group)) return 3;
  if (isBridge(group)) return late ? 0.5 : 0;
  if (kind === MoveKind.sparseInfill) return 1;
  return late ? 2.5 : 2;
}

/** Of the lowest rank the nearest. */
function nearestGroup(groups: readonly (readonly Stroke[])[], context: DrawContext): number {
  let least = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let k = 0; k < groups.length; k++) {
    const group = groups[k]!;
    const ends = [group[0]!, group[group.length - 1]!].flatMap((s) => [loopStart(s), lastPoint(s)]);
    const d = rankOf(group) * 1e9 + Math.min(...ends.map((end) => squared(context, end)));
    if (d < least) {
      least = d;
      found = k;
    }
  }
  return found;
}

function isBridge(group: readonly Stroke[]): boolean {
  return group[0]!.kind === MoveKind.bridge;
}

function isTop(group: readonly Stroke[]): boolean {
  return group.some((stroke) => stroke.kind === MoveKind.topInfill);
}

function lastPoint(stroke: Stroke): readonly [number, number] {
  const n = stroke.points.length;
  return [stroke.points[n - 2]!, stroke.points[n - 1]!];
}

function drawLines(strokes: readonly Stroke[], shelter: Shelter, context: DrawContext): void {
  for (const { stroke, reversed } of linesInOrder(strokes, nozzleAt(context)))
    drawOpen(stroke, reversed, shelter, context);
}

function drawOpen(stroke: Stroke, reversed: boolean, shelter: Shelter, context: DrawContext): void {
  const n = stroke.points.length / 2;
  begin(stroke, reversed ? n - 1 : 0, shelter, context);
  for (let k = 1; k < n; k++) {
    const i = reversed ? n - k : k - 1;
    const j = reversed ? n - 1 - k : k;
    drawSegment(stroke, i, j, Math.min(i, j), 1, context);
  }
}

function drawLoop(whole: Stroke, shelter: Shelter, context: DrawContext): void {
  if (!whole.closed) {
    drawOpen(whole, false, shelter, context);
    return;
  }
  if (context.rise !== undefined) {
    drawRising(whole, shelter, context, context.rise);
    return;
  }
  begin(whole, 0, shelter, context);
  const length = strokeLength(whole);
  let left = length - Math.min(context.seamGap, MOST_GAP * length);
  // What is not laid there is laid along it: of a pin's walls that is some hundredths.
  const loop = thickened(whole, length / left);
  if (context.arcs && typeof loop.area === 'number' && loop.hang === undefined) {
    drawArcs(loop, left, context);
    return;
  }
  eachSegment(loop, (i, j, length) => {
    if (left <= 0) return;
    drawSegment(loop, i, j, i, Math.min(1, left / Math.max(length, 1e-9)), context);
    left -= length;
  });
}

/** A loop as lines and arcs, `length` of it [mm]. */
function drawArcs(loop: Stroke, length: number, context: DrawContext): void {
  const cut = cutLoop(loop, length);
  const path = fitArcs(cut, false, ARC_TOLERANCE);
  const area = segmentArea(loop, 0, 1);
  const speed = cooled(context.speed.segment(loop, 0, area, context.firstLayer), loop.kind, context);
  const centre = new Float64Array(3);
  for (let k = 0; k < segmentCount(path); k++) {
    const x = path.x[k + 1]! + context.x;
    const y = path.y[k + 1]! + context.y;
    const bulge = path.bulge[k]!;
    if (bulge === 0) context.path.draw(x, y, loop.kind, area, speed);
    else {
      arcOf(path, k, centre);
      const arc = {
        x: centre[0]! + context.x,
        y: centre[1]! + context.y,
        length: segmentLength(path, k),
        left: bulge > 0,
      };
      context.path.drawArc(x, y, arc, loop.kind, area, speed);
    }
  }
}

/** x y of the loop's first `length` [mm]. */
function cutLoop(loop: Stroke, length: number): Float64Array {
  const points = [loop.points[0]!, loop.points[1]!];
  let left = length;
  eachSegment(loop, (i, j, piece) => {
    if (left <= 0) return;
    const share = Math.min(1, left / Math.max(piece, 1e-9));
    const { points: p } = loop;
    points.push(p[2 * i]! + share * (p[2 * j]! - p[2 * i]!), p[2 * i + 1]! + share * (p[2 * j + 1]! - p[2 * i + 1]!));
    left -= piece;
  });
  return Float64Array.from(points);
}

/** The whole loop, rising evenly; on the first one the line grows from nothing. */
function drawRising(
  loop: Stroke,
  shelter: Shelter,
  context: DrawContext,
  rise: NonNullable<DrawContext['rise']>,
): void {
  if (!rise.joined) begin(loop, 0, shelter, context);
  const total = strokeLength(loop);
  const area = segmentArea(loop, 0, 1);
  const { points } = loop;
  const to = (vertex: number, share: number): void => {
    const thick = rise.joined ? area : area * Math.max(share, 0.05);
    const speed = cooled(context.speed.segment(loop, 0, area, context.firstLayer), loop.kind, context);
    const z = rise.from + share * (rise.to - rise.from);
    context.path.draw(points[2 * vertex]! + context.x, points[2 * vertex + 1]! + context.y, loop.kind, thick, speed, z);
  };
  if (rise.joined) to(0, 0);
  let done = 0;
  eachSegment(loop, (_i, j, length) => {
    done += length;
    to(j, done / total);
  });
}

function begin(stroke: Stroke, vertex: number, shelter: Shelter, context: DrawContext): void {
  const { path, speed, cooling, firstLayer } = context;
  const x = stroke.points[2 * vertex]! + context.x;
  const y = stroke.points[2 * vertex + 1]! + context.y;
  path.travel(x, y, shelter);
  path.acceleration(speed.acceleration(stroke.kind, firstLayer));
  path.fan(stroke.kind === MoveKind.bridge || hangsFar(stroke) ? cooling.bridgeFan : cooling.fan);
}

/** [mm] A wall that hangs this far gets the fan of a bridge. */
const FAR = 3;

function hangsFar(stroke: Stroke): boolean {
  return hangingLength(stroke) > FAR;
}

/** Draws from vertex i to the `share` of the way to vertex j. */
function drawSegment(stroke: Stroke, i: number, j: number, segment: number, share: number, context: DrawContext): void {
  const { points } = stroke;
  const area = segmentArea(stroke, i, j);
  const speed = cooled(context.speed.segment(stroke, segment, area, context.firstLayer), stroke.kind, context);
  const x = points[2 * i]! + share * (points[2 * j]! - points[2 * i]!) + context.x;
  const y = points[2 * i + 1]! + share * (points[2 * j + 1]! - points[2 * i + 1]!) + context.y;
  context.path.draw(x, y, stroke.kind, area, speed);
}

function cooled(speed: number, kind: number, { cooling }: DrawContext): number {
  const slower = kind === MoveKind.outerWall ? cooling.slowerOuter : cooling.slower;
  return slower === 1 ? speed : slowed(speed, slower, cooling.floor);
}

import { bulgeArc } from '../../geometry/paths/bulge-arc.ts';
import { naturalSpline } from '../../geometry/paths/natural-spline.ts';
import { type Nurbs, nurbsFault, nurbsStart, nurbsToCubics } from '../../geometry/paths/nurbs.ts';
import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { type Entity, numberOf, textOf, toNumber } from './entity.ts';

/** [drawing units] A rational spline's cubics leave it by this at most; beside mm or inches it is nothing. */
const SPLINE_TOLERANCE = 1e-5;
/** Bulges below this belong to arcs of less than a quarter of a degree. */
const NEARLY_STRAIGHT = 1e-3;
const DEGREE = Math.PI / 180;
const TURN = 2 * Math.PI;

/** A corner of a polyline with the bulge of the side that follows it. */
export interface BulgePoint {
  readonly x: number;
  readonly y: number;
  bulge: number;
}

export function drawLine(builder: SubpathBuilder, entity: Entity): void {
  builder.moveTo(numberOf(entity, 10), numberOf(entity, 20));
  builder.lineTo(numberOf(entity, 11), numberOf(entity, 21));
}

export function drawCircle(builder: SubpathBuilder, entity: Entity): void {
  const [cx, cy, r] = [numberOf(entity, 10), numberOf(entity, 20), Math.abs(numberOf(entity, 40))];
  builder.moveTo(cx + r, cy);
  builder.arcTo({ cx, cy, rx: r, ry: r, turn: 0, start: 0, sweep: TURN }, cx + r, cy);
  builder.close();
}

/** Counter-clockwise from 50 to 51, in degrees. */
export function drawArc(builder: SubpathBuilder, entity: Entity): void {
  const [cx, cy, r] = [numberOf(entity, 10), numberOf(entity, 20), Math.abs(numberOf(entity, 40))];
  const start = numberOf(entity, 50) * DEGREE;
  const sweep = forward(numberOf(entity, 51) * DEGREE - start);
  addArc(builder, { cx, cy, rx: r, ry: r, turn: 0, start, sweep }, true);
}

/** From parameter 41 to 42 about the centre, with the major axis as a vector; `flipped` where it is seen from below. */
export function drawEllipse(builder: SubpathBuilder, entity: Entity, flipped: boolean): void {
  const [mx, my] = [numberOf(entity, 11), numberOf(entity, 21)];
  const rx = Math.sqrt(mx * mx + my * my);
  const ry = rx * Math.abs(numberOf(entity, 40, 1));
  const sign = flipped ? -1 : 1;
  const start = sign * numberOf(entity, 41);
  const sweep = sign * forward(numberOf(entity, 42, TURN) - numberOf(entity, 41));
  const arc = { cx: numberOf(entity, 10), cy: numberOf(entity, 20), rx, ry, turn: Math.atan2(my, mx), start, sweep };
  addArc(builder, arc, true);
}

/** [rad] The same turn, more than 0 and at most a full one. */
function forward(sweep: number): number {
  const turned = sweep - TURN * Math.floor(sweep / TURN);
  return turned < 1e-9 || turned > TURN - 1e-9 ? TURN : turned;
}

export type Arc = Parameters<SubpathBuilder['arcTo']>[0];

/** The point of an arc at a parameter [rad]. */
export function pointOnArc({ cx, cy, rx, ry, turn }: Arc, t: number): readonly [x: number, y: number] {
  const [u, v] = [rx * Math.cos(t), ry * Math.sin(t)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [cx + u * cos - v * sin, cy + u * sin + v * cos];
}

/** Draws an arc; `move`: as a stroke of its own, closed where it is a full turn. */
export function addArc(builder: SubpathBuilder, arc: Arc, move: boolean): void {
  const from = pointOnArc(arc, arc.start);
  const full = Math.abs(arc.sweep) >= TURN - 1e-9;
  const to = full ? from : pointOnArc(arc, arc.start + arc.sweep);
  if (move) builder.moveTo(...from);
  else builder.lineTo(...from);
  builder.arcTo(arc, ...to);
  if (move && full) builder.close();
}

/** The corners of an LWPOLYLINE in the order of its groups. */
export function lightPolylinePoints(entity: Entity): readonly BulgePoint[] {
  const points: BulgePoint[] = [];
  let x = 0;
  for (let i = 0; i < entity.codes.length; i++) {
    const code = entity.codes[i]!;
    if (code === 10) x = toNumber(entity.values[i]!);
    else if (code === 20) points.push({ x, y: toNumber(entity.values[i]!), bulge: 0 });
    else if (code === 42 && points.length > 0) points[points.length - 1]!.bulge = toNumber(entity.values[i]!);
  }
  return points;
}

/** The corners of an old POLYLINE; the frame of a fitted spline is left out. */
export function oldPolylinePoints(entity: Entity): readonly BulgePoint[] {
  return entity.children
    .filter((vertex) => vertex.type === 'VERTEX' && (numberOf(vertex, 70) & 16) === 0)
    .map((vertex) => ({ x: numberOf(vertex, 10), y: numberOf(vertex, 20), bulge: numberOf(vertex, 42) }));
}

export function drawBulges(builder: SubpathBuilder, points: readonly BulgePoint[], closed: boolean): void {
  const first = points[0];
  if (first === undefined) return;
  builder.moveTo(first.x, first.y);
  const sides = closed ? points.length : points.length - 1;
  for (let i = 0; i < sides; i++) {
    const from = points[i]!;
    const to = points[(i + 1) % points.length]!;
    const arc = bulgeArc([from.x, from.y], [to.x, to.y], from.bulge);
    if (arc === null) builder.lineTo(to.x, to.y);
    else if (Math.abs(from.bulge) < NEARLY_STRAIGHT) drawFlatBulge(builder, from, to);
    else builder.arcTo(arc, to.x, to.y);
  }
  if (closed) builder.close();
}

/**
 * A bulge so small that its centre would lie far beyond any sheet: programs write 1e-9 where they mean 0. The cubic with
 * its ends and directions leaves the arc by less than a millionth of a millionth of the chord.
 */
function drawFlatBulge(builder: SubpathBuilder, from: BulgePoint, to: BulgePoint): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = (1 + from.bulge * from.bulge) / 3;
  const half = 2 * Math.atan(from.bulge); // [rad] between the chord and the arc's ends
  const [cos, sin] = [share * Math.cos(half), share * Math.sin(half)];
  builder.cubicTo(
    from.x + cos * dx + sin * dy,
    from.y + cos * dy - sin * dx,
    to.x - cos * dx + sin * dy,
    to.y - cos * dy - sin * dx,
    to.x,
    to.y,
  );
}

/** All values of a code, in order. */
function numbersOf(entity: Entity, code: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < entity.codes.length; i++) if (entity.codes[i] === code) found.push(toNumber(entity.values[i]!));
  return found;
}

function pairs(xs: readonly number[], ys: readonly number[]): number[] {
  return xs.flatMap((x, i) => [x, ys[i] ?? Number.NaN]);
}

/** The curve of a HELIX without what follows: its axis and its radius have the codes of points and knots. */
function splineOf(entity: Entity): Entity {
  const end = entity.values.findIndex((value, i) => entity.codes[i] === 100 && value.trim() === 'AcDbHelix');
  return end < 0 ? entity : { ...entity, codes: entity.codes.slice(0, end), values: entity.values.slice(0, end) };
}

/** @returns what is wrong with it, or null where it was drawn */
export function drawSpline(builder: SubpathBuilder, object: Entity): string | null {
  const entity = splineOf(object);
  const flags = numberOf(entity, 70);
  const points = pairs(numbersOf(entity, 10), numbersOf(entity, 20));
  if (points.length === 0) return drawFitPoints(builder, entity, (flags & 1) !== 0);
  const written = numbersOf(entity, 41);
  const even = written.every((weight) => weight === written[0]);
  const curve = { degree: numberOf(entity, 71, 3), knots: numbersOf(entity, 40), points, weights: even ? [] : written };
  return drawNurbs(builder, curve, (flags & 1) !== 0);
}

/** @returns what is wrong with it, or null where it was drawn */
export function drawNurbs(builder: SubpathBuilder, curve: Nurbs, closed: boolean, move = true): string | null {
  const fault = nurbsFault(curve);
  if (fault !== null) return fault;
  if (move) builder.moveTo(...nurbsStart(curve));
  else builder.lineTo(...nurbsStart(curve));
  nurbsToCubics(curve, SPLINE_TOLERANCE, (...cubic) => builder.cubicTo(...cubic));
  if (closed) builder.close();
  return null;
}

function drawFitPoints(builder: SubpathBuilder, entity: Entity, closed: boolean): string | null {
  const fit = pairs(numbersOf(entity, 11), numbersOf(entity, 21));
  const apart: number[] = [];
  for (let i = 0; i < fit.length; i += 2)
    if (i === 0 || fit[i] !== apart[apart.length - 2] || fit[i + 1] !== apart[apart.length - 1])
      apart.push(fit[i]!, fit[i + 1]!);
  if (closed && apart.length > 2 && apart[0] === apart[apart.length - 2] && apart[1] === apart[apart.length - 1])
    apart.splice(-2);
  if (apart.length < 4 || !apart.every(Number.isFinite)) return 'points';
  builder.moveTo(apart[0]!, apart[1]!);
  const tangents = { ...tangent(entity, 12, 'from'), ...tangent(entity, 13, 'to') };
  if (closed) drawRing(builder, apart);
  else naturalSpline(apart, (...cubic) => builder.cubicTo(...cubic), tangents);
  return null;
}

/** Points gone on with beyond both ends of a ring: what an end does fades to a quarter from point to point. */
const BEYOND = 20;

/** A closed spline through points, as smooth where it closes as elsewhere. */
function drawRing(builder: SubpathBuilder, points: readonly number[]): void {
  const count = points.length / 2;
  const unrolled = Array.from({ length: count + 1 + 2 * BEYOND }, (_, i) => {
    const at = 2 * ((((i - BEYOND) % count) + count) % count);
    return [points[at]!, points[at + 1]!];
  });
  let place = -BEYOND;
  naturalSpline(unrolled.flat(), (...cubic) => {
    if (place >= 0 && place < count) builder.cubicTo(...cubic);
    place++;
  });
  builder.close();
}

function tangent(
  entity: Entity,
  code: number,
  key: 'from' | 'to',
): { readonly [k: string]: readonly [number, number] } {
  if (textOf(entity, code) === undefined) return {};
  const [x, y] = [numberOf(entity, code), numberOf(entity, code + 10)];
  return x === 0 && y === 0 ? {} : { [key]: [x, y] };
}

/** Corners 1, 2, 4, 3: the third and the fourth are written crosswise. */
export function drawSolid(builder: SubpathBuilder, entity: Entity): void {
  builder.moveTo(numberOf(entity, 10), numberOf(entity, 20));
  builder.lineTo(numberOf(entity, 11), numberOf(entity, 21));
  const third = [numberOf(entity, 12), numberOf(entity, 22)] as const;
  builder.lineTo(numberOf(entity, 13, third[0]), numberOf(entity, 23, third[1]));
  builder.lineTo(...third);
  builder.close();
}

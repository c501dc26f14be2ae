import { type ArcPath, ArcPathBuilder, arcOf, arcPathArea, flattenArcPath } from './arc-path.ts';
import { crossesItself } from './self-crossing.ts';

export interface ArcOffsetOptions {
  /** Of corners that open: an arc about the corner, or both sides drawn out to where they meet. */
  readonly join: 'round' | 'miter';
  /** [mm] Where the drawing has no corner, a quarter of it may be lost; paths are looked at with chords of this height. */
  readonly tolerance: number;
}

/** [rad] Smaller turns that are no corner: chords of a curve, which are better fitted with arcs as a whole. */
const CORNER = 0.35;
/** [rad] Sharper ones are spikes. */
const SPIKE = 3.1;
/** [rad] Mitres of sharper corners reach farther than twice the offset. */
const MITRE = (2 / 3) * Math.PI;
/** [mm] Shorter is nothing. */
const LEAST = 1e-4;

/**
 * Moves a closed counter-clockwise path by `delta` [mm], outward if > 0: each line stays a line, each arc an arc of
 * another radius.
 *
 *      ╭──────────╮  moved             a corner that opens: an arc about it, or a mitre
 *      │ ┌──────┐ │                    a corner that closes: both sides end where they meet
 *      │ │  ┌───┘ │                    no corner: the ends are one
 *      │ │  │ ┌───╯
 *
 * Taken only where it is proved: every side is left, runs its old way, and neither path meets itself. A waist that
 * falls apart, a slot that closes and a side that vanishes are not: they need a sweep.
 * @returns null where it is not proved, and where the path is chords of a curve
 */
export function offsetArcPath(path: ArcPath, delta: number, options: ArcOffsetOptions): ArcPath | null {
  const sides = moveSides(path, delta);
  if (sides === null || !joinSides(path, sides, delta, options)) return null;
  const moved = drawSides(sides);
  if (moved === null || (arcPathArea(moved) - arcPathArea(path)) * delta <= 0) return null;
  return isSimple(path, options.tolerance) && isSimple(moved, options.tolerance) ? moved : null;
}

function isSimple(path: ArcPath, tolerance: number): boolean {
  return crossesItself(flattenArcPath(path, tolerance)) === false;
}

/** A moved segment. */
interface Side {
  /** [mm] Where it begins and ends; joints move both. */
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Directions in which the drawn segment leaves and arrives. */
  readonly out: Vector;
  readonly into: Vector;
  /** Null: straight. */
  readonly arc: Circle | null;
  /** What stands between it and the next side. */
  join: Join | null;
}

interface Vector {
  readonly x: number;
  readonly y: number;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** [rad] > 0 counter-clockwise. */
  readonly sweep: number;
}

/** Round: the bulge of an arc to the next side. Mitre: a corner on the way there. */
type Join = { readonly bulge: number } | { readonly corner: Vector };

const ARC = new Float64Array(3);

/** Null where an arc vanishes. */
function moveSides(path: ArcPath, delta: number): Side[] | null {
  const n = path.x.length;
  const sides: Side[] = [];
  for (let k = 0; k < n; k++) {
    const j = k + 1 === n ? 0 : k + 1;
    const [x0, y0, x1, y1] = [path.x[k]!, path.y[k]!, path.x[j]!, path.y[j]!];
    const side = path.bulge[k] === 0 ? moveLine(x0, y0, x1, y1, delta) : moveArc(path, k, j, delta);
    if (side === null) return null;
    sides.push(side);
  }
  return sides;
}

function moveLine(x0: number, y0: number, x1: number, y1: number, delta: number): Side | null {
  const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
  if (length < LEAST) return null;
  const way = { x: (x1 - x0) / length, y: (y1 - y0) / length };
  const [dx, dy] = [way.y * delta, -way.x * delta];
  return { x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy, out: way, into: way, arc: null, join: null };
}

function moveArc(path: ArcPath, k: number, j: number, delta: number): Side | null {
  arcOf(path, k, ARC);
  const [cx, cy, r] = [ARC[0]!, ARC[1]!, ARC[2]!];
  const sign = path.bulge[k]! > 0 ? 1 : -1;
  const moved = r + sign * delta;
  if (r < LEAST || moved < LEAST) return null;
  const from = { x: (path.x[k]! - cx) / r, y: (path.y[k]! - cy) / r };
  const to = { x: (path.x[j]! - cx) / r, y: (path.y[j]! - cy) / r };
  return {
    x0: cx + moved * from.x,
    y0: cy + moved * from.y,
    x1: cx + moved * to.x,
    y1: cy + moved * to.y,
    out: { x: -sign * from.y, y: sign * from.x },
    into: { x: -sign * to.y, y: sign * to.x },
    arc: { x: cx, y: cy, r: moved, sweep: 4 * Math.atan(path.bulge[k]!) },
    join: null,
  };
}

/** Brings each side to the next. False where that cannot be done. */
function joinSides(path: ArcPath, sides: readonly Side[], delta: number, options: ArcOffsetOptions): boolean {
  for (const [k, side] of sides.entries()) {
    const j = k + 1 === sides.length ? 0 : k + 1;
    const next = sides[j]!;
    const turn = turnBetween(side.into, next.out);
    const [gapX, gapY] = [next.x0 - side.x1, next.y0 - side.y1];
    const gap = Math.sqrt(gapX * gapX + gapY * gapY);
    // Each end moves half the gap, nearly along its side: so far it leaves it.
    const aside = (gap / 2) * Math.sin(Math.abs(turn) / 2);
    if (gap < LEAST || (Math.abs(turn) < CORNER && aside < options.tolerance / 4)) {
      meetAt(side, next, { x: side.x1 + gapX / 2, y: side.y1 + gapY / 2 });
      continue;
    }
    if (Math.abs(turn) < CORNER || Math.abs(turn) > SPIKE) return false;
    if (turn * delta < 0) {
      const meeting = meetingOf(side, next);
      if (meeting === null) return false;
      meetAt(side, next, meeting);
    } else if (options.join === 'round') side.join = { bulge: Math.tan(turn / 4) };
    else if (!mitre(side, next, { x: path.x[j]!, y: path.y[j]! }, turn, delta)) return false;
  }
  return true;
}

function meetAt(side: Side, next: Side, { x, y }: Vector): void {
  [side.x1, side.y1, next.x0, next.y0] = [x, y, x, y];
}

/** [rad] From one direction to the other, > 0 to the left. */
function turnBetween(a: Vector, b: Vector): number {
  return Math.atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
}

function mitre(side: Side, next: Side, corner: Vector, turn: number, delta: number): boolean {
  if (Math.abs(turn) > MITRE) return false;
  const reach = delta / (1 + Math.cos(turn));
  const at = {
    x: corner.x + reach * (side.into.y + next.out.y),
    y: corner.y - reach * (side.into.x + next.out.x),
  };
  if (side.arc === null && next.arc === null) meetAt(side, next, at);
  else side.join = { corner: at };
  return true;
}

/** Where two sides meet, the place nearest to their common corner. Null where they do not. */
function meetingOf(side: Side, next: Side): Vector | null {
  let [nearest, nearest2]: [Vector | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const at of crossingsOf(side, next)) {
    if (!isBefore(at, side) || !isBehind(at, next)) continue;
    const far2 = (at.x - side.x1) ** 2 + (at.y - side.y1) ** 2;
    if (far2 < nearest2) [nearest, nearest2] = [at, far2];
  }
  return nearest;
}

/** Whether a place on the line or the circle of a side comes before its end. */
function isBefore({ x, y }: Vector, { x1, y1, into, arc }: Side): boolean {
  return arc === null ? (x - x1) * into.x + (y - y1) * into.y <= 0 : isWithin(angleAlong(arc, x, y, x1, y1), arc);
}

/** Whether it comes after its beginning. */
function isBehind({ x, y }: Vector, { x0, y0, out, arc }: Side): boolean {
  return arc === null ? (x - x0) * out.x + (y - y0) * out.y >= 0 : isWithin(angleAlong(arc, x0, y0, x, y), arc);
}

function isWithin(angle: number, { sweep }: Circle): boolean {
  return angle >= 0 && angle <= Math.abs(sweep);
}

/** Of whole lines and whole circles. */
function crossingsOf(a: Side, b: Side): readonly Vector[] {
  if (a.arc !== null) return b.arc !== null ? circlesMeet(a.arc, b.arc) : lineMeetsCircle(b, a.arc);
  if (b.arc !== null) return lineMeetsCircle(a, b.arc);
  const cross = a.into.x * b.out.y - a.into.y * b.out.x;
  const along = ((b.x0 - a.x1) * b.out.y - (b.y0 - a.y1) * b.out.x) / cross;
  return [{ x: a.x1 + along * a.into.x, y: a.y1 + along * a.into.y }];
}

function lineMeetsCircle({ x0, y0, out }: Side, { x, y, r }: Circle): readonly Vector[] {
  const foot = (x - x0) * out.x + (y - y0) * out.y;
  const far = (x - x0) * out.y - (y - y0) * out.x;
  const half2 = r * r - far * far;
  if (half2 < 0) return [];
  const half = Math.sqrt(half2);
  return [foot - half, foot + half].map((along) => ({ x: x0 + along * out.x, y: y0 + along * out.y }));
}

function circlesMeet(a: Circle, b: Circle): readonly Vector[] {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const d2 = dx * dx + dy * dy;
  if (d2 < LEAST * LEAST) return [];
  const along = (d2 + a.r * a.r - b.r * b.r) / (2 * d2);
  const beside2 = (a.r * a.r) / d2 - along * along;
  if (beside2 < 0) return [];
  const beside = Math.sqrt(beside2);
  return [beside, -beside].map((side) => ({ x: a.x + along * dx - side * dy, y: a.y + along * dy + side * dx }));
}

/** Null where a side has vanished or runs the other way. */
function drawSides(sides: readonly Side[]): ArcPath | null {
  const builder = new ArcPathBuilder();
  for (const side of sides) {
    const bulge = side.arc === null ? straight(side) : bent(side, side.arc);
    if (bulge === null) return null;
    builder.add(side.x0, side.y0, bulge);
    if (side.join === null) continue;
    if ('bulge' in side.join) builder.add(side.x1, side.y1, side.join.bulge);
    else {
      builder.add(side.x1, side.y1);
      builder.add(side.join.corner.x, side.join.corner.y);
    }
  }
  return builder.take(true);
}

function straight({ x0, y0, x1, y1, out }: Side): number | null {
  return (x1 - x0) * out.x + (y1 - y0) * out.y < LEAST ? null : 0;
}

/** The bulge between the ends as they are now: an arc that was trimmed is shorter than it was drawn. */
function bent({ x0, y0, x1, y1 }: Side, circle: Circle): number | null {
  const angle = angleAlong(circle, x0, y0, x1, y1);
  // The ends of a half circle may have moved a little beyond it.
  const now = angle < -Math.PI / 2 ? angle + 2 * Math.PI : angle;
  if (now * circle.r < LEAST || now > Math.abs(circle.sweep) + CORNER) return null;
  return Math.sign(circle.sweep) * Math.min(1, Math.tan(now / 4));
}

/** [rad] From one place to another as seen from the centre, > 0 the way of the arc. */
function angleAlong({ x, y, sweep }: Circle, fromX: number, fromY: number, toX: number, toY: number): number {
  const [ax, ay, bx, by] = [fromX - x, fromY - y, toX - x, toY - y];
  return Math.sign(sweep) * Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

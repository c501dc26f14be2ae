import { Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { LONGEST_STRETCH } from './spec.ts';

/** [mm] How far a chord may leave its arc: a third of the narrowest beam's wandering, and under a step of such machines. */
const CHORD = 0.005;

/** The job without arcs and without long stretches of rows, which a Ruida does not know; the body itself where it holds none. */
export function asControllerKnows(body: readonly Toolpath[]): readonly Toolpath[] {
  const starts = body.map((path, index) => (index === 0 ? path.start : endOf(body[index - 1]!)));
  if (!body.some((path, index) => isStrange(path, starts[index]!))) return body;
  return body.map((path, index) => (isStrange(path, starts[index]!) ? split(path, starts[index]!) : path));
}

function isStrange(path: Toolpath, [x, y]: readonly [number, number, number]): boolean {
  for (let n = 0; n < path.length; n++) {
    if (path.motion[n]! >= Motion.clockwise) return true;
    if (stretchesOf(path, n, n === 0 ? x : path.x[n - 1]!, n === 0 ? y : path.y[n - 1]!) > 1) return true;
  }
  return false;
}

/** How many stretches a burning move along a row or a column becomes; others are one. */
function stretchesOf(path: Toolpath, n: number, x0: number, y0: number): number {
  if (path.kind[n] !== MoveKind.engrave || !(path.power[n]! > 0)) return 1;
  const [dx, dy] = [Math.abs(path.x[n]! - x0), Math.abs(path.y[n]! - y0)];
  if (dx > 0 && dy > 0) return 1;
  return Math.max(1, Math.ceil((dx + dy) / LONGEST_STRETCH - 1e-9));
}

function endOf(path: Toolpath): readonly [number, number, number] {
  const n = path.length - 1;
  return n < 0 ? path.start : [path.x[n]!, path.y[n]!, path.z[n]!];
}

function split(path: Toolpath, start: readonly [number, number, number]): Toolpath {
  const builder = new ToolpathBuilder(start, Math.max(64, path.length));
  let event = 0;
  const tell = (at: number): void => {
    for (; event < path.events.length && path.events[event]!.at <= at; event++) builder.event(path.events[event]!);
  };
  for (let n = 0; n < path.length; n++) {
    tell(n);
    builder.object = path.object[n]!;
    const [kind, feed, power] = [path.kind[n]!, path.feed[n]!, path.power[n]!];
    const [x0, y0] = [builder.x, builder.y];
    const isArc = path.motion[n]! >= Motion.clockwise;
    const corners = isArc ? chordsOf(path, n, x0, y0) : piecesOf(path, n, x0, y0);
    // What is crossed without light, a bridge on a curve, is a way like any other.
    const along = power > 0 ? Motion.line : Motion.rapid;
    for (const [x, y] of corners) builder.add({ kind, motion: along, x, y, feed, power });
    const motion = isArc ? along : path.motion[n]!;
    builder.add({ kind, motion, x: path.x[n]!, y: path.y[n]!, z: path.z[n]!, feed, power });
  }
  tell(path.length);
  return builder.take();
}

/** Where one stretch of a row ends and the next begins. */
function piecesOf(path: Toolpath, n: number, x0: number, y0: number): (readonly [number, number])[] {
  const count = stretchesOf(path, n, x0, y0);
  return Array.from({ length: count - 1 }, (_, k) => {
    const part = (k + 1) / count;
    return [x0 + (path.x[n]! - x0) * part, y0 + (path.y[n]! - y0) * part];
  });
}

/** The inner corners of an arc's chords. */
function chordsOf(path: Toolpath, n: number, x0: number, y0: number): (readonly [number, number])[] {
  const [cx, cy] = [path.i[n]!, path.j[n]!];
  const radius = Math.sqrt((x0 - cx) * (x0 - cx) + (y0 - cy) * (y0 - cy));
  const start = Math.atan2(y0 - cy, x0 - cx);
  const sign = path.motion[n] === Motion.counterClockwise ? 1 : -1;
  const turn = 2 * Math.PI;
  let sweep = sign * (Math.atan2(path.y[n]! - cy, path.x[n]! - cx) - start);
  sweep = ((sweep % turn) + turn) % turn;
  if (sweep < 1e-6) sweep = turn;
  const step = 2 * Math.acos(Math.max(0, 1 - CHORD / Math.max(radius, CHORD)));
  const count = Math.max(1, Math.ceil(sweep / step));
  return Array.from({ length: count - 1 }, (_, k) => {
    const angle = start + (sign * sweep * (k + 1)) / count;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
}

import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';

/** [mm] How far a chord may leave its arc: a third of the narrowest beam's wandering, and under a step of such machines. */
const CHORD = 0.005;

/** The job without arcs, which a Ruida does not know; the body itself where it holds none. */
export function withoutArcs(body: readonly Toolpath[]): readonly Toolpath[] {
  if (!body.some(hasArc)) return body;
  return body.map((path, index) => {
    const before = body[index - 1];
    return chorded(path, before === undefined ? path.start : endOf(before));
  });
}

function hasArc(path: Toolpath): boolean {
  for (let n = 0; n < path.length; n++) if (path.motion[n]! >= Motion.clockwise) return true;
  return false;
}

function endOf(path: Toolpath): readonly [number, number, number] {
  const n = path.length - 1;
  return n < 0 ? path.start : [path.x[n]!, path.y[n]!, path.z[n]!];
}

function chorded(path: Toolpath, start: readonly [number, number, number]): Toolpath {
  const builder = new ToolpathBuilder(start, Math.max(64, path.length));
  let event = 0;
  const tell = (at: number): void => {
    for (; event < path.events.length && path.events[event]!.at <= at; event++) builder.event(path.events[event]!);
  };
  for (let n = 0; n < path.length; n++) {
    tell(n);
    builder.object = path.object[n]!;
    const [kind, feed, power] = [path.kind[n]!, path.feed[n]!, path.power[n]!];
    if (path.motion[n]! >= Motion.clockwise) {
      for (const [x, y] of chordsOf(path, n, builder.x, builder.y))
        builder.add({ kind, motion: Motion.line, x, y, feed, power });
    }
    const motion = path.motion[n]! >= Motion.clockwise ? Motion.line : path.motion[n]!;
    builder.add({ kind, motion, x: path.x[n]!, y: path.y[n]!, z: path.z[n]!, feed, power });
  }
  tell(path.length);
  return builder.take();
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

import { indexChords } from '../../src/geometry/paths/chord-index.ts';
import { distance2ToSegment } from '../../src/geometry/paths/containment.ts';
import { flattenSubpath } from '../../src/geometry/paths/flatten-curve.ts';
import type { Drawing, Subpath } from '../../src/model/part.ts';
import { MOVE_KIND_NAMES, Motion, type Toolpath } from '../../src/model/toolpath.ts';
import { inPieces, readJob } from './read-job.ts';

/** x, y pairs [mm] of a line of points. */
type Line = Float64Array;

export interface BurnMarks {
  /** Cut and scored, arcs as chords. */
  readonly lines: readonly Line[];
  /** Engraved rows. */
  readonly rows: readonly Line[];
}

/** [mm] */
const CHORD = 0.002;

/** What a finished GRBL job burns, read from its own bytes. */
export async function marksOfJob(bytes: Uint8Array): Promise<BurnMarks> {
  const { chunks } = await readJob(inPieces(bytes), 'grbl');
  return marksOf(chunks.map(({ toolpath }) => toolpath));
}

/** What a toolpath burns. */
export function marksOf(chunks: readonly Toolpath[]): BurnMarks {
  const marks = { lines: [] as Line[], rows: [] as Line[] };
  let [x, y] = [0, 0];
  for (const toolpath of chunks) {
    for (let k = 0; k < toolpath.length; k++) {
      const points = pointsOf(toolpath, k, x, y);
      if (toolpath.power[k]! > 0 && toolpath.motion[k] !== Motion.rapid) {
        const engraved = MOVE_KIND_NAMES[toolpath.kind[k]!] === 'engrave';
        (engraved ? marks.rows : marks.lines).push(points);
      }
      [x, y] = [toolpath.x[k]!, toolpath.y[k]!];
    }
  }
  return marks;
}

function pointsOf({ motion, x, y, i, j }: Toolpath, k: number, fromX: number, fromY: number): Line {
  if (motion[k]! < Motion.clockwise) return Float64Array.of(fromX, fromY, x[k]!, y[k]!);
  const [cx, cy] = [i[k]!, j[k]!];
  const r = Math.sqrt((fromX - cx) ** 2 + (fromY - cy) ** 2);
  const start = Math.atan2(fromY - cy, fromX - cx);
  const sign = motion[k] === Motion.counterClockwise ? 1 : -1;
  let sweep = sign * (Math.atan2(y[k]! - cy, x[k]! - cx) - start);
  while (sweep < 1e-6) sweep += 2 * Math.PI;
  const chords = Math.max(2, Math.ceil(sweep / (2 * Math.acos(Math.max(0, 1 - CHORD / r)))));
  const points = new Float64Array(2 * chords + 2);
  for (let n = 0; n <= chords; n++) {
    const angle = start + (sign * sweep * n) / chords;
    points.set([cx + r * Math.cos(angle), cy + r * Math.sin(angle)], 2 * n);
  }
  points.set([x[k]!, y[k]!], 2 * chords);
  return points;
}

export function strokesOf(drawing: Drawing): readonly Line[] {
  return drawing.shapes.filter(({ stroke }) => stroke !== null).flatMap(({ subpaths }) => subpaths.map(asLine));
}

export function asLine(subpath: Subpath): Line {
  return flattenSubpath(subpath, CHORD);
}

export function moved(lines: readonly Line[], dx: number, dy: number): readonly Line[] {
  return lines.map((line) => line.map((value, at) => value + (at % 2 === 0 ? dx : dy)));
}

/** [mm] Middle of the box of some lines. */
export function middleOf(lines: readonly Line[]): readonly [number, number] {
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const line of lines)
    for (let at = 0; at < line.length; at++) {
      box[at % 2] = Math.min(box[at % 2]!, line[at]!);
      box[2 + (at % 2)] = Math.max(box[2 + (at % 2)]!, line[at]!);
    }
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Points along lines, `step` [mm] apart, ends included. */
export function* samplesOf(lines: readonly Line[], step: number): Generator<readonly [number, number]> {
  for (const line of lines)
    for (let at = 0; at + 3 < line.length; at += 2) {
      const [ax, ay, bx, by] = [line[at]!, line[at + 1]!, line[at + 2]!, line[at + 3]!];
      const n = Math.max(1, Math.ceil(Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) / step));
      for (let k = 0; k <= n; k++) yield [ax + (k / n) * (bx - ax), ay + (k / n) * (by - ay)];
    }
}

/** Asks how far a place is from the nearest of some lines. */
export class LineField {
  readonly #chords: ReturnType<typeof indexChords>;

  constructor(lines: readonly Line[]) {
    this.#chords = indexChords(lines.map((points) => ({ points, closed: false })));
  }

  /** [mm] At most `limit`, which stands for "farther". */
  distance(x: number, y: number, limit: number): number {
    const { index, ends, groups } = this.#chords;
    let least = limit * limit;
    index.search(x - limit, y - limit, x + limit, y + limit, (group) => {
      for (let k = groups[group]!; k < groups[group + 1]!; k++) {
        const d2 = distance2ToSegment(x, y, ends[4 * k]!, ends[4 * k + 1]!, ends[4 * k + 2]!, ends[4 * k + 3]!);
        if (d2 < least) least = d2;
      }
      return undefined;
    });
    return Math.sqrt(least);
  }
}

/** [mm] How far any point of `from` is from `to`, at most `limit`, looked at every 0.1 mm. */
export function farthest(from: readonly Line[], to: readonly Line[], limit: number): number {
  const field = new LineField(to);
  let most = 0;
  for (const [x, y] of samplesOf(from, 0.1)) most = Math.max(most, field.distance(x, y, limit));
  return most;
}

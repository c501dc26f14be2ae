import fc from 'fast-check';
import type { DriverSettings } from '../../src/model/driver-settings.ts';
import type { Format } from '../../src/model/format.ts';
import type { Job, JobChunk, JobSummary } from '../../src/model/job.ts';
import { Motion, MoveKind, type Toolpath } from '../../src/model/toolpath.ts';
import { ToolpathBuilder } from '../../src/model/toolpath-builder.ts';
import { inPieces } from './read-job.ts';

/** A bed whose corner is not the origin, so that a page that is not moved to it is seen. */
export const DRIVER: DriverSettings = {
  page: [0, 0, 600, 400],
  hairline: 0.01,
  interval: 0.1,
  travel: 400,
  burns: {
    cut: { color: { r: 255, g: 0, b: 0 }, speed: 12, power: 0.7, passes: 1, air: true },
    score: { color: { r: 0, g: 0, b: 255 }, speed: 60, power: 0.25, passes: 1, air: false },
    engrave: { color: { r: 0, g: 0, b: 0 }, speed: 250, power: 0.4, passes: 1, air: false },
  },
};

export function jobWith(body: readonly Toolpath[], driver: DriverSettings = DRIVER): Job {
  const scale = { powerMax: 100 };
  return { firmware: 'driver', header: ['made by hand -- été'], start: '', end: '', body, labels: [], scale, driver };
}

/** One step of a stroke: by how much it goes on, and how it bends. */
const step = fc.record({
  dx: fc.oneof(fc.double({ min: 0.5, max: 30, noNaN: true }), fc.double({ min: -30, max: -0.5, noNaN: true })),
  dy: fc.double({ min: -30, max: 30, noNaN: true }),
  bulge: fc.constantFrom(0, 0, 0, 0.3, -0.3, 1, -1, 1e-4, 2.4),
});

const stroke = fc.record({
  kind: fc.constantFrom(MoveKind.cut, MoveKind.score),
  x: fc.double({ min: 50, max: 500, noNaN: true }),
  y: fc.double({ min: 50, max: 300, noNaN: true }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  closes: fc.boolean(),
  circle: fc.boolean(),
});

const rows = fc.record({
  x: fc.double({ min: 10, max: 300, noNaN: true }),
  y: fc.double({ min: 10, max: 300, noNaN: true }),
  rows: fc.array(fc.array(fc.constantFrom(0, 0, 0.25, 1), { minLength: 3, maxLength: 20 }), {
    minLength: 1,
    maxLength: 12,
  }),
  pitch: fc.constantFrom(0.1, 0.1, 0.0987),
  up: fc.boolean(),
});

/** Any laser job as the planner makes them: rows of dots, then marks, then cuts, arcs among them. */
export const anyLaserJob: fc.Arbitrary<readonly Toolpath[]> = fc
  .tuple(fc.array(rows, { maxLength: 3 }), fc.array(stroke, { maxLength: 8 }))
  .map(([pictures, strokes]) => {
    const builder = new ToolpathBuilder([0, 0, 0]);
    for (const picture of pictures) addRows(builder, picture);
    for (const each of [...strokes].sort((a, b) => b.kind - a.kind)) addStroke(builder, each);
    builder.event({ type: 'laser', mode: 'off', power: 0 });
    return [builder.take()];
  });

function addRows(builder: ToolpathBuilder, picture: typeof rows extends fc.Arbitrary<infer T> ? T : never): void {
  const { x, y, pitch, up } = picture;
  const { speed: feed, power: full } = DRIVER.burns.engrave!;
  for (const [row, dots] of picture.rows.entries()) {
    if (dots.every((dot) => dot === 0)) continue;
    const height = y + (up ? row : -row) * pitch;
    builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y: height, feed: 400 });
    for (const [k, dot] of dots.entries())
      builder.add({
        kind: MoveKind.engrave,
        motion: dot > 0 ? Motion.line : Motion.rapid,
        x: x + (k + 1) * pitch,
        y: height,
        feed,
        power: dot * full,
      });
  }
}

function addStroke(builder: ToolpathBuilder, s: typeof stroke extends fc.Arbitrary<infer T> ? T : never): void {
  const { kind, x, y, steps, closes, circle } = s;
  const { speed: feed, power } = DRIVER.burns[kind === MoveKind.cut ? 'cut' : 'score']!;
  builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: 400 });
  if (circle) {
    builder.add({ kind, motion: Motion.counterClockwise, x, y, i: x - 7, j: y, feed, power });
    return;
  }
  const places = [...steps];
  for (const { dx, dy, bulge } of places) addBulge(builder, kind, [builder.x + dx, builder.y + dy], bulge);
  if (closes) addBulge(builder, kind, [x, y], 0);
}

function addBulge(
  builder: ToolpathBuilder,
  kind: typeof MoveKind.cut | typeof MoveKind.score,
  [x, y]: readonly [number, number],
  bulge: number,
): void {
  const { speed: feed, power } = DRIVER.burns[kind === MoveKind.cut ? 'cut' : 'score']!;
  const [dx, dy] = [x - builder.x, y - builder.y];
  const chord = Math.sqrt(dx * dx + dy * dy);
  if (bulge === 0 || chord < 0.5) {
    builder.add({ kind, motion: Motion.line, x, y, feed, power });
    return;
  }
  const h = (1 - bulge * bulge) / (4 * bulge);
  const [i, j] = [(builder.x + x) / 2 - dy * h, (builder.y + y) / 2 + dx * h];
  builder.add({
    kind,
    motion: bulge > 0 ? Motion.counterClockwise : Motion.clockwise,
    x,
    y,
    i,
    j,
    feed,
    power,
  });
}

/** All chunks of a job file read by its format. */
export async function readWith(
  format: Format,
  bytes: Uint8Array,
  driver: DriverSettings = DRIVER,
  firmware = 'driver',
): Promise<{ readonly chunks: readonly JobChunk[]; readonly summary: JobSummary }> {
  const reader = format.openJob!(inPieces(bytes, 5000), { firmware, scale: { powerMax: 100 }, driver });
  const chunks: JobChunk[] = [];
  for (;;) {
    const next = await reader.next();
    if (next.done === true) return { chunks, summary: next.value };
    chunks.push(next.value);
  }
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

import { assert } from '../../base/assert.ts';
import type { DriverSettings } from '../../model/driver-settings.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { Motion } from '../../model/toolpath.ts';
import { artworkOf } from '../write-artwork.ts';
import { LAYER_NAME } from '../write-artwork-drawing.ts';
import type { Stroke, StrokeStep } from '../write-artwork-parts.ts';
import { toolpathOfArtwork } from '../write-artwork-path.ts';
import { dottedRows, pathOfRows } from './write-rows.ts';
import { DxfSink } from './write-sink.ts';

/** [rad] An arc of the file turns at most so far. */
const MOST_SWEEP = (2 * Math.PI) / 3;

/**
 * A job as a DXF of AutoCAD 2000 in mm: LINE, ARC, CIRCLE and LWPOLYLINE with bulges, one layer an operation. A DXF holds no
 * pictures: engraved rows become lines of full power, and greys become dots and dashes of it along the row.
 */
export function writeDxfJob(job: Job): WrittenJob {
  const { driver } = job;
  assert(driver !== undefined, 'a drawing job needs the driver’s settings');
  const start = job.body[0]?.start ?? [0, 0, 0];
  const artwork = artworkOf(job.body, driver, () => MOST_SWEEP);
  const rows = dottedRows(artwork.pictures, driver);
  const lines = toolpathOfArtwork({ pictures: [], strokes: artwork.strokes }, driver, start);
  const sink = new DxfSink(job.header, driver);
  const [x, y] = driver.page;
  for (const { x0, y0, x1, y1 } of rows) sink.line(LAYER_NAME.engrave, [x0 - x, y0 - y], [x1 - x, y1 - y]);
  for (const stroke of artwork.strokes) writeStroke(sink, stroke, driver);
  const held = [...pathOfRows(rows, driver, start), ...lines];
  return { pieces: sink.end(), bodyLines: [0, Number.MAX_SAFE_INTEGER], held };
}

function writeStroke(sink: DxfSink, stroke: Stroke, { page: [x, y] }: DriverSettings): void {
  const { x0, y0, steps } = stroke;
  const layer = stroke.kind === 17 ? LAYER_NAME.score : LAYER_NAME.cut;
  const only = steps.length === 1 ? steps[0]! : undefined;
  if (only?.motion === Motion.line) sink.line(layer, [x0 - x, y0 - y], [only.x - x, only.y - y]);
  else if (isCircle(stroke)) sink.circle(layer, [steps[0]!.i - x, steps[0]!.j - y], radiusOf(steps[0]!, x0, y0));
  else if (only?.motion === Motion.counterClockwise) {
    const degrees = (px: number, py: number): number => (Math.atan2(py - only.j, px - only.i) * 180) / Math.PI;
    const angles = [degrees(x0, y0), degrees(only.x, only.y)] as const;
    sink.arc(layer, [only.i - x, only.j - y], radiusOf(only, x0, y0), angles);
  } else {
    const places: (readonly [number, number, number])[] = [];
    let [px, py] = [x0, y0];
    for (const step of steps) {
      places.push([px - x, py - y, bulgeOf(step, px, py)]);
      [px, py] = [step.x, step.y];
    }
    const closed = steps.length > 1 && Math.abs(px - x0) < 1e-6 && Math.abs(py - y0) < 1e-6;
    if (!closed) places.push([px - x, py - y, 0]);
    sink.polyline(layer, places, closed);
  }
}

/** Three thirds of one circle, counter-clockwise from its rightmost point, as a CIRCLE is read. */
function isCircle({ x0, y0, steps }: Stroke): boolean {
  const [first] = steps;
  if (first === undefined || steps.length !== 3 || y0 !== first.j || x0 <= first.i) return false;
  const end = steps[2]!;
  return (
    Math.abs(end.x - x0) < 1e-6 &&
    Math.abs(end.y - y0) < 1e-6 &&
    steps.every(({ motion, i, j }) => motion === Motion.counterClockwise && i === first.i && j === first.j)
  );
}

function radiusOf({ i, j }: StrokeStep, x: number, y: number): number {
  return Math.sqrt((x - i) * (x - i) + (y - j) * (y - j));
}

/** tan of a quarter of the sweep, positive counter-clockwise. */
function bulgeOf({ motion, x, y, i, j }: StrokeStep, px: number, py: number): number {
  if (motion < Motion.clockwise) return 0;
  const turn = 2 * Math.PI;
  const sign = motion === Motion.counterClockwise ? 1 : -1;
  const sweep = sign * (Math.atan2(y - j, x - i) - Math.atan2(py - j, px - i));
  return sign * Math.tan((((sweep % turn) + turn) % turn) / 4);
}

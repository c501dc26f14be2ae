import { assert } from '../../base/assert.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { type JobEvent, Motion, type Toolpath } from '../../model/toolpath.ts';
import { Command, FULL_POWER, RELATIVE_MOST } from './spec.ts';
import { CommandSink } from './write-sink.ts';

/** A layer of the job: one speed. */
interface Layer {
  /** [mm/s] */
  readonly speed: number;
  /** [0…1] Greatest power in it. */
  power: number;
}

/** [µm] x0 y0 x1 y1 of all that moves. */
type MicroBox = [number, number, number, number];

/**
 * A planned laser job as a Ruida file: header with the box and the layers (one a speed), body in the planned order, end.
 * Straight moves only, in whole micrometres; what is planned dark goes at travel speed, as the controller knows no other
 * dark move. Every planned move becomes one command, so that the file can be compared move by move when it is read back.
 * @throws Bug where the plan holds arcs, or more than 255 speeds
 */
export function writeRuida(job: Job): WrittenJob {
  const { layers, box } = survey(job.body);
  const sink = new CommandSink();
  writeHeader(sink, layers, box);
  const first = sink.commands + 1;
  const body = new BodyWriter(sink, layers);
  for (const path of job.body) body.path(path);
  sink.put(Command.finish);
  const last = sink.commands;
  sink.put(Command.frame, 0x00);
  const length = Math.min(2 ** 34, Math.round(body.burnt));
  sink.put(Command.work, 0x01, 0x06, 0x20).long(length).long(length);
  sink.put(Command.end);
  return { pieces: [sink.take()], bodyLines: [first, last] };
}

const micro = (mm: number): number => Math.round(mm * 1000);

function survey(body: readonly Toolpath[]): { readonly layers: readonly Layer[]; readonly box: MicroBox } {
  const layers: Layer[] = [];
  const box: MicroBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of body) {
    for (let n = 0; n < path.length; n++) {
      const [x, y] = [micro(path.x[n]!), micro(path.y[n]!)];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      if (path.power[n]! <= 0) continue;
      const layer = layers.find(({ speed }) => speed === path.feed[n]);
      if (layer === undefined) layers.push({ speed: path.feed[n]!, power: path.power[n]! });
      else layer.power = Math.max(layer.power, path.power[n]!);
    }
  }
  assert(layers.length <= 255, 'a Ruida job has at most 255 layers');
  return { layers, box: box[0] <= box[2] ? box : [0, 0, 0, 0] };
}

/** In the order of RDWorks files: what the screen shows, then the layers. */
function writeHeader(sink: CommandSink, layers: readonly Layer[], [x0, y0, x1, y1]: MicroBox): void {
  const corner = (sub: number, x: number, y: number): void => {
    sink.put(Command.frame, sub).long(x).long(y);
  };
  sink.put(Command.file, 0x12).put(Command.start).put(Command.offset, 0x02, 0x00).put(Command.file, 0x00);
  corner(0x06, 0, 0);
  corner(0x03, x0, y0);
  corner(0x07, x1, y1);
  corner(0x50, x0, y0);
  corner(0x51, x1, y1);
  sink.put(Command.frame, 0x04, 0x00, 0x01, 0x00, 0x01).long(0).long(0);
  sink.put(Command.frame, 0x05, 0x00);
  for (const [index, { speed, power }] of layers.entries()) {
    sink.put(Command.speed, 0x04, index).long(micro(speed));
    sink.put(Command.power, 0x31, index).short(powerOf(power));
    sink.put(Command.power, 0x32, index).short(powerOf(power));
    sink.put(Command.layer, 0x06, index).long(0);
    sink.put(Command.layer, 0x41, index, 0x00);
    for (const [sub, x, y] of [
      [0x52, x0, y0],
      [0x53, x1, y1],
      [0x61, x0, y0],
      [0x62, x1, y1],
    ] as const)
      sink.put(Command.frame, sub, index).long(x).long(y);
  }
  sink.put(Command.layer, 0x22, Math.max(0, layers.length - 1));
  sink.put(Command.frame, 0x54, 0x00).long(0).put(Command.frame, 0x54, 0x01).long(0);
  sink.put(Command.frame, 0x55, 0x00).long(0).put(Command.frame, 0x55, 0x01).long(0);
  sink.put(Command.offset, 0x03).long(0).long(0);
  sink.put(Command.offset, 0x00, 0x00).put(Command.offset, 0x01, 0x00);
  sink.put(Command.box, 0x00, 0x00).put(Command.box, 0x01, 0x00).put(Command.box, 0x02).long(0).long(0);
  sink.put(Command.box, 0x03).long(x0).long(y0).put(Command.box, 0x04).long(x1).long(y1);
  sink.put(Command.box, 0x06).long(x0).long(y0).put(Command.box, 0x07, 0x00);
  sink.put(Command.box, 0x05, 0x00, 0x01, 0x00, 0x01).long(x1).long(y1);
  sink.put(Command.pen, 0x00).put(Command.frame, 0x60, 0x00);
  corner(0x13, x0, y0);
  corner(0x17, x1, y1);
  corner(0x23, x0, y0);
  sink.put(Command.frame, 0x24, 0x00);
  sink.put(Command.frame, 0x08, 0x00, 0x01, 0x00, 0x01).long(x1).long(y1);
}

function powerOf(fraction: number): number {
  return Math.round(fraction * FULL_POWER);
}

/** The moves, in the planned order. */
class BodyWriter {
  readonly #sink: CommandSink;
  readonly #layers: readonly Layer[];
  #layer = -1;
  #power = -1;
  #blow = false;
  #x = Number.NaN;
  #y = Number.NaN;
  /** [µm] Burnt so far. */
  burnt = 0;

  constructor(sink: CommandSink, layers: readonly Layer[]) {
    this.#sink = sink;
    this.#layers = layers;
  }

  path(path: Toolpath): void {
    let n = 0;
    for (const event of path.events) {
      while (n < event.at) this.#move(path, n++);
      this.#event(event);
    }
    while (n < path.length) this.#move(path, n++);
  }

  #event(event: JobEvent): void {
    if (event.type !== 'coolant') return;
    this.#blow = event.word !== 'M9';
    this.#sink.put(Command.layer, 0x01, this.#blow ? 0x13 : 0x12);
  }

  #move(path: Toolpath, n: number): void {
    assert(path.motion[n]! <= Motion.line, 'a Ruida job holds no arcs');
    const power = path.power[n]!;
    if (power > 0) this.#choose(path.feed[n]!, power);
    const [x, y] = [micro(path.x[n]!), micro(path.y[n]!)];
    const [dx, dy] = [x - this.#x, y - this.#y];
    const base = power > 0 ? Command.cutAbsolute : Command.moveAbsolute;
    // NaN before the first move: absolute.
    const near = Math.abs(dx) <= RELATIVE_MOST && Math.abs(dy) <= RELATIVE_MOST;
    if (!near) this.#sink.put(base).long(x).long(y);
    else if (dy === 0) this.#sink.put(base + 2).short(dx);
    else if (dx === 0) this.#sink.put(base + 3).short(dy);
    else
      this.#sink
        .put(base + 1)
        .short(dx)
        .short(dy);
    if (power > 0) this.burnt += Math.sqrt(dx * dx + dy * dy);
    [this.#x, this.#y] = [x, y];
  }

  #choose(speed: number, power: number): void {
    const sink = this.#sink;
    const layer = this.#layers.findIndex((each) => each.speed === speed);
    if (layer !== this.#layer) {
      this.#layer = layer;
      this.#power = -1;
      sink.put(Command.layer, 0x01, 0x00).put(Command.layer, 0x02, layer);
      sink.put(Command.layer, 0x01, 0x30).put(Command.layer, 0x01, 0x10);
      sink.put(Command.speed, 0x02).long(micro(speed));
      sink.put(Command.power, 0x12).long(0).put(Command.power, 0x13).long(0);
      sink.put(Command.layer, 0x03, 0x0f).put(Command.layer, 0x10, 0x00);
    }
    const wanted = powerOf(power);
    if (wanted === this.#power) return;
    this.#power = wanted;
    sink.put(Command.power, 0x01).short(wanted).put(Command.power, 0x02).short(wanted);
  }
}

import { assert } from '../../base/assert.ts';
import { type JobEvent, Motion, type Toolpath } from '../../model/toolpath.ts';
import { Command, RELATIVE_MOST } from './spec.ts';
import type { Frame } from './write-frame.ts';
import { type Layer, layerOf, powerOf } from './write-layers.ts';
import type { CommandSink } from './write-sink.ts';

/** The moves, in the planned order, with what each layer needs before its first one. */
export class BodyWriter {
  readonly #sink: CommandSink;
  readonly #layers: readonly Layer[];
  readonly #frame: Frame;
  #layer = -1;
  #layerTold = -1;
  #power = -1;
  #blow = false;
  #x = Number.NaN;
  #y = Number.NaN;
  /** [µm] Burnt so far. */
  burnt = 0;

  constructor(sink: CommandSink, layers: readonly Layer[], frame: Frame) {
    this.#sink = sink;
    this.#layers = layers;
    this.#frame = frame;
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
    this.#blowNow();
  }

  #blowNow(): void {
    this.#sink.put(Command.layer, 0x01, this.#blow ? 0x13 : 0x12);
  }

  #move(path: Toolpath, n: number): void {
    assert(path.motion[n]! <= Motion.line, 'a Ruida job holds no arcs');
    const power = path.power[n]!;
    if (power > 0) this.#choose(layerOf(this.#layers, path.kind[n]!, path.feed[n]!), powerOf(power));
    const [x, y] = [this.#frame.x(path.x[n]!), this.#frame.y(path.y[n]!)];
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
    if (power > 0 && !Number.isNaN(dx)) this.burnt += Math.sqrt(dx * dx + dy * dy);
    [this.#x, this.#y] = [x, y];
  }

  #choose(layer: number, power: number): void {
    const sink = this.#sink;
    if (layer !== this.#layer) {
      this.#layer = layer;
      this.#power = -1;
      sink.put(Command.layer, 0x01, 0x00).put(Command.layer, 0x02, layer);
      sink.put(Command.layer, 0x01, 0x30).put(Command.layer, 0x01, 0x10);
      this.#blowNow();
      sink.put(Command.speed, 0x02).long(this.#layers[layer]!.speed);
      sink.put(Command.power, 0x12).long(0).put(Command.power, 0x13).long(0);
      this.#powerNow(power);
      sink.put(Command.layer, 0x03, 0x0f).put(Command.layer, 0x10, 0x00);
      return;
    }
    if (power !== this.#power) this.#powerNow(power);
  }

  /** Least and greatest power of both tubes: the same, for what is planned is one power a move. */
  #powerNow(power: number): void {
    this.#power = power;
    for (const sub of [0x01, 0x02, 0x21, 0x22]) {
      // The second tube follows the first when a layer begins; within rows of greys only the first is told.
      if (sub >= 0x21 && this.#layerTold === this.#layer) break;
      this.#sink.put(Command.power, sub).short(power);
    }
    this.#layerTold = this.#layer;
  }
}

import { assert } from '../../base/assert.ts';
import { type JobEvent, Motion, type Toolpath } from '../../model/toolpath.ts';
import { ALONG_LINES, ANOTHER_PART, Command, FULL_POWER, RELATIVE_MOST } from './spec.ts';
import type { Frame } from './write-frame.ts';
import { type Layer, layerOf, powerOf } from './write-layers.ts';
import type { CommandSink } from './write-sink.ts';

/** The moves, in the planned order, with what each layer needs before its first one. */
export class BodyWriter {
  readonly #sink: CommandSink;
  readonly #layers: readonly Layer[];
  readonly #frame: Frame;
  #layer = -1;
  /** [of 16383] */
  #power = -1;
  /** [of 16383] Place between the layer's powers, of engraved rows. */
  #shade = FULL_POWER;
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

  /** After the last path. */
  end(): void {
    this.#leave();
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
    const chosen = this.#layers[layer]!;
    if (layer !== this.#layer) {
      this.#leave();
      this.#layer = layer;
      this.#enter(chosen, power);
    }
    if (chosen.scan === ALONG_LINES) {
      if (power !== this.#power) this.#another(power);
      return;
    }
    const range = chosen.most - chosen.least;
    const shade = range === 0 ? FULL_POWER : Math.round(((power - chosen.least) / range) * FULL_POWER);
    if (shade === this.#shade) return;
    this.#shade = shade;
    this.#sink.put(Command.shade).short(shade).put(Command.shadeAgain).short(shade);
  }

  /** Rows have their powers from the layer's least to its greatest and no delays; lines one power, and no through power. */
  #enter({ scan, speed, least, most }: Layer, power: number): void {
    const sink = this.#sink;
    const delays = (): void => {
      sink.put(Command.power, 0x12).long(0).put(Command.power, 0x13).long(0);
    };
    sink.put(Command.layer, 0x01, scan.operation).put(Command.layer, 0x02, this.#layer);
    sink.put(Command.layer, 0x01, 0x30).put(Command.layer, 0x01, 0x10);
    this.#blowNow();
    sink.put(Command.speed, 0x02).long(speed);
    if (scan === ALONG_LINES) {
      delays();
      sink.put(Command.power, 0x50).short(1).put(Command.power, 0x51).short(1);
      this.#powers(power, power);
      this.#power = power;
    } else {
      this.#powers(least, most);
      delays();
      this.#shade = FULL_POWER;
    }
    sink.put(Command.layer, 0x03, 0x01).put(Command.layer, 0x10, 0x00);
  }

  /** Rows end with the end of a block, lines with the next layer. */
  #leave(): void {
    const layer = this.#layers[this.#layer];
    if (layer !== undefined && layer.scan !== ALONG_LINES) this.#sink.put(Command.frame, 0x00);
  }

  /** Lines of another power in the same layer. */
  #another(power: number): void {
    this.#power = power;
    this.#sink.put(Command.layer, 0x01, ANOTHER_PART).put(Command.layer, 0x02, this.#layer);
    this.#powers(power, power);
    this.#sink.put(Command.layer, 0x10, 0x00);
  }

  /** Of the tube that works and of the second one, which is not lit. */
  #powers(least: number, most: number): void {
    for (const tube of [0x00, 0x20])
      this.#sink
        .put(Command.power, tube + 0x01)
        .short(least)
        .put(Command.power, tube + 0x02)
        .short(most);
  }
}

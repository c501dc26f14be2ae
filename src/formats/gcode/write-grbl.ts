import { assert } from '../../base/assert.ts';
import type { Job } from '../../model/job.ts';
import { type JobEvent, Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { DECIMALS, type Dialect, TYPE_WORD } from './spec.ts';
import { eventLine } from './write-events.ts';
import { WrittenPlace } from './write-place.ts';
import { feedWord } from './write-printer.ts';
import type { TextSink } from './write-sink.ts';

const F = 70;
const S = 83;

/**
 * Writes the body of a laser job for GRBL (or Smoothie, which needs no M4): dynamic power (M4) unless the plan says otherwise, motion words only where
 * they change (a serial line carries some 11 500 characters a second, and a raster lives on them).
 */
export class GrblWriter {
  readonly #sink: TextSink;
  readonly #dialect: Dialect;
  readonly #powerDecimals: number;
  /** Full power in the last decimal written. */
  readonly #powerScale: number;
  readonly #place = new WrittenPlace();
  #motion = -1;
  #feed = -1;
  #power = -1;
  #kind = -1;
  #mode: 'off' | 'constant' | 'dynamic' = 'off';
  ended = false;

  constructor(job: Job, sink: TextSink, dialect: Dialect) {
    this.#sink = sink;
    this.#dialect = dialect;
    const powerMax = job.scale.powerMax ?? 0;
    assert(powerMax > 0, 'a laser job needs scale.powerMax');
    this.#powerDecimals = powerMax >= 255 ? 0 : DECIMALS.power;
    this.#powerScale = 10 ** this.#powerDecimals * powerMax;
  }

  begin(): void {
    for (const line of ['G21', 'G90', 'G17']) this.#sink.line(line);
    if (this.#dialect.alwaysArmed) this.#mode = 'dynamic';
    else this.#sink.line('G94');
  }

  path(path: Toolpath): void {
    this.#place.assumeHeight(path.start[2]);
    let n = 0;
    for (const event of path.events) {
      n = this.#moves(path, n, event.at);
      this.#event(event);
    }
    this.#moves(path, n, path.length);
  }

  #moves(path: Toolpath, from: number, to: number): number {
    let n = from;
    while (n < to) {
      n = this.#row(path, n, to);
      if (n < to) this.#move(path, n++);
    }
    return n;
  }

  /**
   * Moves along X that change nothing but the power, after such a line: nearly all of an engraving. What `#move` would write.
   * @returns the number of the first move that is something else
   */
  #row(path: Toolpath, from: number, to: number): number {
    if (from === 0 || this.#motion !== Motion.line || this.#mode === 'off') return from;
    const { x, y, z, kind, motion, feed, power } = path;
    const before = from - 1;
    const sink = this.#sink;
    let n = from;
    for (; n < to; n++) {
      if (motion[n] !== Motion.line || y[n] !== y[before] || z[n] !== z[before] || feed[n] !== feed[before]) break;
      if (kind[n] !== this.#kind && kind[n]! >= MoveKind.cut) break;
      if (!this.#place.along(x, n, sink)) break;
      const scaled = this.#scaled(power[n]!);
      if (scaled !== this.#power) {
        sink.space();
        sink.number(S, scaled, this.#powerDecimals);
        this.#power = scaled;
      }
      sink.end();
    }
    return n;
  }

  end(): void {
    if (this.#mode !== 'off') this.#switch('off', 0);
  }

  #event(event: JobEvent): void {
    if (event.type === 'laser') {
      this.#switch(event.mode, event.power);
      return;
    }
    if (event.type === 'power') {
      const power = this.#scaled(event.power);
      if (power === this.#power) return;
      this.#power = power;
      this.#sink.number(S, power, this.#powerDecimals);
      this.#sink.end();
      return;
    }
    if (event.type === 'end') this.ended = true;
    const line = eventLine(event, this.#dialect);
    if (line !== null) this.#sink.line(line);
  }

  #scaled(fraction: number): number {
    return Math.round(fraction * this.#powerScale);
  }

  #switch(mode: 'off' | 'constant' | 'dynamic', power: number): void {
    this.#mode = mode;
    const sink = this.#sink;
    if (mode === 'off') {
      sink.line('M5');
      return;
    }
    // Nothing to say: G1 burns with its S, and an M3 might switch the whole tube on.
    if (this.#dialect.alwaysArmed) return;
    sink.word(mode === 'constant' ? 'M3' : 'M4');
    this.#power = this.#scaled(power);
    sink.space();
    sink.number(S, this.#power, this.#powerDecimals);
    sink.end();
  }

  #move(path: Toolpath, n: number): void {
    const power = this.#scaled(path.power[n]!);
    if (power > 0 && this.#mode === 'off') this.#switch('dynamic', 0);
    this.#type(path.kind[n]!);
    const sink = this.#sink;
    const place = this.#place;
    const motion = place.motionOf(path, n);
    if (motion !== this.#motion) sink.word(motion === 0 ? 'G0' : motion === 1 ? 'G1' : motion === 2 ? 'G2' : 'G3');
    this.#motion = motion;
    const arc = motion >= 2;
    const centre = arc ? place.centre(path, n) : null;
    if (place.write(path, n, sink, arc) === 0) place.hold(sink);
    if (centre !== null) place.writeCentre(sink, centre);
    if (motion !== Motion.rapid) {
      if (power !== this.#power && this.#mode !== 'off') {
        sink.space();
        sink.number(S, power, this.#powerDecimals);
        this.#power = power;
      }
      const feed = feedWord(path.feed[n]!);
      if (feed !== this.#feed) {
        sink.space();
        sink.number(F, feed, DECIMALS.length);
        this.#feed = feed;
      }
    }
    assert(sink.lineLength <= this.#dialect.lineMax, 'a move is too long for one line');
    sink.end();
  }

  #type(kind: number): void {
    if (kind === this.#kind || kind < MoveKind.cut) return;
    this.#kind = kind;
    this.#sink.line(`;TYPE:${(TYPE_WORD as Readonly<Record<number, string>>)[kind]!}`);
  }
}

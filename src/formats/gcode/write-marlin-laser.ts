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
 * Writes the body of a laser job for Marlin 2, whose planner carries the power with each move (M3 I constant, M4 I by speed),
 * or for a head that is wired to the fan (M106 S, M107), as the profile says.
 *
 *   M4 I                      inline, by speed                 M107
 *   G0 X10 Y10                dark, and the power is 0 now     G0 X10 Y10
 *   G1 X30 S128 F600          S again after every G0           M106 S128
 *   M5 I                                                       G1 X30 F600
 */
export class MarlinLaserWriter {
  readonly #sink: TextSink;
  readonly #dialect: Dialect;
  readonly #powerMax: number;
  readonly #byFan: boolean;
  readonly #place = new WrittenPlace();
  #feed = -1;
  /** -1: it must be said again. */
  #power = -1;
  #kind = -1;
  #mode: 'off' | 'constant' | 'dynamic' = 'off';
  /** The beam burns at rest. */
  #glows = false;

  constructor(job: Job, sink: TextSink, dialect: Dialect) {
    this.#sink = sink;
    this.#dialect = dialect;
    const powerMax = job.scale.powerMax ?? 0;
    assert(powerMax > 0, 'a laser job needs scale.powerMax');
    this.#powerMax = powerMax;
    this.#byFan = (job.scale.fanLaser ?? 0) > 0;
  }

  begin(): void {
    for (const line of ['G21', 'G90']) this.#sink.line(line);
    this.#switchOff();
  }

  path(path: Toolpath): void {
    this.#place.assumeHeight(path.start[2]);
    let n = 0;
    for (const event of path.events) {
      while (n < event.at) this.#move(path, n++);
      this.#event(event);
    }
    while (n < path.length) this.#move(path, n++);
  }

  end(): void {
    if (this.#mode !== 'off') this.#switchOff();
  }

  #event(event: JobEvent): void {
    if (event.type === 'laser') {
      if (event.mode === 'off') this.#switchOff();
      else if (event.mode === 'constant' && event.power > 0) this.#glow(event.power);
      else this.#switchOn(event.mode);
      return;
    }
    if (event.type === 'power' || event.type === 'layer' || event.type === 'object') return;
    const line = eventLine(event, this.#dialect);
    if (line !== null) this.#sink.line(line);
  }

  /** Light while the head stands (piercing): inline power goes with moves alone, so M3 without I, and M5 before the next M4 I. */
  #glow(power: number): void {
    this.#sink.word(this.#byFan ? 'M106' : 'M3');
    this.#sink.space();
    this.#sink.number(S, Math.round(power * this.#powerMax * 1000), DECIMALS.power);
    this.#sink.end();
    this.#mode = 'constant';
    this.#glows = true;
    this.#power = -1;
  }

  #switchOn(mode: 'constant' | 'dynamic'): void {
    if (this.#glows) this.#sink.line(this.#byFan ? 'M107' : 'M5');
    this.#glows = false;
    if (!this.#byFan && mode !== this.#mode) this.#sink.line(mode === 'constant' ? 'M3 I' : 'M4 I');
    this.#mode = mode;
    this.#power = -1;
  }

  #switchOff(): void {
    this.#sink.line(this.#byFan ? 'M107' : 'M5 I');
    this.#mode = 'off';
    this.#power = this.#byFan ? 0 : -1;
  }

  #move(path: Toolpath, n: number): void {
    const sink = this.#sink;
    const place = this.#place;
    const motion = place.motionOf(path, n);
    const power = Math.round((motion === Motion.rapid ? 0 : path.power[n]!) * this.#powerMax * 1000);
    if (power > 0 && this.#mode === 'off') this.#switchOn('dynamic');
    this.#type(path.kind[n]!);
    if (this.#byFan && power !== this.#power) {
      if (power === 0) sink.line('M107');
      else {
        sink.word('M106');
        sink.space();
        sink.number(S, power, DECIMALS.power);
        sink.end();
      }
    }
    sink.word(motion === 0 ? 'G0' : motion === 1 ? 'G1' : motion === 2 ? 'G2' : 'G3');
    const arc = motion >= Motion.clockwise;
    const centre = arc ? place.centre(path, n) : null;
    if (place.write(path, n, sink, arc) === 0) place.hold(sink);
    if (centre !== null) place.writeCentre(sink, centre);
    if (!this.#byFan && motion !== Motion.rapid && power !== this.#power) {
      sink.space();
      sink.number(S, power, DECIMALS.power);
    }
    // G0 sets the inline power to 0.
    this.#power = motion === Motion.rapid && !this.#byFan ? -1 : power;
    const feed = feedWord(path.feed[n]!);
    if (feed !== this.#feed) {
      sink.space();
      sink.number(F, feed, DECIMALS.length);
      this.#feed = feed;
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

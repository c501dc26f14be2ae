import type { Job } from '../../model/job.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { COLOR_CHANGE, DECIMALS, type Dialect, TYPE_WORD } from './spec.ts';
import { eventLine } from './write-events.ts';
import { WrittenPlace } from './write-place.ts';
import type { TextSink } from './write-sink.ts';
import { labelNames } from './write-text.ts';

const E_SCALE = 10 ** DECIMALS.filament;
const E = 69;
const F = 70;

/** Writes the body of a print job. E is relative; its running sum is rounded, so that no error adds up. */
export class PrinterWriter {
  readonly #sink: TextSink;
  readonly #dialect: Dialect;
  readonly #names: readonly string[];
  readonly #place = new WrittenPlace();
  #fed = 0;
  #fedWritten = 0;
  #feed = -1;
  #kind = -1;
  #object = -1;
  #layer = -1;

  constructor(job: Job, sink: TextSink, dialect: Dialect) {
    this.#sink = sink;
    this.#dialect = dialect;
    this.#names = labelNames(job.labels);
  }

  begin(): void {
    this.#declare();
    for (const line of ['G21', 'G90', 'M83']) this.#sink.line(line);
  }

  path(path: Toolpath): void {
    let n = 0;
    for (const event of path.events) {
      while (n < event.at) this.#move(path, n++);
      if (event.type === 'layer') this.#beginLayer(event.layer, event.z, event.height);
      else if (event.type === 'object') this.#label(event.object);
      else {
        if (event.type === 'pause' && event.change === 'filament') this.#sink.line(`;${COLOR_CHANGE}`);
        const line = eventLine(event, this.#dialect);
        if (line !== null) this.#sink.line(line);
      }
    }
    while (n < path.length) this.#move(path, n++);
  }

  end(): void {
    this.#label(-1);
  }

  #move(path: Toolpath, n: number): void {
    const layer = path.layer[n]!;
    if (layer !== this.#layer && layer >= 0) this.#beginLayer(layer, path.z[n]!, Number.NaN);
    if (path.object[n]! !== this.#object) this.#label(path.object[n]!);
    this.#type(path.kind[n]!, path.e[n]!);
    const sink = this.#sink;
    const place = this.#place;
    const motion = place.motionOf(path, n);
    sink.word(motion === 0 ? 'G0' : motion === 1 ? 'G1' : motion === 2 ? 'G2' : 'G3');
    const arc = motion >= 2;
    const centre = arc ? place.centre(path, n) : null;
    let words = place.write(path, n, sink, arc);
    if (centre !== null) place.writeCentre(sink, centre);
    this.#fed += path.e[n]!;
    const fed = Math.round(this.#fed * E_SCALE);
    if (fed !== this.#fedWritten) {
      sink.space();
      sink.number(E, fed - this.#fedWritten, DECIMALS.filament);
      this.#fedWritten = fed;
      words++;
    }
    if (words === 0) place.hold(sink);
    const feed = feedWord(path.feed[n]!);
    if (feed !== this.#feed) {
      sink.space();
      sink.number(F, feed, DECIMALS.length);
      this.#feed = feed;
    }
    sink.end();
  }

  #type(kind: number, e: number): void {
    if (e <= 0 || kind === this.#kind || kind === MoveKind.unretract || kind === MoveKind.retract) return;
    const word = (TYPE_WORD as Readonly<Record<number, string>>)[kind];
    if (word === undefined) return;
    this.#kind = kind;
    this.#sink.line(`;TYPE:${word}`);
  }

  #beginLayer(layer: number, z: number, height: number): void {
    this.#layer = layer;
    this.#sink.line(';LAYER_CHANGE');
    this.#sink.line(`;Z:${Number(z.toFixed(DECIMALS.length))}`);
    if (height > 0) this.#sink.line(`;HEIGHT:${Number(height.toFixed(DECIMALS.length))}`);
    if (this.#dialect.resetsE) this.#sink.line('G92 E0');
  }

  /** Names every object before the first move, as the printers want it. */
  #declare(): void {
    const { labels, name } = this.#dialect;
    if (this.#names.length === 0) return;
    for (const [index, label] of this.#names.entries()) {
      if (labels === 'EXCLUDE_OBJECT') this.#sink.line(`EXCLUDE_OBJECT_DEFINE NAME=${label}`);
      else if (name === 'rrf') this.#sink.line(`M486 S${index} A"${label}"`);
      else {
        this.#sink.line(`M486 S${index}`);
        this.#sink.line(`M486 A${label}`);
      }
    }
    if (labels === 'M486') this.#sink.line('M486 S-1');
  }

  #label(object: number): void {
    if (object === this.#object) return;
    const { labels } = this.#dialect;
    if (labels === 'M486') this.#sink.line(`M486 S${object}`);
    else {
      if (this.#object >= 0) this.#sink.line(`EXCLUDE_OBJECT_END NAME=${this.#names[this.#object]!}`);
      if (object >= 0) this.#sink.line(`EXCLUDE_OBJECT_START NAME=${this.#names[object]!}`);
    }
    this.#object = object;
  }
}

/** [mm/min ×1000] Whole mm/min, and finer under 60 where rounding would be felt. */
export function feedWord(feed: number): number {
  const perMinute = feed * 60;
  return perMinute >= 60 ? Math.round(perMinute) * 1000 : Math.round(perMinute * 1000);
}

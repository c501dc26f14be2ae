import { MoveKind } from '../../model/toolpath.ts';
import { type HeardLine, isAsSaid } from './declared-section.ts';

/** Share by which lines may differ that are fed alike. */
const ALIKE = 0.03;
/** Lines that agree before a kind's level is known, and before anything is proved by it; and how far it is believed at most. */
const KNOWN = 4;
const BELIEVED = 8;
const SURE = 16;
/** Lines, and [mm] of them, that a stretch has at least; from so many lines on it is how the job goes on. */
const LINES = 4;
const WAY = 12;
const MOST = 3000;
/** Lines of a second kind that show that all kinds are fed by one factor. */
const SECOND = 2;
/**
 * Shares of the usual filament beyond which a stretch is odd. What the file says of its widths is exact; kinds that are all fed by
 * one factor have no other reason for it; single fills may be thicker where they are narrow, walls up to where they part.
 */
const ODD = {
  declared: { least: 0.9, most: 1.1 },
  together: { least: 0.8, most: 1.25 },
  fill: { least: 0.75, most: 1.3 },
  wall: { least: 0.55, most: 1.75 },
  contours: { least: 1 / 3, most: 3 },
} as const;
/** Ironing goes over a roof with next to nothing: 10 to 15 % by default. */
const IRONING = 0.25;
/** [mm] From one line to the next of the same fill. */
const BESIDE = 3;
/** Share of a kind's lines that may be fed otherwise here and there, if one stretch of it is to prove anything. */
const UNEVEN = { fill: 0.1, wall: 0.5, untyped: 0.02 } as const;
/** Stretches from which on it is how the file is made. */
const HABIT = 3;
const KINDS = 32;

const FILLS = 1;
const WALLS = 2;
const UNTYPED = 3;
const SAID = 4;
/** What a kind is here; 0: its lines are thick or thin as it pleases the program. */
const CLASS = new Uint8Array(KINDS);
for (const kind of [MoveKind.solidInfill, MoveKind.topInfill, MoveKind.sparseInfill]) CLASS[kind] = FILLS;
for (const kind of [MoveKind.outerWall, MoveKind.innerWall]) CLASS[kind] = WALLS;
CLASS[MoveKind.extrusion] = UNTYPED;
/** Nothing but what the file says of their widths tells what these get. */
for (const kind of [MoveKind.support, MoveKind.supportInterface, MoveKind.skirt, MoveKind.brim]) CLASS[kind] = SAID;

/** Lines in a row that are fed by another factor than those before and after them. */
export interface FedStretch {
  /** First and last line of the file. */
  readonly line: readonly [number, number];
  /** [mm] */
  readonly way: number;
  /** Of the filament that such lines get elsewhere. */
  readonly share: number;
}

interface Case extends FedStretch {
  /** Its only kind; -1: several, all by the same factor. */
  readonly kind: number;
  readonly lines: number;
  readonly declared: boolean;
}

/**
 * Stretches of lines, four or more, that are all fed by one factor too much or too little, between lines that are fed as usual.
 *
 *     usual   usual   ×1.5  ×1.5  ×1.5  ×1.5  ×1.5   usual   usual
 *     wall    wall    wall  wall  fill  fill  fill   fill    fill
 *
 * Usual is what the lines of the kind got last, over their way and their width (or the layer's height, where the file gives no
 * widths); layers are no bounds. Lines that differ each from the next, as variable walls do, are no stretch.
 */
export class FedStretches {
  /** Filament over way and section, by kind, the first layer's apart; and how far it is believed. */
  readonly #usual = new Float64Array(2 * KINDS);
  /** The same over the way alone: a layer of a support between two of the part makes a height less than it is. */
  readonly #alone = new Float64Array(2 * KINDS);
  readonly #belief = new Int32Array(2 * KINDS);
  /** [mm/s] Of the last usual line, lines heard, and lines fed otherwise, by kind. */
  readonly #pace = new Float64Array(KINDS);
  readonly #heard = new Int32Array(KINDS);
  readonly #stray = new Int32Array(KINDS);
  /** Factor of the open stretch, [mm] its way; its lines by kind. */
  readonly #open = new Float64Array(2);
  readonly #counts = new Int32Array(KINDS);
  #lines = 0;
  #first = 0;
  #last = 0;
  #samePace = true;
  /** [mm/s] Of its last line. */
  readonly #lastPace = new Float64Array(1);
  #declared = true;
  #believed = false;
  /** The last usual line of the kind came after a travel. */
  readonly #begins = new Uint8Array(KINDS);
  /** The stretch begins after a travel. */
  #starts = false;
  /** There was a travel since its last line. */
  #left = false;
  /** The line before the stretch is of the same kind, and close. */
  #inside = false;
  /** [mm] Where the last line ended, and its kind. */
  readonly #end = new Float64Array(2);
  #before = -1;
  readonly #cases: Case[] = [];

  /** Hears every level line of a millimetre and more, in order. */
  hear(line: HeardLine): void {
    const { kind } = line;
    if (CLASS[kind] === 0 || !(line.section > 0) || (CLASS[kind] === SAID && !line.declared)) return;
    this.#place(line);
    this.#end[0] = line.x;
    this.#end[1] = line.y;
    this.#before = kind;
  }

  #place(line: HeardLine): void {
    const { kind } = line;
    this.#left ||= line.begins;
    const group = line.lowest ? kind + KINDS : kind;
    const level = line.fed / (line.path * line.section);
    this.#heard[kind]!++;
    const ratio = level / this.#usual[group]!;
    const alone = line.declared ? 0 : line.fed / line.path / this.#alone[group]!;
    const alike = Math.abs(ratio - 1) <= ALIKE || Math.abs(alone - 1) <= ALIKE;
    if (this.#belief[group]! < KNOWN) {
      this.#belief[group] = alike ? this.#belief[group]! + 1 : 1;
      if (!alike) {
        this.#usual[group] = level;
        this.#alone[group] = line.fed / line.path;
      }
    } else if (alike) {
      if (this.#lines > 0) {
        const goesOn = this.#follows(line);
        // A layer that is slowed down to cool is slow all over.
        this.#samePace ||= goesOn && line.feed === this.#lastPace[0];
        this.#close(goesOn);
      }
      if (this.#belief[group]! < SURE) this.#belief[group]!++;
      this.#pace[kind] = line.feed;
      this.#begins[kind] = line.begins ? 1 : 0;
    } else this.#strays(line, group, ratio);
  }

  /** Another filament. */
  reset(): void {
    this.#belief.fill(0);
    this.#lines = 0;
  }

  /** Whether the line before is of the same kind, and ends near it; without a travel, where the fill has none. */
  #follows({ kind, x0, y0, begins }: HeardLine): boolean {
    if (begins && this.#begins[kind] === 0) return false;
    const dx = x0 - this.#end[0]!;
    const dy = y0 - this.#end[1]!;
    return this.#before === kind && dx * dx + dy * dy < BESIDE * BESIDE;
  }

  #strays(line: HeardLine, group: number, ratio: number): void {
    const { kind } = line;
    this.#stray[kind]!++;
    const goesOn = this.#lines > 0 && Math.abs(ratio / this.#open[0]! - 1) <= ALIKE;
    if (!goesOn) {
      this.#counts.fill(0);
      this.#lines = 0;
      this.#open[0] = ratio;
      this.#open[1] = 0;
      this.#first = line.line;
      this.#starts = line.begins;
      this.#inside = this.#follows(line);
      this.#samePace = true;
      this.#declared = true;
      this.#believed = false;
      this.#belief[group]!--;
    }
    this.#believed ||= this.#belief[group]! >= BELIEVED - 1;
    this.#lines++;
    this.#counts[kind]!++;
    this.#open[1]! += line.path;
    this.#last = line.line;
    this.#left = false;
    this.#samePace &&= line.feed === this.#pace[kind];
    this.#lastPace[0] = line.feed;
    this.#declared &&= line.declared && isAsSaid(kind);
    if (this.#lines > MOST) this.reset();
  }

  /** A usual line follows. @param goesOn it is of the same kind, and close */
  #close(goesOn: boolean): void {
    const lines = this.#lines;
    const [share, way] = this.#open;
    this.#lines = 0;
    if (!this.#believed || lines < LINES || way! < WAY || this.#cases.length >= HABIT) return;
    const kinds: number[] = [];
    for (let kind = 0; kind < KINDS; kind++) if (this.#counts[kind]! >= SECOND) kinds.push(kind);
    const onlyWalls = kinds.every((each) => CLASS[each] === WALLS);
    const kind = kinds.length === 1 || onlyWalls ? (kinds[0] ?? -1) : -1;
    // A place too narrow for the usual line is filled by itself.
    if (!this.#declared && kind >= 0 && !onlyWalls && !(this.#inside || goesOn)) return;
    const odd = this.#declared ? ODD.declared : this.#boundsOf(kind, this.#starts && this.#left);
    if (odd === null || (share! > odd.least && share! < odd.most)) return;
    const line = [this.#first, this.#last] as const;
    this.#cases.push({ line, way: way!, share: share!, kind, lines, declared: this.#declared });
  }

  #boundsOf(kind: number, whole: boolean): { readonly least: number; readonly most: number } | null {
    if (kind < 0) return ODD.together;
    // Slicers slow down what they lay wider, or into the air.
    if (!this.#samePace || (CLASS[kind] !== WALLS && this.#open[0]! < IRONING)) return null;
    if (CLASS[kind] !== WALLS) return ODD.fill;
    return whole ? ODD.contours : ODD.wall;
  }

  #isAlone({ kind, lines, declared }: Case): boolean {
    if (kind < 0 || declared) return true;
    const group = CLASS[kind];
    const most = group === WALLS ? UNEVEN.wall : group === FILLS ? UNEVEN.fill : UNEVEN.untyped;
    return this.#stray[kind]! - lines <= most * this.#heard[kind]!;
  }

  /** What the end of the job shows. */
  end(): readonly FedStretch[] {
    const cases = this.#cases.filter((each) => this.#isAlone(each));
    return cases.length >= HABIT ? [] : cases;
  }
}

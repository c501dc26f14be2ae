const ROUNDING = 0.004; // [mm] two coordinates rounded to 0.001 mm at either end of the shorter chord

/** [mm] Length of the chord that begins at a point. */
export function chordLength(c: Float64Array, point: number): number {
  const dx = c[2 * point + 2]! - c[2 * point]!;
  const dy = c[2 * point + 3]! - c[2 * point + 1]!;
  return Math.sqrt(dx * dx + dy * dy);
}

/** [mm] Covered length of a chord, and between which places along it that lies. */
export interface Cover {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

const NOTHING: Cover = { length: 0, from: 0, to: 0 };

/** Shorter than 0.02 mm a chord has no direction to speak of; it counts where it is near enough to parallel. */
const MOST_SINE = 0.2;

/** Directions are told apart in so many sectors of 3°. */
const SECTORS = 60;
const SECTOR = Math.PI / SECTORS; // [rad]
/** The sector stands in the low bits of what is known of a chord beforehand, its class of length above. */
const SECTOR_BITS = 6;
const SECTOR_MASK = 2 ** SECTOR_BITS - 1;
/** [mm] Least length in each class. */
const CLASSES = [0, 0.04, 0.08, 0.16] as const;
/** [rad] The sector of a direction is told this exactly, there and back. */
const STEP = 0.002;
/**
 * By class of the shorter of two chords: how many sectors their directions can be apart where they overlap. The longer both
 * are, the less their rounding turns them. Most chords that meet are told apart by this alone, without a look at their places.
 */
const MOST_TURN = Uint8Array.from(CLASSES, (least) => {
  const angle = Math.asin(Math.min(MOST_SINE, ROUNDING / least));
  return Math.floor((angle + STEP) / SECTOR) + 1;
});

/** [mm] Under this much of a run a chord has no slope to reckon with. */
const UPRIGHT = 1e-9;

/**
 * Chords by the cells that they pass. A chord is named by its first point. All of them are known beforehand, so every cell has
 * its stretch of one long column, and a cell is read without a jump: linked lists took three times as long on a drawing of five
 * million chords, waiting for memory.
 */
export class ChordGrid {
  readonly #c: Float64Array;
  readonly #tolerance: number;
  readonly #cell: number;
  readonly #minX: number;
  readonly #minY: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Of each cell: where its entries begin, and the place of its next one. */
  readonly #first: Int32Array;
  readonly #free: Int32Array;
  /** Number of the chord. */
  readonly #entries: Int32Array;
  /** Its sector and its class: bytes, so that those of a cell are read at once. */
  readonly #turns: Uint8Array;
  /** Last chord that asked for this one, so that a pair in several cells is tried once. */
  readonly #asked: Int32Array;
  /** Cells that the chord at hand passes. */
  #cells = new Int32Array(64);
  #cellCount = 0;
  /** The chord that they are of. */
  #walked = -1;
  #spans = new Float64Array(64);
  #spanCount = 0;

  /** @param c points of all lines, one after another [mm] @param ends the number of the point after each line's last */
  constructor(c: Float64Array, ends: Uint32Array, tolerance: number) {
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    let length = 0;
    for (let point = 0, line = 0; point < c.length / 2; point++) {
      minX = Math.min(minX, c[2 * point]!);
      maxX = Math.max(maxX, c[2 * point]!);
      minY = Math.min(minY, c[2 * point + 1]!);
      maxY = Math.max(maxY, c[2 * point + 1]!);
      if (point + 1 === ends[line]) line++;
      else length += chordLength(c, point);
    }
    const count = Math.max(1, c.length / 2);
    const width = c.length === 0 ? 0 : maxX - minX;
    const height = c.length === 0 ? 0 : maxY - minY;
    // No more cells than chords, no more entries than about five a chord. The jumps from line to line are left out of
    // the length: with them the cells of 80,000 short lines were ten times as wide, and held a hundred times the chords.
    this.#cell = Math.max(
      Math.sqrt((width * height) / count),
      length / (4 * count),
      (width + height) / count,
      4 * tolerance,
    );
    this.#c = c;
    this.#tolerance = tolerance;
    this.#minX = c.length === 0 ? 0 : minX;
    this.#minY = c.length === 0 ? 0 : minY;
    this.#columns = Math.floor(width / this.#cell) + 1;
    this.#rows = Math.floor(height / this.#cell) + 1;
    this.#first = this.#countEntries(ends);
    this.#free = this.#first.slice(0, -1);
    this.#entries = new Int32Array(this.#first.at(-1)!);
    this.#turns = new Uint8Array(this.#entries.length);
    this.#asked = new Int32Array(count).fill(-1);
  }

  /** For each cell the entries of those before it, if all chords were added. */
  #countEntries(ends: Uint32Array): Int32Array {
    const sums = new Int32Array(this.#columns * this.#rows + 1);
    for (let point = 0, line = 0; point < this.#c.length / 2; point++) {
      if (point + 1 === ends[line]) {
        line++;
        continue;
      }
      this.#walk(point);
      for (let k = 0; k < this.#cellCount; k++) sums[this.#cells[k]! + 1]!++;
    }
    for (let cell = 1; cell < sums.length; cell++) sums[cell]! += sums[cell - 1]!;
    this.#walked = -1;
    return sums;
  }

  add(point: number): void {
    this.#walk(point);
    const cells = this.#cells;
    const turn = sectorOf(this.#c, point) | (classOf(chordLength(this.#c, point)) << SECTOR_BITS);
    for (let k = 0; k < this.#cellCount; k++) {
      const place = this.#free[cells[k]!]!++;
      this.#entries[place] = point;
      this.#turns[place] = turn;
    }
  }

  /** How much of the chord lies on chords added before. */
  cover(point: number, whole: number): Cover {
    this.#spanCount = 0;
    this.#walk(point);
    this.#search(point, whole);
    return this.#spanCount === 0 ? NOTHING : this.#merge();
  }

  /** Asks every chord in the cells at hand, until one covers all of this one. */
  #search(point: number, whole: number): void {
    const [asked, entries, first, turns] = [this.#asked, this.#entries, this.#first, this.#turns];
    const own = sectorOf(this.#c, point);
    const ownClass = classOf(whole);
    for (let k = 0; k < this.#cellCount; k++) {
      const cell = this.#cells[k]!;
      // The latest first: a copy lies on what was drawn just before it, as a rule.
      for (let e = this.#free[cell]! - 1; e >= first[cell]!; e--) {
        const known = turns[e]!;
        const turn = Math.abs((known & SECTOR_MASK) - own);
        const most = MOST_TURN[Math.min(ownClass, known >> SECTOR_BITS)]!;
        if (turn > most && turn < SECTORS - most) continue;
        const other = entries[e]!;
        if (asked[other] === point) continue;
        asked[other] = point;
        if (this.#overlap(point, whole, other)) return;
      }
    }
  }

  /** Notes the stretch of `point` that `other` covers; true when that is all of it. */
  #overlap(point: number, whole: number, other: number): boolean {
    const c = this.#c;
    const tolerance = this.#tolerance;
    const x = c[2 * point]!;
    const y = c[2 * point + 1]!;
    const ux = (c[2 * point + 2]! - x) / whole;
    const uy = (c[2 * point + 3]! - y) / whole;
    const ax = c[2 * other]! - x;
    const ay = c[2 * other + 1]! - y;
    const bx = c[2 * other + 2]! - x;
    const by = c[2 * other + 3]! - y;
    const sideA = ux * ay - uy * ax;
    const sideB = ux * by - uy * bx;
    const alongA = ux * ax + uy * ay;
    const alongB = ux * bx + uy * by;
    // Nearly every chord asked lies on one side of this one, or beyond its ends.
    if ((sideA > tolerance && sideB > tolerance) || (sideA < -tolerance && sideB < -tolerance)) return false;
    if ((alongA < 0 && alongB < 0) || (alongA > whole && alongB > whole)) return false;
    const run = alongB - alongA;
    const rise = sideB - sideA;
    const length = Math.sqrt(run * run + rise * rise);
    const sine = Math.abs(rise) / length;
    if (sine > MOST_SINE || sine * Math.min(whole, length) > ROUNDING) return false;
    const from = Math.max(0, Math.min(alongA, alongB));
    const to = Math.min(whole, Math.max(alongA, alongB));
    if (to - from <= Math.min(tolerance, whole / 2)) return false;
    const slope = rise / run;
    const sideFrom = sideA + slope * (from - alongA);
    const sideTo = sideA + slope * (to - alongA);
    if (Math.abs(sideFrom) > tolerance || Math.abs(sideTo) > tolerance) return false;
    this.#note(from, to);
    return to - from >= whole - 1e-9;
  }

  #note(from: number, to: number): void {
    if (2 * this.#spanCount === this.#spans.length) {
      const wider = new Float64Array(2 * this.#spans.length);
      wider.set(this.#spans);
      this.#spans = wider;
    }
    this.#spans[2 * this.#spanCount] = from;
    this.#spans[2 * this.#spanCount + 1] = to;
    this.#spanCount++;
  }

  #merge(): Cover {
    const order = Array.from({ length: this.#spanCount }, (_, i) => i);
    order.sort((a, b) => this.#spans[2 * a]! - this.#spans[2 * b]!);
    const first = this.#spans[2 * order[0]!]!;
    let reach = first;
    let length = 0;
    for (const i of order) {
      const from = Math.max(reach, this.#spans[2 * i]!);
      const to = this.#spans[2 * i + 1]!;
      if (to <= from) continue;
      length += to - from;
      reach = to;
    }
    return { length, from: first, to: reach };
  }

  /** Finds the cells within the tolerance of the chord. */
  #walk(point: number): void {
    if (point === this.#walked) return;
    this.#walked = point;
    this.#cellCount = 0;
    const c = this.#c;
    let x0 = c[2 * point]!;
    let y0 = c[2 * point + 1]!;
    let x1 = c[2 * point + 2]!;
    let y1 = c[2 * point + 3]!;
    if (x1 < x0) [x0, y0, x1, y1] = [x1, y1, x0, y0];
    const margin = this.#tolerance;
    const firstColumn = this.#clamp(x0 - margin - this.#minX, this.#columns);
    const lastColumn = this.#clamp(x1 + margin - this.#minX, this.#columns);
    if (firstColumn === lastColumn) {
      // Most chords are shorter than a cell.
      const firstRow = this.#clamp(Math.min(y0, y1) - margin - this.#minY, this.#rows);
      const lastRow = this.#clamp(Math.max(y0, y1) + margin - this.#minY, this.#rows);
      this.#take(firstColumn, firstRow, lastRow);
      return;
    }
    const upright = x1 - x0 < UPRIGHT;
    const slope = upright ? 0 : (y1 - y0) / (x1 - x0);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const left = Math.max(x0, this.#minX + column * this.#cell - margin);
      const right = Math.min(x1, this.#minX + (column + 1) * this.#cell + margin);
      const yLeft = upright ? y0 : y0 + slope * (left - x0);
      const yRight = upright ? y1 : y0 + slope * (right - x0);
      const firstRow = this.#clamp(Math.min(yLeft, yRight) - margin - this.#minY, this.#rows);
      const lastRow = this.#clamp(Math.max(yLeft, yRight) + margin - this.#minY, this.#rows);
      this.#take(column, firstRow, lastRow);
    }
  }

  /** Some cells of a column. */
  #take(column: number, firstRow: number, lastRow: number): void {
    while (this.#cellCount + lastRow - firstRow >= this.#cells.length) this.#cells = widen(this.#cells);
    for (let row = firstRow; row <= lastRow; row++) this.#cells[this.#cellCount++] = row * this.#columns + column;
  }

  #clamp(distance: number, cells: number): number {
    const cell = Math.floor(distance / this.#cell);
    return cell < 0 ? 0 : cell >= cells ? cells - 1 : cell;
  }
}

/** Steps of a quarter of the circle, as `sectorOf` counts it. */
const STEPS = 1024;
/** The sector of each step of half a circle: the angle of a step, by its middle. A step is at most 0.11° wide. */
const SECTOR_OF = Uint8Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
  const turn = ((step + 0.5) / STEPS) * 2;
  const quarter = turn >= 2 ? 1 : 0;
  const t = turn - 2 * quarter;
  const angle = (quarter * Math.PI) / 2 + (t <= 1 ? Math.atan(t) : Math.PI / 2 - Math.atan(2 - t));
  return Math.min(SECTORS - 1, Math.floor((angle * SECTORS) / Math.PI));
});

/**
 * The sector of a chord's direction; there and back are one. By its slope in place of its angle, which costs a division and no
 * arc tangent: up to 45° rise over run counts from 0 to 1, from there on 2 less run over rise, and past the upright the same again.
 */
function sectorOf(c: Float64Array, point: number): number {
  const dx = c[2 * point + 2]! - c[2 * point]!;
  const dy = c[2 * point + 3]! - c[2 * point + 1]!;
  const [run, rise] = [Math.abs(dx), Math.abs(dy)];
  const t = rise <= run ? (run === 0 ? 0 : rise / run) : 2 - run / rise;
  const turn = dx * dy >= 0 ? t : 4 - t;
  return SECTOR_OF[((turn / 2) * STEPS) | 0]!;
}

function classOf(length: number): number {
  return length < CLASSES[2] ? (length < CLASSES[1] ? 0 : 1) : length < CLASSES[3] ? 2 : 3;
}

function widen(from: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * from.length);
  wider.set(from);
  return wider;
}

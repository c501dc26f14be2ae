import { MoveKind } from '../../model/toolpath.ts';

/** Layers that are held against each other: the one in the middle, and two on each side. */
const WINDOW = 5;
/** Share by which lengths may differ that are the same. */
const SAME = 0.01;
/** Share of the fill, and [mm], that is lost. */
const SHARE = 0.03;
const LEAST = 8;
/** [mm] Of walls, without which nothing says that the layers are alike. */
const WALLS = 30;
/** Layers from which on it is how the job is made. */
const HABIT = 3;

/** Kinds of fill, each by itself. */
const FILLS: readonly number[] = [MoveKind.solidInfill, MoveKind.topInfill, MoveKind.sparseInfill];
const isWall = (kind: number): boolean => kind === MoveKind.outerWall || kind === MoveKind.innerWall;

interface Layer {
  readonly layer: number;
  /** [mm] */
  readonly walls: number;
  /** [mm] As `FILLS`, and last all that is neither wall nor fill: bridges. */
  readonly fills: readonly number[];
  /** First and last line of its fills. */
  readonly line: readonly [number, number];
}

/** A layer that has less fill than those around it. */
export interface LostFill {
  readonly layer: number;
  readonly line: readonly [number, number];
  /** [mm] */
  readonly length: number;
}

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(a, b);
const sumOf = (fills: readonly number[]): number => fills.slice(0, -1).reduce((sum, each) => sum + each, 0);

/**
 * Where a part goes straight up, five layers have the same walls, and those two apart the same fills (every other one lies
 * across). A layer in their middle that has less fill, and more of none, has lost lines.
 *
 *     layer    10    11    12    13    14
 *     walls   156   156   156   156   156 mm
 *     fills   410   402   371   402   410 mm: 39 mm are gone from layer 12
 */
export class LostFills {
  readonly #layers: Layer[] = [];
  readonly #found: LostFill[] = [];
  readonly #ways = new Float64Array(32);
  #walls = 0;
  #others = 0;
  #first = 0;
  #last = 0;

  /** Lines of one kind, from one line of the file to another. @param way [mm] */
  add(kind: number, way: number, first: number, last: number): void {
    if (isWall(kind)) this.#walls += way;
    else if (FILLS.includes(kind)) {
      this.#ways[kind]! += way;
      if (this.#first === 0) this.#first = first;
      this.#last = last;
    } else this.#others += way;
  }

  /** The layer of this number is over. */
  endLayer(layer: number): void {
    const fills = [...FILLS.map((kind) => this.#ways[kind]!), this.#others];
    this.#layers.push({ layer, walls: this.#walls, fills, line: [this.#first, this.#last] });
    this.#ways.fill(0);
    this.#walls = this.#others = 0;
    this.#first = 0;
    if (this.#layers.length > WINDOW) this.#layers.shift();
    if (this.#layers.length === WINDOW && this.#found.length <= HABIT) this.#judge();
  }

  #judge(): void {
    const [a, b, here, d, e] = this.#layers;
    const others = [a!, b!, d!, e!];
    if (here!.walls < WALLS || !others.every(({ walls }) => alike(walls, here!.walls))) return;
    const steady = here!.fills.every((_, k) => alike(a!.fills[k]!, e!.fills[k]!) && alike(b!.fills[k]!, d!.fills[k]!));
    const more = here!.fills.some((fill, k) => fill > (1 + SAME) * a!.fills[k]!);
    const should = sumOf(a!.fills);
    const length = should - sumOf(here!.fills);
    if (!steady || more || length < Math.max(LEAST, SHARE * should)) return;
    this.#found.push({ layer: here!.layer, line: here!.line, length });
  }

  /** What the end of the job shows. */
  end(): readonly LostFill[] {
    return this.#found.length >= HABIT ? [] : this.#found;
  }
}

import { MoveKind } from '../../model/toolpath.ts';
import { ConfirmedSteps } from './confirmed-steps.ts';
import { LayerSums, nearerToUsual } from './layer-sums.ts';
import { SoundWidth } from './sound-width.ts';

/** Filament a way, over that of earlier layers, from which on and down to which a whole layer is laid wrongly. */
const MUCH = 1.6;
const LITTLE = 0.6;
/** Back to what was usual, or on at the same step: what a layer after it shows. */
const BACK = 0.2;
/** Share beyond the least and the most of sound layers that is as usual. */
const SPREAD = 0.1;
/** Share of the usual from which on the next layer must agree, where kinds disagree: a fault may begin in mid layer. */
const AGREED = 0.1;
/** [mm] Shorter ways of a kind prove nothing. */
const ENOUGH = 40;
/** [mm] Way of all kinds together. */
const WAY = 120;
/** What bridges may take, of a round strand as thick as the nozzle. */
const ROUND = 1.05;
/** Layers whose lines are thicker, or thinner, on purpose: the lowest. */
const LOWEST = 1;

/** Kinds whose lines are of one thickness all through a job. */
const EVEN = new Uint8Array(32);
for (const kind of [
  MoveKind.outerWall,
  MoveKind.innerWall,
  MoveKind.solidInfill,
  MoveKind.topInfill,
  MoveKind.sparseInfill,
  MoveKind.extrusion,
])
  EVEN[kind] = 1;

/** A whole layer that is fed otherwise than those before it. */
export interface OddLayer {
  readonly layer: number;
  /** First and last line of the file. */
  readonly line: readonly [number, number];
  /** Of the filament that the same ways take elsewhere. */
  readonly share: number;
}

/**
 * Filament a millimetre by kind of line and layer. Where every kind of a layer gets twice what it got
 * before, its E is doubled; a wider wall or a fill of two layers' height is one kind among others.
 */
export class LayerFlow {
  /** Ways of the layer at hand. */
  readonly #sums = new LayerSums();
  /** [mm of filament a mm] What each kind got so far, and the same a mm of height; 0: not known. */
  readonly #usual = new Float64Array(32);
  readonly #usualHigh = new Float64Array(32);
  /** Least and most a mm of height that each kind got on any sound layer: some slicers fit lines to narrow places. */
  readonly #leastHigh = new Float64Array(32).fill(Number.POSITIVE_INFINITY);
  readonly #mostHigh = new Float64Array(32);
  /** [mm of filament a mm of way, for each mm of height] */
  readonly #confirmed = new ConfirmedSteps(AGREED);
  #layer = -1;
  readonly #height = new Float64Array(1);
  readonly #width: SoundWidth;
  /** [mm of filament a mm] Most that a round strand of the nozzle's size takes. */
  readonly #strand: number;

  /** @param nozzle [mm] @param filament [mm] their diameters */
  constructor(nozzle: number, filament: number) {
    this.#width = new SoundWidth(nozzle, filament);
    this.#strand = (ROUND * nozzle * nozzle) / (filament * filament);
  }

  /** Lines of one kind, from one row to another. @param way [mm] @param filament [mm] */
  add(kind: number, way: number, filament: number, first: number, last: number): void {
    if (EVEN[kind] !== 0) this.#sums.add(kind, way, filament, first, last);
  }

  /** A layer begins, or the job ends. @param height [mm] @returns the layer before, where it is odd */
  next(layer: number, height: number): OddLayer | null {
    const odd = this.#layer > LOWEST && this.#height[0]! > 0 ? this.#judge(layer < 0) : null;
    if (odd === null && this.#layer >= LOWEST && this.#height[0]! > 0) this.#learn();
    this.#sums.clear();
    this.#layer = layer;
    this.#height[0] = height;
    return odd;
  }

  /** Of the usual, by the line alone or over the layer's height: whichever is nearer, since supports lie between layers. */
  #ratio(kind: number): number {
    const section = this.#sums.section(kind);
    const overHeight = section / this.#height[0]!;
    if (overHeight > (1 - SPREAD) * this.#leastHigh[kind]! && overHeight < (1 + SPREAD) * this.#mostHigh[kind]!)
      return 1;
    return nearerToUsual(section / this.#usual[kind]!, overHeight / this.#usualHigh[kind]!);
  }

  /** @param isLast the top of a spiral fades to nothing */
  #judge(isLast: boolean): OddLayer | null {
    let way = 0;
    let share = 0;
    let others = false;
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let kind = 0; kind < EVEN.length; kind++) {
      if (this.#sums.amount[kind]! < ENOUGH || this.#usual[kind] === 0) continue;
      const ratio = this.#width.holds(this.#sums.section(kind), this.#height[0]!) ? 1 : this.#ratio(kind);
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
      others ||= kind !== MoveKind.solidInfill;
      way += this.#sums.amount[kind]!;
      share += ratio * this.#sums.amount[kind]!;
    }
    // Solid lines in the air are round, and not every slicer says so.
    if (!others && this.#sums.section(MoveKind.solidInfill) < this.#strand) return null;
    // All kinds by the same share.
    if (way < WAY || !(least > MUCH || (most < LITTLE && !isLast)) || most - least > BACK * most) return null;
    return { layer: this.#layer, line: this.#sums.line, share: share / way };
  }

  /** Its kinds disagree. */
  #mixed(): boolean {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let kind = 0; kind < EVEN.length; kind++) {
      if (this.#sums.amount[kind]! < ENOUGH || this.#usual[kind] === 0) continue;
      const ratio = this.#ratio(kind);
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    return most - least > AGREED * most;
  }

  #learn(): void {
    const mixed = this.#mixed();
    for (let kind = 0; kind < EVEN.length; kind++) {
      if (this.#sums.amount[kind]! < ENOUGH) continue;
      const overHeight = this.#sums.section(kind) / this.#height[0]!;
      const steps = mixed && this.#usual[kind]! > 0 && Math.abs(this.#ratio(kind) - 1) > AGREED;
      if (steps && !this.#confirmed.confirms(kind, overHeight)) continue;
      this.#usual[kind] = this.#sums.section(kind);
      this.#usualHigh[kind] = overHeight;
      this.#leastHigh[kind] = Math.min(this.#leastHigh[kind]!, overHeight);
      this.#mostHigh[kind] = Math.max(this.#mostHigh[kind]!, overHeight);
    }
  }
}

import { ConfirmedSteps } from './confirmed-steps.ts';
import type { OddLayer } from './layer-flow.ts';
import { LayerSums } from './layer-sums.ts';

const KINDS = 32;
/** [mm3] That the widths of a kind, and of all kinds together, take on a layer: what is less proves nothing. */
const ENOUGH = 3;
const TOGETHER = 8;
/** Share by which the kinds of a layer may differ from each other where all are fed by one factor. */
const ALIKE = 0.03;
/** Of the factor before, from which on and down to which a layer is laid wrongly; and where it has one kind of line alone. */
const STEP = { least: 0.87, most: 1.15 } as const;
const STEP_OF_ONE = { least: 0.75, most: 1.3 } as const;
/** The lowest layer may have a factor of its own. */
const LOWEST = 1;

/**
 * Filament over what the widths take that the file itself gives, by layer. PrusaSlicer and its children feed every kind of line by
 * one factor all through a job; a layer whose every kind is fed by another has its E changed, and widths that are laid on
 * purpose, wide or narrow, prove nothing against it.
 *
 *     layer   4     5     6        share of the factor before
 *     walls   1.00  1.31  1.00
 *     fills   1.00  1.31  1.00     layer 5 gets 131 %
 */
export class LayerFactor {
  /** Volumes of the layer at hand; and [mm of filament a mm3] what each kind got before. */
  readonly #sums = new LayerSums();
  readonly #usual = new Float64Array(KINDS);
  /** [mm of filament a mm3] */
  readonly #confirmed = new ConfirmedSteps(ALIKE);
  #layer = -1;
  /** Its kinds disagree. */
  #mixed = false;
  /** The layer that ended last gets what its widths take, for certain. */
  isSound = false;

  /** Lines of one kind, from one line of the file to another. @param volume [mm3] @param filament [mm] */
  add(kind: number, volume: number, filament: number, first: number, last: number): void {
    this.#sums.add(kind, volume, filament, first, last);
  }

  /** Another filament. */
  reset(): void {
    this.#usual.fill(0);
  }

  /** A layer begins, or the job ends. @returns the layer before, where it is odd */
  next(layer: number): OddLayer | null {
    this.isSound = false;
    this.#mixed = false;
    const odd = this.#layer > LOWEST ? this.#judge(layer < 0) : null;
    if (odd === null && this.#layer >= LOWEST) this.#learn();
    this.#sums.clear();
    this.#layer = layer;
    return odd;
  }

  /** @param isLast the top of a spiral fades to nothing */
  #judge(isLast: boolean): OddLayer | null {
    let kinds = 0;
    let volume = 0;
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let kind = 0; kind < KINDS; kind++) {
      if (this.#sums.amount[kind]! < ENOUGH || this.#usual[kind] === 0) continue;
      const share = this.#sums.section(kind) / this.#usual[kind]!;
      least = Math.min(least, share);
      most = Math.max(most, share);
      volume += this.#sums.amount[kind]!;
      kinds++;
    }
    const step = kinds > 1 ? STEP : STEP_OF_ONE;
    this.#mixed = most - least > ALIKE * most;
    if (volume < TOGETHER || this.#mixed) return null;
    this.isSound = most < step.most && least > step.least;
    if (this.isSound) return null;
    if (isLast && most < 1) return null;
    return { layer: this.#layer, line: this.#sums.line, share: (least + most) / 2 };
  }

  #learn(): void {
    for (let kind = 0; kind < KINDS; kind++) {
      if (this.#sums.amount[kind]! < ENOUGH) continue;
      const factor = this.#sums.section(kind);
      const usual = this.#usual[kind]!;
      const steps = this.#mixed && usual > 0 && Math.abs(factor - usual) > ALIKE * usual;
      if (!steps || this.#confirmed.confirms(kind, factor)) this.#usual[kind] = factor;
    }
  }
}

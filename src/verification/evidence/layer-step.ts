import { MoveKind } from '../../model/toolpath.ts';
import type { OddLayer } from './layer-flow.ts';
import { LayerSums, nearerToUsual } from './layer-sums.ts';
import { SoundWidth } from './sound-width.ts';

const KINDS = 32;
/** [mm] Shorter ways of a kind prove nothing. */
const ENOUGH = 6;
/** Share by which the kinds of a layer may differ from each other where all are fed by one factor. */
const ALIKE = 0.03;
/** Of what they got before, where walls and fills go together: no slicer widens both by one share. */
const TOGETHER = { least: 0.83, most: 1.2 } as const;
/** And where they do not: walls narrow down and grow where the part is thin. */
const ALONE = { least: 0.6, most: 1.6 } as const;
/** Share by which the layers around a lone odd one may differ, in what they get and in their ways. */
const BACK = 0.05;
const SAME_WAY = 0.3;
/** The lowest layer has a flow of its own. */
const LOWEST = 1;

const WALLS: readonly number[] = [MoveKind.outerWall, MoveKind.innerWall];
const FILLS: readonly number[] = [MoveKind.solidInfill, MoveKind.topInfill, MoveKind.sparseInfill];
const HEARD: readonly number[] = [...WALLS, ...FILLS, MoveKind.extrusion];

interface Step extends OddLayer {
  /** Walls and fills, all by one share. */
  readonly together: boolean;
  /** [mm] */
  readonly way: number;
}

/**
 * Filament a millimetre by kind, held against what the kind got on the layer before: for small layers, and for files that say
 * nothing of their widths. Walls and fills that step together, to the same share, are fed by another factor from there on; a layer
 * with walls alone must stand between two that are alike.
 *
 *     layer   10    11    12    13               layer   10    11    12    13
 *     walls   1.00  1.30  1.30  1.30             walls   1.00  1.00  2.00  1.00
 *     fills   1.00  1.30  1.30  1.30
 */
export class LayerStep {
  /** Ways of the layer at hand. */
  readonly #sums = new LayerSums();
  /** [mm of filament a mm] What each kind got last, and the same for each mm of height; 0: not known. */
  readonly #usual = new Float64Array(KINDS);
  readonly #usualHigh = new Float64Array(KINDS);
  readonly #width: SoundWidth;
  /** [mm] Way of the layer before. */
  #wayBefore = 0;
  #lone: Step | null = null;
  #layer = -1;
  #height = 0;

  /** @param nozzle [mm] @param filament [mm] their diameters */
  constructor(nozzle: number, filament: number) {
    this.#width = new SoundWidth(nozzle, filament);
  }

  /** Lines of one kind, from one line of the file to another. @param way [mm] @param filament [mm] */
  add(kind: number, way: number, filament: number, first: number, last: number): void {
    this.#sums.add(kind, way, filament, first, last);
  }

  /** Another filament. */
  reset(): void {
    this.#usual.fill(0);
    this.#lone = null;
  }

  /** A layer begins, or the job ends. @param height [mm] @returns a layer before, where it is odd */
  next(layer: number, height: number): OddLayer | null {
    let way = 0;
    for (const kind of HEARD) way += this.#sums.amount[kind]!;
    const step = this.#layer > LOWEST && this.#height > 0 ? this.#step(way) : null;
    const lone = this.#lone;
    this.#lone = null;
    let odd: OddLayer | null = null;
    if (step?.together) odd = step;
    else if (step !== null && lone === null && Math.abs(way / this.#wayBefore - 1) < SAME_WAY) this.#lone = step;
    else {
      if (lone !== null && step === null && this.#isBack() && Math.abs(way / lone.way - 1) < SAME_WAY) odd = lone;
      if (this.#layer >= LOWEST && this.#height > 0) this.#learn();
    }
    this.#wayBefore = way;
    this.#sums.clear();
    this.#layer = layer;
    this.#height = height;
    return odd;
  }

  /** Of what the kind got before, by the line alone or over the layer's height, whichever is nearer; NaN where little is known. */
  #ratio(kind: number): number {
    if (this.#sums.amount[kind]! < ENOUGH || this.#usual[kind] === 0) return Number.NaN;
    const section = this.#sums.section(kind);
    return nearerToUsual(section / this.#usual[kind]!, section / this.#height / this.#usualHigh[kind]!);
  }

  #step(way: number): Step | null {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    let [walls, fills, sound] = [false, false, true];
    for (const kind of HEARD) {
      const ratio = this.#ratio(kind);
      if (Number.isNaN(ratio)) continue;
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
      walls ||= WALLS.includes(kind);
      fills ||= FILLS.includes(kind);
      sound &&= this.#width.holds(this.#sums.section(kind), this.#height);
    }
    if (!(most - least <= ALIKE * most)) return null;
    const together = walls && fills && (least > TOGETHER.most || most < TOGETHER.least);
    const alone = !sound && (least > ALONE.most || most < ALONE.least);
    if (!together && !alone) return null;
    return { layer: this.#layer, line: this.#sums.line, share: (least + most) / 2, together, way };
  }

  /** Every kind gets what it got before. */
  #isBack(): boolean {
    const ratios = HEARD.map((kind) => this.#ratio(kind)).filter((ratio) => !Number.isNaN(ratio));
    return ratios.length > 0 && ratios.every((ratio) => Math.abs(ratio - 1) < BACK);
  }

  #learn(): void {
    for (const kind of HEARD) {
      if (this.#sums.amount[kind]! < ENOUGH) continue;
      this.#usual[kind] = this.#sums.section(kind);
      this.#usualHigh[kind] = this.#usual[kind]! / this.#height;
    }
  }
}

/** [mm] Way on which a fade must get on, and [share] by how much at least. */
const STRIDE = 30;
const PROGRESS = 0.97;
/** [share] and [mm] of filament: what rounding may turn back, move by move. */
const WAVER = 0.02;
const ROUNDING = 3e-5;
/** [mm] Shorter lines may climb by less than a file's last digit. */
const FLAT = 2;

/** What a thin line of a spiral is. */
type Fade = 'none' | 'in' | 'out' | 'failed';

/**
 * The first and the last turn of a spiral. A vase printed in one spiral begins on a level turn and ends on one, so slicers let the
 * flow grow from nothing over the first turn that climbs, and fall to nothing over the last:
 *
 *     full ─────┐    ╭────────────────╮
 *               │  ╱                    ╲
 *     none      ╰╱  first turn   last turn ╲
 *
 * Such lines are thin on purpose. A thin line that stays as thin as it is, or wavers, is none of them.
 */
export class SpiralFade {
  readonly #least: number;
  #fade: Fade = 'none';
  /** The last line climbed, or nothing but ever thinner ones came since. */
  #spiral = false;
  // [mm2] Section of the line before and at the begin of the stride, [mm] the way since; as one, since a typed array is not boxed.
  readonly #was = new Float64Array(3);

  /** @param least section under which a line is thin [mm of filament a mm of way] */
  constructor(least: number) {
    this.#least = least;
  }

  /** Hears every line in order. @returns whether it is thin because the flow fades in or out */
  isFading(filament: number, path: number, climbs: boolean): boolean {
    const was = this.#was;
    const section = filament / path;
    const before = was[0]!;
    // A first turn may begin with a crumb that does not climb: what it is shows in the line after it.
    const begins = this.#fade === 'none' && !this.#spiral && section < before / 2;
    if (begins && !climbs && path < FLAT) return false;
    was[0] = section;
    const waver = WAVER * before + ROUNDING / path;
    const falls = section <= before + waver;
    if (climbs) this.#spiral = true;
    else if (!falls) this.#spiral = false;
    if (section >= this.#least) {
      this.#fade = 'none';
      return false;
    }
    this.#fade = this.#next(section, before, waver, climbs);
    was[2]! += path;
    if (was[2]! >= STRIDE) this.#stride(section);
    return this.#fade === 'in' || this.#fade === 'out';
  }

  #next(section: number, before: number, waver: number, climbs: boolean): Fade {
    switch (this.#fade) {
      case 'none':
        this.#was[1] = section;
        this.#was[2] = 0;
        // The first turn comes after a level one and begins at nothing, the last one after turns of full flow.
        if (climbs && section < before / 2) return 'in';
        return this.#spiral && before >= this.#least ? 'out' : 'failed';
      case 'in':
        return climbs && section >= before - waver ? 'in' : 'failed';
      case 'out':
        return section <= before + waver ? 'out' : 'failed';
      default:
        return 'failed';
    }
  }

  #stride(section: number): void {
    const from = this.#was[1]!;
    const getsOn = this.#fade === 'out' ? section <= from * PROGRESS : section * PROGRESS >= from;
    if (!getsOn) this.#fade = 'failed';
    this.#was[1] = section;
    this.#was[2] = 0;
  }
}

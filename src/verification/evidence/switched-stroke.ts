import type { JobEvent } from '../../model/toolpath.ts';

/** Cases at most: more are how the file is made. */
const FEW = 2;

/**
 * Strokes in whose middle the laser goes over from M4 to M3, or back. Programs do that between two operations, in the dark.
 *
 *     M4 S600   G1 ──────   M3   ────── G1        M3 in mid stroke: its corners are burnt deep from here
 */
export class SwitchedStrokes {
  /** The last move was burnt, with no rapid move and no M5 since; [mm/s] its speed. */
  #burning = false;
  readonly #feed = new Float64Array(1);
  #mode: 'off' | 'constant' | 'dynamic' = 'off';
  /** Line of the switch that came since; 0: none. */
  #switched = 0;
  readonly #found: (readonly [cause: number, effect: number])[] = [];

  hear(event: JobEvent): void {
    if (event.type === 'laser') {
      if (event.mode === 'off') this.rest();
      else if (this.#burning && event.mode !== this.#mode) this.#switched = event.line;
      this.#mode = event.mode;
    } else if (event.type === 'coolant' || (event.type === 'power' && event.power === 0)) this.rest();
  }

  /** A burnt move. @param feed [mm/s] */
  burn(feed: number, line: number): void {
    // Another speed is another operation, which begins where the one before ended.
    if (this.#switched > 0 && feed === this.#feed[0] && this.#found.length <= FEW)
      this.#found.push([this.#switched, line]);
    this.#switched = 0;
    this.#burning = true;
    this.#feed[0] = feed;
  }

  /** A rapid move leads to another stroke. */
  rest(): void {
    this.#burning = false;
    this.#switched = 0;
  }

  /** Lines of the switch and of the move that is burnt otherwise. */
  end(): readonly (readonly [cause: number, effect: number])[] {
    return this.#found.length <= FEW ? this.#found : [];
  }
}

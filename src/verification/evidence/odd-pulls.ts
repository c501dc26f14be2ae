import { numberText, sayText } from '../../base/text.ts';
import { type Found, linesFrom } from '../job-rule.ts';

/** [mm] Shorter ones harm no hot end, whatever the others are. */
const LONG = 10;
/** Times the usual length. */
const ODD = 3;
/** How many tell what is usual, and how many are kept of both. */
const KNOWN = 5;
const KEPT = 50;

interface Pull {
  readonly length: number;
  readonly line: number;
  readonly end: number;
}

const NO_PULL: Pull = { length: 0, line: 0, end: 0 };

/**
 * Pulls of filament that are far longer than the others of their job: a slicer pulls back one length, less where it wipes. What is
 * usual is known at the end.
 */
export class OddPulls {
  readonly #report: (found: Found) => void;
  readonly #lengths: number[] = [];
  readonly #long: Pull[] = [];
  /** The longest since the last line. */
  #pull = NO_PULL;

  constructor(report: (found: Found) => void) {
    this.#report = report;
  }

  /** @param length [mm] pulled back in all so far @param line where that began @param end where it has come to that */
  pull(length: number, line: number, end: number): void {
    if (length > this.#pull.length) this.#pull = { length, line, end };
  }

  /** What was pulled back is forgotten: a change of filament. */
  forget(): void {
    this.#pull = NO_PULL;
  }

  /** A line is laid: what was pulled back before it counts, from `least` to below `most` [mm]. */
  lay(least: number, most: number): void {
    const { length } = this.#pull;
    if (length > least && length < most) {
      if (length >= LONG && this.#long.length < KEPT) this.#long.push(this.#pull);
      else if (this.#lengths.length < KEPT) this.#lengths.push(length);
    }
    this.#pull = NO_PULL;
  }

  end(): void {
    if (this.#lengths.length < Math.max(KNOWN, this.#long.length)) return;
    const usual = this.#lengths.sort((a, b) => a - b)[this.#lengths.length >> 1]!;
    for (const { length, line, end } of this.#long) {
      if (length < ODD * usual) continue;
      this.#report({
        what: sayText(
          {
            en: '{0} mm of filament are pulled back, elsewhere {1} mm.',
            fr: '{0} mm de filament sont rétractés, ailleurs {1} mm.',
          },
          numberText(length, 2),
          numberText(usual, 2),
        ),
        where: { line: linesFrom(line, end) },
        measured: length,
        limit: ODD * usual,
        unit: 'mm',
      });
    }
  }
}

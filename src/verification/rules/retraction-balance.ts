import { numberText, sayText } from '../../base/text.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import { beginsTurn, ClimbingEnd } from '../evidence/climbing-end.ts';
import { OddPulls } from '../evidence/odd-pulls.ts';
import { type Found, type JobRule, linesFrom } from '../job-rule.ts';
import { walkNotable } from '../walk-runs.ts';

const LISTENS = ['tool', 'pause', 'other'] as const;

/** [mm] Rounding of five decimals over a wipe of some moves. */
const SLACK = 0.05;
/** [mm] Missing this much, a line begins with a gap that one sees. */
const GAP = 0.3;
/** [mm] A Bowden tube needs 7; more than this pulls the filament out of the hot zone or off the gears. */
const PULLED_OUT = 20;
/** [mm] Pushed beyond what was pulled back: a wart on the part. Less is rounding or a small extra prime. */
const EXTRA = 0.3;
/** Share of the pushes from which a surplus is a setting and no slip; and how many are kept until that is known. */
const HABIT = 0.1;
const KEPT = 20;

export const retractionBalance: JobRule = {
  code: 'JOB011',
  name: 'retraction-balance',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Filament pulled back and not pushed again', fr: 'Filament rétracté et pas remis' },
  what: {
    en: 'A line is laid although filament was pulled back before, or the filament is pulled back too far.',
    fr: 'Un cordon est déposé alors que le filament a été rétracté avant, ou le filament est rétracté trop loin.',
  },
  why: {
    en: 'The nozzle is empty: the first centimetres are missing. Pulled too far, the filament jams.',
    fr: 'La buse est vide : les premiers centimètres manquent. Rétracté trop loin, le filament se coince.',
  },
  fix: {
    en: 'Slice again; a retraction must be followed by the same length forward.',
    fr: 'Tranchez à nouveau ; une rétraction doit être suivie de la même longueur vers l’avant.',
  },
  example: {
    en: '"G1 E-0.8", a travel, and the next wall without "G1 E0.8".',
    fr: '« G1 E-0.8 », un déplacement, et la paroi suivante sans « G1 E0.8 ».',
  },
  watch({ limits, digest, spiral, report }) {
    if (limits.print === undefined) return null;
    // [mm] Pulled back and not yet pushed again.
    let pulled = 0;
    // A machine with several filaments pulls them out and pushes them in between.
    const swaps = limits.print.tools > 1;
    let since = 0;
    let tooFar = false;
    let changing = false;
    // Line of a G10 that no G11 has undone; 0: none.
    let firmwareSince = 0;
    const surplus = new SurplusHabit(report);
    const pulls = new OddPulls(report);
    const before = new ClimbingEnd();
    // [mm of filament a mm] Of the last line before a way: typed, since doubles that closures share are boxed.
    const fed = new Float64Array(1);
    let laying = false;
    const hear = (event: JobEvent): void => {
      if (event.type === 'other') {
        if (event.command === 'G10') firmwareSince = event.line;
        else if (event.command === 'G11') firmwareSince = 0;
        return;
      }
      changing = true;
      pulled = 0;
      pulls.forget();
      firmwareSince = 0;
    };
    const pulledTooFar = (missing: number, line: number): void => {
      tooFar = true;
      report({
        what: sayText(
          { en: '{0} mm of filament are pulled back.', fr: '{0} mm de filament sont rétractés.' },
          numberText(missing, 2),
        ),
        where: { line: linesFrom(since, line) },
        measured: missing,
        limit: PULLED_OUT,
        unit: 'mm',
      });
    };
    const begunEmpty = (missing: number, line: number): void => {
      report({
        severity: missing >= GAP ? 'error' : 'warning',
        what: sayText(
          {
            en: 'A line begins while {0} mm of filament are still pulled back.',
            fr: 'Un cordon commence alors que {0} mm de filament sont encore rétractés.',
          },
          numberText(missing, 3),
        ),
        where: { line: linesFrom(since, line) },
        measured: missing,
        limit: SLACK,
        unit: 'mm',
      });
    };
    const begunWithoutRecovery = (line: number): void => {
      report({
        what: {
          en: 'A line begins after G10 (pull back) without G11 (push again).',
          fr: 'Un cordon commence après G10 (rétracter) sans G11 (remettre).',
        },
        where: { line: linesFrom(firmwareSince, line) },
      });
      firmwareSince = 0;
    };
    return {
      push(chunk, trace) {
        walkNotable(chunk, digest, { types: LISTENS, event: hear }, (n) => {
          const e = chunk.e[n]!;
          if (trace.laying[n] === 1) laying = true;
          else if (laying) {
            laying = false;
            before.leave(chunk, trace, n);
            if (n > 0) fed[0] = chunk.e[n - 1]! / trace.path[n - 1]!;
          }
          if (e === 0) return;
          const missing = pulled;
          if (e < 0) {
            if (missing <= SLACK) since = chunk.line[n]!;
            pulled -= e;
            if (!swaps) pulls.pull(pulled, since, chunk.line[n]!);
            if (pulled >= PULLED_OUT && !tooFar && !changing && !swaps) pulledTooFar(pulled, chunk.line[n]!);
            return;
          }
          if (trace.laying[n] === 0) {
            const extra = e - missing;
            pulled = Math.max(0, -extra);
            if (chunk.layer[n]! >= 0 && !changing && !swaps) surplus.hear(extra, chunk.line[n]!);
            tooFar &&= pulled >= PULLED_OUT;
            return;
          }
          pulls.lay(SLACK, PULLED_OUT);
          surplus.lay(beginsTurn(chunk, trace, n, fed[0]!), before.climbs);
          if (missing > SLACK && !changing) begunEmpty(missing, chunk.line[n]!);
          if (firmwareSince > 0 && chunk.layer[n]! >= 0) begunWithoutRecovery(chunk.line[n]!);
          pulled = 0;
          tooFar = false;
          changing = false;
        });
        before.carry(chunk, trace);
      },
      end() {
        surplus.end(spiral.isOne);
        pulls.end();
      },
    };
  },
};

/**
 * Filament pushed beyond what was pulled back. A slicer may add the same little at every push ("extra length on restart"):
 * that is a setting, told once. One push among many that does so is a fault at its line. So the first ones wait for the end.
 */
class SurplusHabit {
  readonly #report: (found: Found) => void;
  readonly #waiting: { readonly extra: number; readonly line: number; climbs: boolean; goesOn: boolean }[] = [];
  /** The last surplus came since the last line. */
  #open = false;
  #pushes = 0;
  #surplus = 0;

  constructor(report: (found: Found) => void) {
    this.#report = report;
  }

  hear(extra: number, line: number): void {
    this.#pushes++;
    if (extra <= EXTRA) return;
    this.#surplus++;
    if (this.#waiting.length >= KEPT) return;
    this.#waiting.push({ extra, line, climbs: false, goesOn: false });
    this.#open = true;
  }

  /** A line is laid. @param climbs it may begin a turn of a spiral @param goesOn so does the line before */
  lay(climbs: boolean, goesOn: boolean): void {
    if (!this.#open) return;
    this.#open = false;
    const last = this.#waiting.at(-1)!;
    last.climbs = climbs;
    last.goesOn = climbs && goesOn;
  }

  /** @param isSpiral PrusaSlicer leaves out the pull before turns of a spiral: a wart, and no slip */
  end(isSpiral: boolean): void {
    const habit = this.#surplus > HABIT * this.#pushes && this.#surplus > 2;
    for (const { extra, line, climbs, goesOn } of habit ? this.#waiting.slice(0, 1) : this.#waiting) {
      this.#report({
        severity: habit || goesOn || (isSpiral && climbs) ? 'warning' : 'error',
        what: sayText(
          {
            en: '{0} mm of filament are pushed that were not pulled back.',
            fr: '{0} mm de filament sont poussés sans avoir été rétractés.',
          },
          numberText(extra, 2),
        ),
        where: { line },
        measured: extra,
        limit: EXTRA,
        unit: 'mm',
      });
    }
  }
}

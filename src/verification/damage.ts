import type { Finding } from '../model/finding.ts';
import { arcDirection } from './rules/arc-direction.ts';
import { brokenHabit } from './rules/broken-habit.ts';
import { declaredWidth } from './rules/declared-width.ts';
import { doubledLines } from './rules/doubled-lines.ts';
import { fanOff } from './rules/fan-off.ts';
import { tellsWay } from './rules/laser-while-travelling.ts';
import { layerShift } from './rules/layer-shift.ts';
import { lostLines } from './rules/lost-lines.ts';
import { oddDose } from './rules/odd-dose.ts';
import { oddFlow } from './rules/odd-flow.ts';
import { strayPath } from './rules/stray-path.ts';

/** Rules that take a pattern for the trace of a file that was damaged, or put together wrongly. */
const DAMAGE: ReadonlySet<string> = new Set(
  [
    arcDirection,
    fanOff,
    layerShift,
    doubledLines,
    lostLines,
    oddFlow,
    oddDose,
    strayPath,
    declaredWidth,
    brokenHabit,
  ].map(({ code }) => code),
);

/**
 * Whether it takes the job for damaged since it was planned: of a job that was held against its plan, move by move, it is known
 * better.
 */
export function tellsDamage(finding: Finding): boolean {
  return DAMAGE.has(finding.code) || tellsWay(finding);
}

import { sayText } from '../../base/text.ts';
import type { JobState } from './read-job-state.ts';

/** The share of full speed that M106 S asks for; RepRapFirmware counts to 1 as well. Without S the fan runs fully. */
export function fanFraction(s: number, { dialect, problems }: JobState): number {
  if (Number.isNaN(s)) return 1;
  const full = dialect.name === 'rrf' && s <= 1 ? 1 : 255;
  if (s > full || s < 0) {
    problems.mode(
      sayText(
        {
          en: 'The fan is asked for S{0}; it ends at {1}.',
          fr: 'Le ventilateur doit aller à S{0} ; il s’arrête à {1}.',
        },
        s,
        full,
      ),
      'warning',
    );
  }
  return s / full;
}

import type { Lang, Text } from '../base/text.ts';
import type { Paint } from './paint.ts';

/** One thing that was looked at. `note`: good to know, nothing is wanting. */
export interface DoctorCheck {
  readonly id: string;
  readonly state: 'good' | 'note' | 'warning' | 'error';
  readonly what: Text;
  /** How to mend it; absent where nothing is to mend. */
  readonly fix?: Text;
}

const SIGNS = { good: '✓', note: '·', warning: '!', error: '✗' } as const;

/** What was looked at, a line each, with the mend below what is wrong. */
export function doctorText(checks: readonly DoctorCheck[], lang: Lang, paint: Paint): string {
  const colors = { good: paint.good, note: paint.faint, warning: paint.warning, error: paint.error };
  return checks
    .map(({ state, what, fix }) => {
      const line = `${colors[state](SIGNS[state])} ${what[lang]}\n`;
      return fix === undefined ? line : `${line}    ${fix[lang]}\n`;
    })
    .join('');
}

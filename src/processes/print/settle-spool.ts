import { numberText, sayText } from '../../base/text.ts';
import type { Consumption } from '../../model/job.ts';
import type { Settled } from '../../model/process.ts';
import { findingOf } from '../../model/rule.ts';
import { SPOOL_PAGE } from './spool-page.ts';

/**
 * The filament of all jobs of a run against what is left: supports, skirt and copies count, nothing is guessed.
 * @param spool [g] left on the spool, where it was given
 */
export function settleSpool({ grams }: Consumption, spool: number | undefined): Settled {
  if (spool === undefined || grams === undefined) return { codes: [], findings: [] };
  const codes = [SPOOL_PAGE.code];
  if (grams <= spool) return { codes, findings: [] };
  const what = sayText(
    {
      en: 'The planned print takes {0} g of filament, supports and skirt included; {1} g are left on the spool.',
      fr: 'L’impression planifiée prend {0} g de filament, supports et jupe compris ; il en reste {1} g sur la bobine.',
    },
    numberText(grams, 2),
    numberText(spool, 2),
  );
  return { codes, findings: [findingOf(SPOOL_PAGE, { what, where: {}, measured: grams, limit: spool, unit: 'g' })] };
}

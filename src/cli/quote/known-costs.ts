import { UsageError } from '../../base/errors.ts';
import { type Costs, parseCosts } from '../../model/costs.ts';
import { readDataMap } from '../../pipeline/profiles/read-data-map.ts';
import { readText } from '../configuration.ts';
import type { Session } from '../session.ts';

/** What the lab pays, where `--costs` or the configuration says it. @throws UsageError with file and line */
export async function knownCosts(session: Session, options: { readonly costs?: string }): Promise<Costs | undefined> {
  const file = options.costs ?? session.configuration.costs;
  return file === undefined ? undefined : parseCosts(readDataMap(await readText(file), file));
}

/** The same where it must be known. @throws UsageError */
export async function wantedCosts(session: Session, options: { readonly costs?: string }): Promise<Costs> {
  const costs = await knownCosts(session, options);
  if (costs !== undefined) return costs;
  throw new UsageError(
    { en: 'It is not known what the lab pays.', fr: 'On ne sait pas ce que paie le lab.' },
    {
      en: 'Name a file with --costs or "costs:" in etabli.yaml; templates/quote/costs.example.yaml shows one.',
      fr: 'Nommez un fichier avec --costs ou « costs: » dans etabli.yaml ; templates/quote/costs.example.yaml en montre un.',
    },
  );
}

import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText } from '../base/text.ts';
import { allRules } from '../pipeline/catalogue.ts';

/** The names and codes of `--select`, all known. @throws UsageError that offers the nearest */
export async function knownRules(wanted: readonly string[]): Promise<ReadonlySet<string>> {
  const rules = await allRules();
  const names = new Set(rules.flatMap(({ page }) => [page.code, page.name]));
  for (const name of wanted) {
    if (names.has(name)) continue;
    const near = nearestName(name, names);
    throw new UsageError(
      sayText({ en: 'There is no rule "{0}".', fr: 'Il n’y a pas de règle « {0} ».' }, name),
      near === undefined
        ? { en: 'See `etabli list rules`.', fr: 'Voyez `etabli list rules`.' }
        : sayText(
            {
              en: 'Did you mean "{0}"? See `etabli list rules`.',
              fr: 'Vouliez-vous dire « {0} » ? Voyez `etabli list rules`.',
            },
            near,
          ),
    );
  }
  return new Set(wanted);
}

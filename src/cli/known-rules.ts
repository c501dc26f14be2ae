import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText } from '../base/text.ts';

/**
 * The names and codes of `--select`, all known.
 * @param near names that need no look into the whole catalogue, which is dear to load
 * @throws UsageError that offers the nearest
 */
export async function knownRules(
  wanted: readonly string[],
  near: ReadonlySet<string> | undefined,
): Promise<ReadonlySet<string>> {
  if (near !== undefined && wanted.every((name) => near.has(name))) return new Set(wanted);
  const { allRules } = await import('../pipeline/catalogue.ts');
  const rules = await allRules();
  const names = new Set(rules.flatMap(({ page }) => [page.code, page.name]));
  for (const name of wanted) {
    if (names.has(name)) continue;
    const nearest = nearestName(name, names);
    throw new UsageError(
      sayText({ en: 'There is no rule "{0}".', fr: 'Il n’y a pas de règle « {0} ».' }, name),
      nearest === undefined
        ? { en: 'See `etabli list rules`.', fr: 'Voyez `etabli list rules`.' }
        : sayText(
            {
              en: 'Did you mean "{0}"? See `etabli list rules`.',
              fr: 'Vouliez-vous dire « {0} » ? Voyez `etabli list rules`.',
            },
            nearest,
          ),
    );
  }
  return new Set(wanted);
}

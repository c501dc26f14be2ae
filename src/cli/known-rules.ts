import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText } from '../base/text.ts';
import type { CataloguedRule } from '../pipeline/catalogue.ts';

/** The rules that a code (one) or a name (perhaps several) stands for, in any case. @throws UsageError that offers the nearest */
export async function rulesCalled(wanted: string): Promise<readonly CataloguedRule[]> {
  const { allRules } = await import('../pipeline/catalogue.ts');
  const rules = await allRules();
  const word = wanted.toLowerCase();
  const byCode = rules.filter(({ page }) => page.code.toLowerCase() === word);
  const found = byCode.length > 0 ? byCode : rules.filter(({ page }) => page.name === word);
  if (found.length > 0) return found;
  const near = nearestName(
    wanted,
    rules.flatMap(({ page }) => [page.code, page.name]),
  );
  throw new UsageError(
    sayText({ en: 'There is no rule "{0}".', fr: 'Il n’y a pas de règle « {0} ».' }, wanted),
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
  const codes = new Set<string>();
  for (const name of wanted) for (const { page } of await rulesCalled(name)) codes.add(page.code);
  return codes;
}

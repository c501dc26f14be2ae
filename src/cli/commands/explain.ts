import { UsageError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest.ts';
import { sayText } from '../../base/text.ts';
import { allRules } from '../../pipeline/catalogue.ts';
import { explainText } from '../../report/explain-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';

/** `etabli explain CODE`: what a finding means, by its code or its name (a name may stand for several rules). */
export async function explain(session: Session, args: readonly string[]): Promise<number> {
  const wanted = args[0]!;
  const rules = await allRules();
  const byCode = rules.filter(({ page }) => page.code.toLowerCase() === wanted.toLowerCase());
  const found = byCode.length > 0 ? byCode : rules.filter(({ page }) => page.name === wanted.toLowerCase());
  if (found.length === 0) {
    const near = nearestName(
      wanted,
      rules.flatMap(({ page }) => [page.code, page.name]),
    );
    throw new UsageError(
      sayText({ en: 'There is no finding "{0}".', fr: 'Il n’y a pas de problème « {0} ».' }, wanted),
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
  const { lang, terminal } = session;
  if (session.options.json === true) {
    const { page } = found[0]!;
    const { code, severity } = page;
    const [title, what, why, fix, example] = [page.title, page.what, page.why, page.fix, page.example].map(
      (text) => text[lang],
    );
    const others = found.slice(1).map((rule) => rule.page.code);
    terminal.out(
      jsonText({
        schema: 'etabli/explain@1',
        version: session.version,
        code,
        rule: page.name,
        severity,
        title,
        what,
        why,
        fix,
        example,
        others,
      }),
    );
  } else terminal.out(found.map(({ page }) => explainText(page, lang, terminal.paint)).join('\n'));
  return EXIT.done;
}

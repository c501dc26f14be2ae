import { explainText } from '../../report/explain-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { EXIT } from '../exit-code.ts';
import { rulesCalled } from '../known-rules.ts';
import type { Session } from '../session.ts';

/** `etabli explain CODE`: what a finding means, by its code or its name (a name may stand for several rules). */
export async function explain(session: Session, args: readonly string[]): Promise<number> {
  const found = await rulesCalled(args[0]!);
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

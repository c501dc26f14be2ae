import { lintQuote } from '../../pipeline/lint-quote.ts';
import { loadTariff } from '../../pipeline/load-tariff.ts';
import { checkText } from '../../report/check-text.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import type { CommonOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { numbersInUse } from '../quote/quote-number.ts';
import { shippedMentions } from '../quote/quote-stand.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import type { Session } from '../session.ts';
import { todayOf } from '../today.ts';

/** `etabli quote lint FILE…`: what the law and good use want on a quote. Help, not legal advice. */
export async function quoteLint(session: Session, args: readonly string[], options: CommonOptions): Promise<number> {
  const mentions = await shippedMentions();
  const usedNumbers = await numbersInUse(session);
  const files = [];
  for (const file of args) {
    const quote = await readQuoteFile(file);
    const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
    const others = usedNumbers.filter((number) => number !== quote.number);
    const findings = lintQuote({ quote, today: todayOf(process.env), mentions, tariff, usedNumbers: others });
    files.push({ file, readable: true, kind: null, facts: null, findings });
  }
  const { lang, terminal } = session;
  const code = exitOf(files, options.failOn);
  if (options.json === true) {
    const rows = files.map(({ file, findings }) => ({
      file,
      ok: exitOf([{ readable: true, findings }], options.failOn) === EXIT.done,
      findings: findings.map((f) => findingJson(f, lang)),
    }));
    terminal.out(
      jsonText({ schema: 'etabli/quote-lint@1', version: session.version, ok: code === EXIT.done, files: rows }),
    );
  } else terminal.out(checkText(files, lang, terminal.paint));
  return code;
}

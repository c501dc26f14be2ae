import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { hasError } from '../../model/finding.ts';
import type { Quote, QuoteInput } from '../../model/quote.ts';
import { priceInterval } from '../../pipeline/quotes/price-interval.ts';
import { quoteOrder, unpricedQuote } from '../../pipeline/quotes/quote.ts';
import { findingsByFile } from '../../report/findings-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { intervalText } from '../../report/price-interval-text.ts';
import { quoteJson } from '../../report/quote-json.ts';
import { explainLineText, quoteText } from '../../report/quote-text.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import { issueQuote } from '../quote/issue-quote.ts';
import { findingsOfFile, type PricedFile } from '../quote/priced-file.ts';
import { checkPapers } from '../quote/quote-papers.ts';
import { pictureOfFile } from '../quote/quote-pictures.ts';
import { quoteStand } from '../quote/quote-stand.ts';
import type { Session } from '../session.ts';

/** `etabli quote FILE…`, or `etabli quote --measures FILE`: a price, line by line, with the way to it. */
export async function quote(session: Session, args: readonly string[], options: QuoteCommandOptions): Promise<number> {
  if (options.compare === true) return (await import('./quote-compare.ts')).quoteCompare(session, args, options);
  if (options.from !== undefined) return (await import('./quote-from.ts')).quoteFrom(session, options.from, options);
  await checkReports(session);
  if (args.length === 0 && options.measures === undefined) throw nothingToPrice();
  await checkPapers(options.output, options.force === true);
  const inputs: QuoteInput[] = [];
  const files = await filesOf(session, args, options, inputs);
  session.progress.stop();
  const stand = await quoteStand(session, options, inputs);
  const findings = files.flatMap(findingsOfFile);
  const jobs = files.flatMap(({ facts }) => (facts === null ? [] : [facts]));
  const failed = jobs.length < files.length || hasError(findings);
  const request = { ...stand, jobs };
  const priced = failed ? unpricedQuote(stand.tariff, stand.date, { inputs, findings }) : quoteOrder(request);
  const interval = failed ? null : priceInterval(request);
  const document: Quote = failed
    ? priced
    : {
        ...priced,
        ...(interval === null ? {} : { interval: { least: interval.least, most: interval.most } }),
        findings: [...findings, ...priced.findings],
      };
  const code = exitOf(
    [{ readable: files.every(({ readable }) => readable), findings: document.findings }],
    options.failOn,
  );
  const end = failed ? Math.max(code, EXIT.findings) : code;
  const final =
    end === EXIT.done ? await issueQuote(session, options, document, files.flatMap(pictureOfFile)) : document;
  show(session, options, final, end);
  if (interval !== null && end === EXIT.done && options.json !== true)
    session.terminal.out(intervalText(interval, document.currency, session.lang));
  await writeReports(session, 'quote', files);
  return end;
}

/** The files planned or read; a quote from measures alone loads neither planners nor readers. */
async function filesOf(
  session: Session,
  args: readonly string[],
  options: QuoteCommandOptions,
  inputs: QuoteInput[],
): Promise<readonly PricedFile[]> {
  if (args.length === 0) return [];
  const { pricedFiles } = await import('../quote/priced-files.ts');
  return pricedFiles(session, args, options, inputs);
}

function nothingToPrice(): UsageError {
  return new UsageError(
    {
      en: 'What should be priced? Neither a file nor --measures was given.',
      fr: 'Que faut-il chiffrer ? Ni fichier ni --measures.',
    },
    {
      en: 'Name a part, a finished job, or --measures FILE.',
      fr: 'Nommez une pièce, un travail déjà calculé, ou --measures FICHIER.',
    },
  );
}

function show(session: Session, options: QuoteCommandOptions, document: Quote, code: number): void {
  const { lang, terminal, version } = session;
  if (options.json === true) {
    terminal.out(jsonText(quoteJson(document, lang, { version, ok: code === EXIT.done })));
    return;
  }
  if (code !== EXIT.done) {
    terminal.out(findingsByFile(document.findings, lang, terminal.paint, terminal.verbose));
    return;
  }
  if (options.explain === undefined) terminal.out(quoteText(document, lang, terminal.paint));
  else terminal.out(explainLineText(document, lineNumber(options.explain, document), lang));
}

function lineNumber(wanted: number, document: Quote): number {
  if (wanted <= document.lines.length) return wanted;
  throw new UsageError(
    sayText({ en: 'The quote has no line {0}.', fr: 'Le devis n’a pas de ligne {0}.' }, wanted),
    sayText({ en: 'Its lines are 1 to {0}.', fr: 'Ses lignes vont de 1 à {0}.' }, document.lines.length),
  );
}

import { SpokenError, UsageError } from '../../base/errors.ts';
import { same } from '../../base/text.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { JobFacts } from '../../model/order.ts';
import { openBench } from '../../pipeline/open-bench.ts';
import { compareQuotes, type Variant } from '../../pipeline/quotes/compare-quotes.ts';
import { quoteOrder } from '../../pipeline/quotes/quote.ts';
import { comparisonText } from '../../report/after-quote-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { namedFiles } from '../check-files.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import type { InputFile } from '../input-files.ts';
import { issueQuote } from '../quote/issue-quote.ts';
import { findingsOfFile, type PricedFile } from '../quote/priced-file.ts';
import { pricedFile } from '../quote/priced-files.ts';
import { checkPapers } from '../quote/quote-papers.ts';
import { quoteStand, shippedEnergyFactors } from '../quote/quote-stand.ts';
import type { Session } from '../session.ts';
import { settingsOf } from '../set-options.ts';

/** Country whose electricity a comparison counts with. */
const COUNTRY = 'FR';

/** `etabli quote FILE… --compare -m a,b --material x,y --set preset=draft,fine`: every way to make it in one table. */
export async function quoteCompare(
  session: Session,
  args: readonly string[],
  options: QuoteCommandOptions,
): Promise<number> {
  const machines = listOf(options.machine ?? session.configuration.machine);
  const materials = listOf(options.material ?? session.configuration.material);
  if (args.length === 0 || machines.length === 0 || materials.length === 0) {
    throw new UsageError(
      {
        en: '--compare needs files, machines and materials.',
        fr: '--compare demande des fichiers, des machines et des matières.',
      },
      {
        en: 'Write: etabli quote part.stl --compare -m a,b --material x,y',
        fr: 'Écrivez : etabli quote piece.stl --compare -m a,b --material x,y',
      },
    );
  }
  await checkPapers(options.output, options.force === true);
  const inputs = await namedFiles(session, args, 'part');
  const variants: Variant[] = [];
  for (const machine of machines) {
    for (const material of materials) {
      for (const sets of settingLists(options.set))
        variants.push(await variantOf(session, inputs, { machine, material, sets }, options.quantity));
    }
  }
  session.progress.stop();
  const stand = await quoteStand(session, options, []);
  const comparison = compareQuotes(stand, variants, { factors: await shippedEnergyFactors(), country: COUNTRY });
  const { lang, terminal } = session;
  const ok = comparison.rows.some(({ price }) => price !== null);
  const written =
    options.output.length > 0 ? await writeChosen(session, options, { stand, variants, comparison }) : true;
  if (options.json === true) {
    const rows = comparison.rows.map(({ name, why, ...row }) => ({
      name: name[lang],
      ...row,
      why: why === null ? null : why[lang],
    }));
    terminal.out(jsonText({ schema: 'etabli/comparison@1', version: session.version, ok, ...comparison, rows }));
  } else terminal.out(comparisonText(comparison, lang, terminal.paint));
  return ok && written ? EXIT.done : EXIT.findings;
}

/** With `-o`: a quote of the first way that was named, with the others in a table of its papers. */
async function writeChosen(
  session: Session,
  options: QuoteCommandOptions,
  compared: {
    readonly stand: Awaited<ReturnType<typeof quoteStand>>;
    readonly variants: readonly Variant[];
    readonly comparison: Comparison;
  },
): Promise<boolean> {
  const { stand, variants, comparison } = compared;
  const [chosen] = variants;
  if (chosen === undefined || comparison.rows[0]?.price == null) return false;
  const alternatives = comparison.rows.flatMap(({ name, price, seconds, grams }, at) =>
    price === null ? [] : [{ name, price, seconds, grams, chosen: at === 0 }],
  );
  await issueQuote(session, options, { ...quoteOrder({ ...stand, jobs: chosen.jobs }), alternatives });
  return true;
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** `preset=draft,fine` and `infill=20%` → [preset=draft, infill=20%], [preset=fine, infill=20%]. */
function settingLists(pairs: readonly string[]): readonly (readonly string[])[] {
  let lists: readonly (readonly string[])[] = [[]];
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    const values = pair.slice(split + 1).split(',');
    lists = lists.flatMap((sets) => values.map((value) => [...sets, `${pair.slice(0, split)}=${value}`]));
  }
  return lists;
}

interface Way {
  readonly machine: string;
  readonly material: string;
  readonly sets: readonly string[];
}

/** Plans everything one way. What cannot be made so is a row that says why, not the end of the comparison. */
async function variantOf(session: Session, inputs: readonly InputFile[], way: Way, quantity: number): Promise<Variant> {
  const { machine, material, sets } = way;
  const base = { name: same([machine, material, ...sets].join(' · ')), machine, material };
  try {
    const settings = settingsOf(sets, session.configuration.settings);
    const open = await openBench(session.configuration.profiles, { machine, material, settings });
    const files: PricedFile[] = [];
    for (const input of inputs)
      files.push(await pricedFile({ ...session, settings }, input, open, { quantity, drawn: false }));
    const worst = files.flatMap(findingsOfFile).find(({ severity }) => severity === 'error');
    const jobs = files.flatMap(({ facts }): readonly JobFacts[] => (facts === null ? [] : [facts]));
    if (worst !== undefined) return { ...base, jobs, failed: worst.what };
    return { ...base, jobs };
  } catch (error) {
    if (error instanceof SpokenError) return { ...base, jobs: [], failed: error.text };
    throw error;
  }
}

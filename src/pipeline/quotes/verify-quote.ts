import { sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Mention } from '../../model/mention.ts';
import type { Quote } from '../../model/quote.ts';
import { findingOf, type RulePage } from '../../model/rule.ts';
import type { Tariff } from '../../model/tariff.ts';
import { orderOfQuote } from '../../pricing/quoted-order.ts';
import { inputChanged } from '../../pricing/rules/input-changed.ts';
import { inputMissing } from '../../pricing/rules/input-missing.ts';
import { notReproduced } from '../../pricing/rules/not-reproduced.ts';
import { quoteAltered } from '../../pricing/rules/quote-altered.ts';
import { quoteOrder } from './quote.ts';

/** What a quote is checked against. */
export interface QuoteEvidence {
  /** The text is byte for byte as it was sealed. */
  readonly sealIntact: boolean;
  /** The price list that the quote names, where it was found. */
  readonly tariff?: Tariff;
  readonly mentions: readonly Mention[];
  /** SHA-256 as they are now, by the file's name in the quote; files that were not found are absent. */
  readonly sums: ReadonlyMap<string, string>;
}

/**
 * Checks a quote: the seal over its bytes, the sum of each file that can be found, and the whole of it worked out again
 * from its own order. Errors mean that something differs; what could not be checked is said.
 */
export function verifyQuote(quote: Quote, evidence: QuoteEvidence): readonly Finding[] {
  const found: Finding[] = [];
  const add = (rule: RulePage, what: Text, where: Finding['where']): void => {
    found.push(findingOf(rule, { what, where }));
  };
  if (!evidence.sealIntact)
    add(
      quoteAltered,
      {
        en: 'The quote’s JSON was changed after it was written.',
        fr: 'Le JSON du devis a été modifié après son écriture.',
      },
      {},
    );
  for (const { file, sha256 } of quote.inputs) {
    const now = evidence.sums.get(file);
    const where = { file };
    if (now === undefined)
      add(inputMissing, sayText({ en: '{0} was not found.', fr: '{0} est introuvable.' }, file), where);
    else if (now !== sha256)
      add(
        inputChanged,
        sayText(
          { en: '{0} is not the file that was priced.', fr: '{0} n’est pas le fichier qui a été chiffré.' },
          file,
        ),
        where,
      );
  }
  const { tariff } = evidence;
  const { fullId, sha256 } = quote.tariff;
  if (tariff === undefined) {
    add(
      inputMissing,
      sayText(
        {
          en: 'The price list {0} was not found: the prices were not worked out again.',
          fr: 'Le tarif {0} est introuvable : les prix n’ont pas été recalculés.',
        },
        fullId,
      ),
      { id: fullId },
    );
    return found;
  }
  if (tariff.sha256 !== sha256)
    add(
      inputChanged,
      sayText(
        { en: 'The price list {0} is not the one of the quote.', fr: 'Le tarif {0} n’est pas celui du devis.' },
        fullId,
      ),
      { id: fullId },
    );
  for (const element of differences(quote, requote(quote, tariff, evidence.mentions)))
    add(notReproduced, sayText({ en: 'Worked out again, {0} differs.', fr: 'Recalculé, {0} diffère.' }, element), {
      element,
    });
  return found;
}

/** The quote worked out again from its own order. */
function requote(quote: Quote, tariff: Tariff, mentions: readonly Mention[]): Quote {
  return quoteOrder({
    tariff,
    date: quote.date,
    measures: orderOfQuote(quote),
    ...(quote.issuer === null ? {} : { issuer: quote.issuer }),
    ...(quote.client === null ? {} : { client: quote.client }),
    ...(quote.number === null ? {} : { number: quote.number }),
    mentions,
    inputs: quote.inputs,
  });
}

/** Parts of two quotes that are not the same: `lines[2]`, `includingTax`. Notes and findings spoke of that day's files. */
function differences(given: Quote, again: Quote): readonly string[] {
  const { notes: _, findings: __, lines, ...rest } = again;
  const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
  const keys = Object.keys(rest) as (keyof typeof rest)[]; // the rest's own keys
  const parts = keys.filter((key) => !same(given[key], rest[key]));
  const count = Math.max(given.lines.length, lines.length);
  const changed = Array.from({ length: count }, (_unused, index) => index).filter(
    (index) => !same(given.lines[index], lines[index]),
  );
  return [...changed.map((index) => `lines[${index}]`), ...parts];
}

/** JSON with sorted keys and without what is undefined: read back or freshly made, the same thing gives the same text. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item,
    ) ?? 'undefined'
  );
}

/** The finding that a PDF, set again from its own quote, is other bytes. */
export function paperDiffersFinding(file: string): Finding {
  return findingOf(notReproduced, {
    what: {
      en: 'Set again from its quote, the PDF is other bytes.',
      fr: 'Recomposé à partir de son devis, le PDF est différent.',
    },
    where: { file },
  });
}

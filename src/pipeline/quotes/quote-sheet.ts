import type { SpokenError } from '../../base/errors.ts';
import { same, sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Quote } from '../../model/quote.ts';
import { findingOf } from '../../model/rule.ts';
import { findAudience } from '../../pricing/conditions.ts';
import { rowNotQuoted } from '../../pricing/rules/row-not-quoted.ts';
import { type QuoteRequest, quoteOrder } from './quote.ts';
import { atCell, type QuoteRow } from './quote-rows.ts';

/**
 * The quote of a row. What the tariff does not know of it is said at its cell: the audience, the delay.
 * @throws UsageError with line and column
 */
export async function quoteRow(row: QuoteRow, request: QuoteRequest): Promise<Quote> {
  const { tariff, measures } = request;
  const [audience, rush] = [row.cell('audience'), row.cell('rush')];
  await atCell(audience, () => findAudience(tariff, request.audience ?? measures?.audience ?? null));
  const isKnown = rush === undefined || tariff.order.rush.has(rush.text.trim());
  return atCell(isKnown ? audience : rush, () => quoteOrder(request));
}

/** Why a row has no quote, as a finding with the line and, where it is known, the column. */
export function rowFinding(row: Pick<QuoteRow, 'at' | 'id'>, error: SpokenError): Finding {
  const inTable = error.place.file === row.at.file;
  const { line = row.at.line, column } = inTable ? error.place : row.at;
  const known = inTable && column !== undefined;
  const words = known
    ? { en: 'Line {0}, column {1} ({2}): {3}', fr: 'Ligne {0}, colonne {1} ({2}) : {3}' }
    : { en: 'Line {0} ({2}): {3}', fr: 'Ligne {0} ({2}) : {3}' };
  return findingOf(rowNotQuoted, {
    what: sayText(words, String(line), String(column), same(row.id), error.text),
    fix: error.fix,
    where: {
      ...(row.at.file === undefined ? {} : { file: row.at.file }),
      ...(line === undefined ? {} : { line }),
      ...(known ? { element: `column ${column}` } : {}),
      id: row.id,
    },
  });
}

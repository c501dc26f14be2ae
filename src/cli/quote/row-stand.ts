import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { isDay } from '../../model/day.ts';
import { parseMentions } from '../../model/mention.ts';
import { parseIssuer } from '../../model/party.ts';
import type { QuoteInput } from '../../model/quote.ts';
import type { Tariff } from '../../model/tariff.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { readDataMap } from '../../pipeline/profiles/read-data-map.ts';
import type { QuoteRequest } from '../../pipeline/quotes/quote.ts';
import { atCell, type QuoteRow } from '../../pipeline/quotes/quote-rows.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import { readText } from '../configuration.ts';
import type { Session } from '../session.ts';
import { todayOf } from '../today.ts';
import { STANDARD_TARIFF, shippedFile } from './quote-stand.ts';

/** What the rows of a table of quotes share, read once. */
export interface RowStand {
  /** What a row stands on, with the hash of everything that its quote depends on besides its files. @throws UsageError */
  readonly of: (row: QuoteRow) => Promise<{ readonly request: QuoteRequest; readonly key: readonly string[] }>;
}

export async function openRowStand(session: Session, options: QuoteCommandOptions): Promise<RowStand> {
  const shared: QuoteInput[] = [];
  const read = async (role: QuoteInput['role'], file: string) => {
    const text = await readText(file);
    shared.push({ role, file: path.basename(file), sha256: sha256(new TextEncoder().encode(text)) });
    return readDataMap(text, file);
  };
  const mentions = parseMentions(await read('mentions', shippedFile('quote', 'mentions.yaml')));
  const { issuer: issuerFile } = session.configuration;
  const issuer = issuerFile === undefined ? undefined : parseIssuer(await read('issuer', issuerFile));
  const tariffOn = tariffShelf(session, options);
  return {
    of: async (row) => {
      const date = dateOf(row, options) ?? todayOf(process.env);
      const tariff = await tariffOn(row, date);
      const client = row.client();
      const measures = row.measures(tariff);
      const inputs: readonly QuoteInput[] = [
        { role: 'tariff', file: tariff.fullId, sha256: tariff.sha256 },
        { role: 'measures', file: `${path.basename(row.at.file ?? '')} ${row.id}`, sha256: row.sha256 },
        ...shared,
      ];
      const { audience, badge, rush } = { ...options, ...row.asker() };
      const said = { audience, badge, rush, client, issuer, measures };
      const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
      const request: QuoteRequest = { tariff, date, mentions, ...known, inputs };
      const key = [
        ...inputs.map((input) => input.sha256),
        dateOf(row, options) ?? '',
        JSON.stringify(optionsOf(options)),
      ];
      return { request, key };
    },
  };
}

/** Options that change a quote. */
function optionsOf({ audience, badge, rush, set, quantity, material, machine }: QuoteCommandOptions): object {
  return { audience, badge, rush, set, quantity, material, machine };
}

/** The day that the row or the command says: 2026-03-14 or, as French spreadsheets show it, 14/03/2026. */
function dateOf(row: QuoteRow, options: QuoteCommandOptions): string | undefined {
  const cell = row.cell('date');
  if (cell === undefined) return options.date;
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.text.trim());
  const [day = '', month = '', year = ''] = french?.slice(1) ?? [];
  const date = french === null ? cell.text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isDay(date)) return date;
  throw new UsageError(
    sayText({ en: '"{0}" is not a day.', fr: '« {0} » n’est pas une date.' }, cell.text),
    { en: 'Write it as 2026-03-31.', fr: 'Écrivez-la sous la forme 2026-03-31 ou 31/03/2026.' },
    cell.at,
  );
}

function tariffShelf(session: Session, options: QuoteCommandOptions): (row: QuoteRow, date: string) => Promise<Tariff> {
  const { profiles, tariff: configured } = session.configuration;
  const shelf = new Map<string, Promise<Tariff>>();
  return (row, date) => {
    const cell = row.cell('tariff');
    const id = cell?.text.trim() ?? options.tariff ?? configured ?? STANDARD_TARIFF;
    const key = `${id} ${date}`;
    const found = shelf.get(key) ?? loadTariff(profiles, id, date);
    shelf.set(key, found);
    return atCell(cell ?? row.cell('date'), () => found);
  };
}

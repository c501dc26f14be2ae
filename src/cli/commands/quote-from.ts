import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FormatError, SpokenError, UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { SheetItem } from '../../model/quote-sheet.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { type QuoteRow, readQuoteRows } from '../../pipeline/quotes/quote-rows.ts';
import { quoteRow } from '../../pipeline/quotes/quote-sheet.ts';
import { jsonText } from '../../report/json-document.ts';
import { sheetCsv, sheetJson, sheetText } from '../../report/quote-sheet-papers.ts';
import { ensureFolder, writeAtomically } from '../atomic-write.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { storeFolder } from '../quote/quote-number.ts';
import { ENDINGS, PaperMaker } from '../quote/quote-papers.ts';
import { drawsPictures, withPictures } from '../quote/quote-pictures.ts';
import type { RowFiles } from '../quote/row-files.ts';
import { openRowStand, type RowStand } from '../quote/row-stand.ts';
import { failedItem, type PricedRow, SheetWriter } from '../quote/sheet-writer.ts';
import type { Session } from '../session.ts';
import { openDatabase } from '../store/database.ts';
import { NumberStore } from '../store/number-store.ts';

/** Quotes between two flushes of the register: a kill leaves at most so many numbers to be taken again. */
const AT_ONCE = 20;
/** Name of the list of all quotes in the folder. */
const LIST = 'quotes.csv';

/** `etabli quote --from TABLE.csv -o FOLDER`: a quote a row, numbered, resumed where an earlier run stopped. */
export async function quoteFrom(session: Session, table: string, options: QuoteCommandOptions): Promise<number> {
  const endings = endingsOf(options);
  const [folder, more] = options.output;
  if (folder === undefined || more !== undefined) throw noFolder();
  const rows = readQuoteRows(await bytesOf(table), table);
  if (options.dryRun !== true) await ensureFolder(folder);
  const { lang, version, terminal } = session;
  const database = await openDatabase(storeFolder(session));
  const items = new Map<QuoteRow, SheetItem>();
  try {
    const place = { folder, endings, force: options.force === true, dryRun: options.dryRun === true, version, lang };
    const writer = new SheetWriter(new NumberStore(database), new PaperMaker(lang, version), place);
    const kit = await openKit(session, options, rows);
    let waiting: PricedRow[] = [];
    const flush = async (): Promise<void> => {
      const written = await writer.write(waiting);
      for (const [index, { row }] of waiting.entries()) items.set(row, written[index]!); // one a row
      waiting = [];
    };
    for (const [index, row] of rows.entries()) {
      session.progress.show(index / rows.length, { en: `quote ${row.id}`, fr: `devis ${row.id}` });
      const result = await rowResult(row, kit, writer);
      if ('quote' in result) waiting.push(result);
      else items.set(row, result);
      if (waiting.length === AT_ONCE) await flush();
    }
    await flush();
  } finally {
    database.close();
  }
  session.progress.stop();
  const list = rows.flatMap((row) => items.get(row) ?? []);
  if (options.dryRun !== true) {
    const bytes = new TextEncoder().encode(sheetCsv(list, lang));
    await writeAtomically([{ file: path.join(folder, LIST), pieces: [bytes] }], true);
  }
  const code = exitOf(
    list.map(({ findings }) => ({ readable: true, findings })),
    options.failOn,
  );
  if (options.json === true)
    terminal.out(jsonText(sheetJson(list, { file: table, lang, version, ok: code === EXIT.done })));
  else terminal.out(sheetText(list, lang, terminal.paint));
  return code;
}

interface Kit {
  readonly stand: RowStand;
  /** Null where no row names a file: planners are not loaded. */
  readonly files: RowFiles | null;
  readonly extra: readonly string[];
}

async function openKit(session: Session, options: QuoteCommandOptions, rows: readonly QuoteRow[]): Promise<Kit> {
  const stand = await openRowStand(session, options);
  const endings = endingsOf(options);
  const extra = [session.lang, session.version, path.resolve(options.output[0] ?? ''), ...endings];
  if (!rows.some(({ files }) => files.length > 0)) return { stand, files: null, extra };
  const { RowFiles: Files } = await import('../quote/row-files.ts');
  return { stand, files: new Files(session, options, drawsPictures(endings)), extra };
}

/** A row priced, found from an earlier run, or refused: it never stops the others. A fault of the head stops all. */
async function rowResult(row: QuoteRow, kit: Kit, writer: SheetWriter): Promise<PricedRow | SheetItem> {
  try {
    const { request, key: own } = await kit.stand.of(row);
    const key = sha256(
      new TextEncoder().encode(JSON.stringify([row.id, own, (await kit.files?.key(row)) ?? [], kit.extra])),
    );
    const files = await writer.files(row);
    const earlier = writer.earlier(key, files);
    const made = earlier === undefined ? await kit.files?.jobs(row) : undefined;
    if (made === undefined && request.measures === undefined && earlier === undefined) throw nothingIn(row);
    const jobs = made?.jobs ?? [];
    const inputs = [...(request.inputs ?? []), ...(made?.inputs ?? [])];
    if (earlier !== undefined) return resumedItem(row, earlier.number, files);
    const quote = await quoteRow(row, { ...request, jobs, inputs });
    const pictures = made?.pictures ?? [];
    return { row, quote: withPictures(quote, pictures), key, pictures };
  } catch (error) {
    if (!(error instanceof SpokenError) || isOfHead(error, row)) throw error;
    return failedItem(row, error);
  }
}

function resumedItem(row: QuoteRow, number: string, files: readonly string[]): SheetItem {
  const none = { date: null, currency: null, excludingTax: null, includingTax: null };
  const client = row.cell('name')?.text ?? null;
  const names = files.map((file) => path.basename(file));
  return { id: row.id, ok: true, resumed: true, number, client, ...none, files: names, findings: [] };
}

function isOfHead({ place }: SpokenError, row: QuoteRow): boolean {
  return place.file === row.at.file && place.line !== undefined && place.line < (row.at.line ?? 0);
}

async function bytesOf(table: string): Promise<Uint8Array> {
  try {
    return await readFile(table);
  } catch (error) {
    throw new FormatError(
      sayText(
        { en: '"{0}" cannot be read: {1}.', fr: '« {0} » ne peut pas être lu : {1}.' },
        table,
        (error as NodeJS.ErrnoException).code ?? String(error),
      ),
      { en: 'Check the name and the folder.', fr: 'Vérifiez le nom et le dossier.' },
    );
  }
}

/** `--as pdf,json`; a PDF where nothing is said. */
function endingsOf({ as }: QuoteCommandOptions): readonly string[] {
  const endings = (as ?? ['pdf']).map((word) => `.${word.toLowerCase().replace(/^\./, '')}`);
  const unknown = endings.find((ending) => !ENDINGS.includes(ending));
  if (unknown === undefined) return [...new Set(endings)];
  throw new UsageError(
    sayText({ en: 'A quote cannot be written as "{0}".', fr: 'Un devis ne peut pas s’écrire en « {0} ».' }, unknown),
    sayText({ en: 'One or more of: {0}.', fr: 'Au choix : {0}.' }, ENDINGS.map((one) => one.slice(1)).join(', ')),
  );
}

function noFolder(): UsageError {
  return new UsageError(
    { en: '--from needs one folder to write to.', fr: '--from demande un seul dossier où écrire.' },
    {
      en: 'Write: etabli quote --from table.csv -o quotes/',
      fr: 'Écrivez : etabli quote --from tableau.csv -o devis/',
    },
  );
}

function nothingIn(row: QuoteRow): UsageError {
  return new UsageError(
    { en: 'There is nothing to price in this row.', fr: 'Il n’y a rien à chiffrer dans cette ligne.' },
    {
      en: 'Fill a column named after a price of the tariff, or "rule" and "measure", or "file".',
      fr: 'Remplissez une colonne au nom d’un prix du tarif, ou « prix » et « mesure », ou « fichier ».',
    },
    row.at,
  );
}

import path from 'node:path';
import { SpokenError, UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Quote } from '../../model/quote.ts';
import type { SheetItem } from '../../model/quote-sheet.ts';
import { sha256 } from '../../pipeline/hash.ts';
import type { QuoteRow } from '../../pipeline/quotes/quote-rows.ts';
import { rowFinding } from '../../pipeline/quotes/quote-sheet.ts';
import { exists, writeAtomically } from '../atomic-write.ts';
import { holdsBytes, type MadeQuote, type NumberStore } from '../store/number-store.ts';
import { atFullPath } from './quote-number.ts';
import { type PaperMaker, quoteText } from './quote-papers.ts';
import type { DrawnPicture } from './quote-pictures.ts';

/** A row that has its price and wants a number. */
export interface PricedRow {
  readonly row: QuoteRow;
  readonly quote: Quote;
  /** Names the request, to know it again after a kill. */
  readonly key: string;
  readonly pictures: readonly DrawnPicture[];
}

export interface SheetPlace {
  readonly folder: string;
  readonly endings: readonly string[];
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly version: string;
  readonly lang: 'en' | 'fr';
}

/** Gives priced rows their numbers and writes their papers, some at a time: one draw, one flush of the register each. */
export class SheetWriter {
  readonly #store: NumberStore;
  readonly #maker: PaperMaker;
  readonly #place: SheetPlace;
  readonly #names = new Map<string, string>();
  readonly #answered: ReturnType<NumberStore['answered']>;
  /** Numbers of rows that could not be set after all, by year: the next rows take them. */
  readonly #spare = new Map<string, string[]>();

  constructor(store: NumberStore, maker: PaperMaker, place: SheetPlace) {
    this.#store = store;
    this.#maker = maker;
    this.#place = place;
    this.#answered = store.answered();
  }

  /** The files of a row. @throws UsageError where two rows want the same, or one is there that is not ours */
  async files(row: QuoteRow): Promise<readonly string[]> {
    const { folder, endings } = this.#place;
    const name = fileName(row.id);
    const before = this.#names.get(name.toLowerCase());
    if (before !== undefined && before !== row.id) throw sameFile(row, before);
    this.#names.set(name.toLowerCase(), row.id);
    return endings.map((ending) => path.join(folder, `${name}${ending}`));
  }

  /** The quote that an earlier run made for the same request, where its files still are as they were. */
  earlier(key: string, files: readonly string[]): { readonly number: string } | undefined {
    const placed = this.#answered.get(key);
    const wanted = new Set(files.map((file) => path.resolve(file)));
    const whole = placed?.files.every(({ path: at, sha256: sum }) => wanted.has(at) && holdsBytes(at, sum));
    return placed !== undefined && whole === true && placed.files.length === files.length ? placed : undefined;
  }

  /** Writes some priced rows. A row whose paper cannot be set is reported; a disk that cannot be written ends the run. */
  async write(rows: readonly PricedRow[]): Promise<readonly SheetItem[]> {
    const { force, dryRun } = this.#place;
    if (dryRun) return rows.map(({ row, quote }) => itemOf(row, quote, []));
    const items = new Map<PricedRow, SheetItem>();
    const made: { readonly priced: PricedRow; readonly quote: Quote; readonly paper: MadeQuote }[] = [];
    const numbers = this.#draw(rows.map(({ quote }) => quote.date));
    for (const [index, priced] of rows.entries()) {
      const number = numbers[index]!; // one a row
      try {
        made.push({ priced, ...(await this.#make(priced, number)) });
      } catch (error) {
        if (!(error instanceof SpokenError)) throw error;
        items.set(priced, failedItem(priced.row, error));
        this.#giveBack(number);
      }
    }
    this.#store.announce(made.map(({ paper }) => paper));
    for (const { paper } of made) await writeAtomically(paper.files, force);
    this.#store.issue(made.map(({ paper }) => paper));
    for (const { priced, quote, paper } of made)
      items.set(
        priced,
        itemOf(
          priced.row,
          quote,
          paper.files.map(({ file }) => path.basename(file)),
        ),
      );
    return rows.flatMap((row) => items.get(row) ?? []);
  }

  async #make(
    { row, quote, key, pictures }: PricedRow,
    number: string,
  ): Promise<{ readonly quote: Quote; readonly paper: MadeQuote }> {
    const files = await this.files(row);
    if (!this.#place.force) for (const file of files) if (await exists(file)) throw inTheWay(row, file);
    const numbered: Quote = { ...quote, number };
    const papers = await this.#maker.papers(numbered, files, pictures);
    const sum = sha256(new TextEncoder().encode(quoteText(numbered, this.#place.lang, this.#place.version)));
    return { quote: numbered, paper: { number, sha256: sum, key, files: papers.map(atFullPath) } };
  }

  #draw(dates: readonly string[]): readonly string[] {
    const fromSpare = dates.map((date) => this.#spare.get(date.slice(0, 4))?.shift());
    const drawn = [...this.#store.reserve(dates.filter((_, index) => fromSpare[index] === undefined))];
    return fromSpare.map((number) => number ?? drawn.shift()!); // as many were drawn as were wanting
  }

  #giveBack(number: string): void {
    const year = number.slice(1, 5);
    this.#spare.set(year, [...(this.#spare.get(year) ?? []), number]);
  }
}

function itemOf(row: QuoteRow, quote: Quote, files: readonly string[]): SheetItem {
  const { number, date, currency, excludingTax, includingTax, findings } = quote;
  const client = quote.client?.name ?? null;
  return {
    id: row.id,
    ok: true,
    resumed: false,
    number,
    date,
    client,
    currency,
    excludingTax,
    includingTax,
    files,
    findings,
  };
}

/** A row without a quote, and why. */
export function failedItem(row: QuoteRow, error: SpokenError): SheetItem {
  const none = { number: null, date: null, client: null, currency: null, excludingTax: null, includingTax: null };
  return { id: row.id, ok: false, resumed: false, ...none, files: [], findings: [rowFinding(row, error)] };
}

/** [letters] Far below what any file system takes. */
const LONGEST_NAME = 80;

/** An id as the name of a file on every system: no signs that one of them forbids, none of Windows' own names. */
function fileName(id: string): string {
  const plain = id
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems forbid these
    .replaceAll(/[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]/g, '-')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST_NAME);
  if (plain === '') return '-';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `-${plain}` : plain;
}

function sameFile(row: QuoteRow, other: string): UsageError {
  return new UsageError(
    sayText(
      { en: 'Its file would have the name of that of "{0}".', fr: 'Son fichier aurait le nom de celui de « {0} ».' },
      other,
    ),
    { en: 'Choose ids that differ in letters.', fr: 'Choisissez des identifiants qui diffèrent par leurs lettres.' },
    row.at,
  );
}

function inTheWay(row: QuoteRow, file: string): UsageError {
  return new UsageError(
    sayText({ en: '"{0}" is already there.', fr: '« {0} » existe déjà.' }, file),
    {
      en: 'It is from another quote: choose another folder, or add --force to replace it.',
      fr: 'Il vient d’un autre devis : choisissez un autre dossier, ou ajoutez --force pour le remplacer.',
    },
    row.at,
  );
}

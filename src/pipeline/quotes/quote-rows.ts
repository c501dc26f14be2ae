import { type Place, SpokenError, UsageError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import { type Cell, readTable, type Table } from '../../formats/csv/read-table.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import type { Order } from '../../model/order.ts';
import { parseMeasures } from '../../model/parse-measures.ts';
import { type Client, parseClient } from '../../model/party.ts';
import type { Tariff } from '../../model/tariff.ts';
import { sha256 } from '../hash.ts';

/** Columns that a table of quotes may have, with their names in both languages; every other is a price of the tariff. */
const COLUMNS = {
  id: ['id', 'numero', 'n°', 'ref'],
  name: ['client', 'nom', 'name'],
  kind: ['client kind', 'nature', 'type client'],
  address: ['address', 'adresse'],
  mail: ['mail', 'email', 'courriel'],
  phone: ['phone', 'telephone', 'tel'],
  siren: ['siren'],
  siret: ['siret'],
  vatNumber: ['vat number', 'tva'],
  reference: ['reference'],
  member: ['member', 'membre'],
  file: ['file', 'fichier'],
  machine: ['machine'],
  material: ['material', 'matiere'],
  quantity: ['quantity', 'quantite'],
  rule: ['rule', 'price', 'prix'],
  measure: ['measure', 'mesure'],
  copies: ['copies', 'exemplaires'],
  audience: ['audience', 'public'],
  badge: ['badge'],
  rush: ['rush', 'delai', 'urgence'],
  date: ['date'],
  tariff: ['tariff', 'tarif'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type QuoteColumn = keyof typeof COLUMNS;

const CLIENT_COLUMNS = ['name', 'kind', 'mail', 'phone', 'siren', 'siret', 'vatNumber', 'reference', 'member'] as const;

/** One quote of a table: the cells of its rows, and what they say. Reading them may fail; the others go on. */
export interface QuoteRow {
  readonly id: string;
  /** Of the first row. */
  readonly at: Place;
  /** Of all its cells, to know it again. */
  readonly sha256: string;
  /** The text of a column in the first row, with its place; undefined where it is empty or not there. */
  readonly cell: (column: QuoteColumn) => Cell | undefined;
  /** Files to plan or read, each with its own pieces. */
  readonly files: readonly RowFile[];
  /** @throws UsageError with the cell */
  readonly client: () => Client | undefined;
  /** Audience, badge and delay that the row states. @throws UsageError with the cell */
  readonly asker: () => { readonly audience?: string; readonly badge?: boolean; readonly rush?: string };
  /** The measures, undefined where there are only files. @throws UsageError with the cell */
  readonly measures: (tariff: Tariff) => Order | undefined;
}

export interface RowFile {
  readonly file: Cell;
  readonly machine: Cell | undefined;
  readonly material: Cell | undefined;
  readonly quantity: Cell | undefined;
}

/** The rows of a table of quotes; rows with one id are one quote. @throws FormatError, UsageError with line and column */
export function readQuoteRows(bytes: Uint8Array, file: string): readonly QuoteRow[] {
  const table = readTable(bytes, file);
  const columns = columnsOf(table.head);
  const groups = new Map<string, Cell[][]>();
  for (const row of table.rows) {
    const line = row[0]?.at.line ?? 0;
    const index = columns.indexOf('id');
    const id = row[index]?.text.trim() || `row-${line}`;
    groups.set(id, [...(groups.get(id) ?? []), [...row]]);
  }
  return [...groups].map(([id, rows]) => quoteRow(id, rows, { table, columns }));
}

type Column = QuoteColumn | { readonly price: string };

/** Case, accents and signs aside. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();
}

function columnsOf(head: readonly Cell[]): readonly Column[] {
  const names = new Map<string, QuoteColumn>();
  for (const [column, words] of Object.entries(COLUMNS))
    for (const word of [column, ...words]) names.set(plain(word), column as QuoteColumn); // the keys of a const
  const seen = new Map<string, Cell>();
  return head.map((cell) => {
    const column = names.get(plain(cell.text)) ?? { price: cell.text.trim() };
    const key = typeof column === 'string' ? column : column.price;
    const before = seen.get(key);
    if (before !== undefined && key !== '') throw twice(cell, before);
    seen.set(key, cell);
    return column;
  });
}

function twice(cell: Cell, before: Cell): UsageError {
  return new UsageError(
    sayText(
      {
        en: 'The column "{0}" is there twice (also as "{1}").',
        fr: 'La colonne « {0} » figure deux fois (aussi « {1} »).',
      },
      cell.text,
      before.text,
    ),
    { en: 'Take one of them out.', fr: 'Retirez l’une des deux.' },
    cell.at,
  );
}

interface Sheet {
  readonly table: Table;
  readonly columns: readonly Column[];
}

function quoteRow(id: string, rows: readonly (readonly Cell[])[], sheet: Sheet): QuoteRow {
  const [first = []] = rows;
  const inRow = (row: readonly Cell[], wanted: QuoteColumn): Cell | undefined => {
    const cell = row[sheet.columns.indexOf(wanted)];
    return cell === undefined || cell.text.trim() === '' ? undefined : cell;
  };
  const cell = (column: QuoteColumn): Cell | undefined => inRow(first, column);
  return {
    id,
    at: first[0]?.at ?? {},
    sha256: sha256(new TextEncoder().encode(JSON.stringify(rows.map((row) => row.map(({ text }) => text))))),
    cell,
    files: rows.flatMap((row) => {
      const file = inRow(row, 'file');
      if (file === undefined) return [];
      const [machine, material, quantity] = (['machine', 'material', 'quantity'] as const).map((c) => inRow(row, c));
      return [{ file, machine, material, quantity }];
    }),
    asker: () => askerOf(cell),
    client: () => clientOf(cell),
    measures: (tariff) => measuresOf(rows, sheet, { tariff, inRow }),
  };
}

function clientOf(cell: QuoteRow['cell']): Client | undefined {
  const name = cell('name');
  if (name === undefined) return undefined;
  const entries = CLIENT_COLUMNS.flatMap((column) => {
    const found = cell(column);
    return found === undefined ? [] : [[column, scalar(yesOrNo(found))] as const];
  });
  const address = cell('address');
  const lines = address?.text.split(/\r?\n|\s*\|\s*/).filter((line) => line !== '') ?? [];
  const at = name.at;
  const all: readonly (readonly [string, DataNode])[] =
    address === undefined
      ? entries
      : [...entries, ['address', { kind: 'list', at, items: lines.map((text) => scalar({ text, at: address.at })) }]];
  return parseClient(mapOf(all, at));
}

function askerOf(cell: QuoteRow['cell']): ReturnType<QuoteRow['asker']> {
  const [audience, badge, rush] = [cell('audience'), cell('badge'), cell('rush')];
  return {
    ...(audience === undefined ? {} : { audience: audience.text.trim() }),
    ...(badge === undefined ? {} : { badge: flagOf(badge) }),
    ...(rush === undefined ? {} : { rush: rush.text.trim() }),
  };
}

function flagOf(cell: Cell): boolean {
  const { text } = yesOrNo(cell);
  if (text === 'true' || text === 'false') return text === 'true';
  throw new UsageError(
    sayText({ en: '"{0}" is neither yes nor no.', fr: '« {0} » n’est ni oui ni non.' }, cell.text),
    { en: 'Write yes or no.', fr: 'Écrivez oui ou non.' },
    cell.at,
  );
}

/** `oui` and `non`, as spreadsheets in French have them. */
function yesOrNo(cell: Cell): Cell {
  const word = plain(cell.text);
  const text = ['oui', 'yes', 'vrai'].includes(word)
    ? 'true'
    : ['non', 'no', 'faux'].includes(word)
      ? 'false'
      : cell.text;
  return { ...cell, text };
}

function scalar({ text, at }: Cell): DataNode {
  const value = text === 'true' ? true : text === 'false' ? false : text;
  return { kind: 'scalar', value, raw: text, at };
}

function mapOf(entries: readonly (readonly [string, DataNode])[], at: Place): DataMap {
  return { kind: 'map', entries: new Map(entries.map(([key, node]) => [key, { keyAt: node.at, node }])), at };
}

interface RowReader {
  readonly tariff: Tariff;
  readonly inRow: (row: readonly Cell[], column: QuoteColumn) => Cell | undefined;
}

function measuresOf(rows: readonly (readonly Cell[])[], sheet: Sheet, reader: RowReader): Order | undefined {
  const { inRow } = reader;
  const items: DataNode[] = [];
  for (const row of rows) {
    const amount = (column: QuoteColumn): readonly (readonly [string, DataNode])[] => {
      const found = inRow(row, column);
      return found === undefined ? [] : [[column, scalar(figure(found, sheet.table))]];
    };
    const rule = inRow(row, 'rule');
    const own = [...amount('copies'), ...(inRow(row, 'file') === undefined ? amount('quantity') : [])];
    if (rule !== undefined)
      items.push(
        mapOf([['rule', scalar(rule)], ...(amount('measure').length > 0 ? amount('measure') : []), ...own], rule.at),
      );
    for (const [index, column] of sheet.columns.entries()) {
      const measure = row[index];
      if (typeof column === 'string' || measure === undefined || measure.text.trim() === '') continue;
      checkPrice(column.price, sheet.table.head[index] ?? measure, reader.tariff);
      const entries = [
        ['rule', scalar({ text: column.price, at: measure.at })],
        ['measure', scalar(figure(measure, sheet.table))],
      ] as const;
      items.push(mapOf([...entries, ...own], measure.at));
    }
  }
  if (items.length === 0) return undefined;
  const at = items[0]?.at ?? {};
  return parseMeasures(mapOf([['items', { kind: 'list', items, at }]], at));
}

/** A column that is no price of the tariff is a slip in the head, not in a row. */
function checkPrice(price: string, head: Cell, tariff: Tariff): void {
  const known = tariff.rules.map(({ id }) => id);
  if (known.includes(price)) return;
  const columns = Object.values(COLUMNS).flat();
  throw new UsageError(
    sayText(
      {
        en: 'The column "{0}" is neither known nor a price of the tariff {1}.',
        fr: 'La colonne « {0} » n’est ni connue ni un prix du tarif {1}.',
      },
      price,
      tariff.fullId,
    ),
    sayText(
      { en: 'Did you mean "{0}"? Prices: {1}.', fr: 'Vouliez-vous dire « {0} » ? Prix : {1}.' },
      nearestName(price, [...known, ...columns]) ?? known[0] ?? '–',
      known.join(', '),
    ),
    head.at,
  );
}

const GROUPED = /^-?\d{1,3}(?:[\u0020\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;

/** "1 234,5" as French spreadsheets have it. Between commas a comma in a number could be either: it is refused. */
function figure(cell: Cell, { separator }: Table): Cell {
  const text = cell.text.trim();
  const joined = GROUPED.test(text) ? text.replaceAll(/[\u0020\u00a0\u202f]/g, '') : text;
  if (!/^-?\d+,\d+$/.test(joined)) return { ...cell, text: joined };
  if (separator !== ',') return { ...cell, text: joined.replace(',', '.') };
  throw new UsageError(
    sayText({ en: '"{0}" can be read in two ways.', fr: '« {0} » peut se lire de deux façons.' }, text),
    {
      en: 'Write decimals with a point here, or separate the columns with semicolons.',
      fr: 'Écrivez ici les décimales avec un point, ou séparez les colonnes par des points-virgules.',
    },
    cell.at,
  );
}

/** Runs what a cell asks for; a complaint without a place in the table gets that of the cell. */
export async function atCell<T>(cell: Pick<Cell, 'at'> | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SpokenError) || cell === undefined || error.place.file === cell.at.file) throw error;
    const { file, line } = error.place;
    const from: Text = same(file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`);
    throw new UsageError(sayText(same('{0}{1}'), error.text, from), error.fix, cell.at);
  }
}

import { FormatError } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';

/**
 * Numbers of quotes: `D2026-0042`, one series a year, never used twice, none lost without a word.
 *
 * The register is a file of rows that only grows. Two steps make a number safe against two processes and against a kill:
 *
 *     lock ─ read ─ append "reserve" ─ unlock ─ make the files ─ append "place" ─ put them in place ─ append "issue"
 *
 * A kill before "reserve" has used nothing. A kill after it leaves a reservation whose owner is gone: the next draw of that
 * year takes the number again, or `void` ends it with a reason. "place" says which files are about to appear: where one of
 * them did, the quote exists and the number is issued to it; where none did, it is taken again. "issue" is for good.
 * A torn last row is a write that never happened: it is cut off before the next is appended. The lock, the file and the
 * knowledge of who is alive are the command line's; the rules are here, without any of them.
 */

export type RegisterRow =
  /** `owner` names the process that holds it, in words that the command line can check. */
  | { readonly type: 'reserve'; readonly number: string; readonly owner: string; readonly at: string }
  | PlacedRow
  /** `sha256` of the quote's JSON. */
  | { readonly type: 'issue'; readonly number: string; readonly sha256: string }
  | { readonly type: 'void'; readonly number: string; readonly why: string };

/** The files of a quote are made and about to be put in place. */
export interface PlacedRow {
  readonly type: 'place';
  readonly number: string;
  readonly owner: string;
  /** Names the request that the quote answers, so that it is not answered twice; empty for a single quote. */
  readonly key: string;
  /** `sha256` of the quote's JSON. */
  readonly sha256: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

export interface NumberRegister {
  /** By number: what its last row says. */
  readonly numbers: ReadonlyMap<string, RegisterRow>;
  /** By the key of its request: what became of it. */
  readonly placed: ReadonlyMap<string, PlacedRow>;
  /** Bytes of whole rows; what follows is a torn write and must be cut off. */
  readonly wholeLength: number;
}

/**
 * A register that breaks its own rules is never mended in silence.
 * @throws FormatError with the row where one is unreadable, or a number goes on after its end
 */
export function readRegister(text: string, file?: string): NumberRegister {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const numbers = new Map<string, RegisterRow>();
  const placed = new Map<string, PlacedRow>();
  const lines = whole === '' ? [] : whole.slice(0, -1).split('\n');
  for (const [index, line] of lines.entries()) {
    const row = parseRow(line);
    if (row === undefined)
      throw broken({ en: 'This is no row of a register.', fr: 'Ce n’est pas une ligne de registre.' }, index, file);
    const before = numbers.get(row.number);
    if (before?.type === 'issue' || before?.type === 'void')
      throw broken(sayText({ en: '{0} was ended before.', fr: '{0} était déjà terminé.' }, row.number), index, file);
    if (before === undefined && row.type !== 'reserve')
      throw broken(
        sayText({ en: '{0} was never reserved.', fr: '{0} n’a jamais été réservé.' }, row.number),
        index,
        file,
      );
    numbers.set(row.number, row);
    if (row.type === 'place' && row.key !== '') placed.set(row.key, row);
  }
  return { numbers, placed, wholeLength: new TextEncoder().encode(whole).length };
}

function broken(what: Text, index: number, file: string | undefined): FormatError {
  return new FormatError(
    what,
    {
      en: 'Restore the register from a copy; do not edit it: a number must never be given twice.',
      fr: 'Restaurez le registre depuis une copie ; ne le modifiez pas : un numéro ne doit jamais servir deux fois.',
    },
    { ...(file === undefined ? {} : { file }), line: index + 1 },
  );
}

function parseRow(line: string): RegisterRow | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // becomes a FormatError with its row
    throw error;
  }
  if (typeof row !== 'object' || row === null || !('type' in row) || !('number' in row)) return undefined;
  const { type, number } = row;
  if (typeof number !== 'string' || !/^D\d{4}-\d{4,}$/.test(number)) return undefined;
  const text = (key: string): string | undefined => {
    const value: unknown = key in row ? row[key as keyof typeof row] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const [owner, at, sha256, why, key] = ['owner', 'at', 'sha256', 'why', 'key'].map(text);
  if (type === 'place' && owner !== undefined && sha256 !== undefined && key !== undefined) {
    const files = 'files' in row ? filesOf(row.files) : undefined;
    return files === undefined ? undefined : { type, number, owner, key, sha256, files };
  }
  if (type === 'reserve' && owner !== undefined && at !== undefined) return { type, number, owner, at };
  if (type === 'issue' && sha256 !== undefined) return { type, number, sha256 };
  if (type === 'void' && why !== undefined) return { type, number, why };
  return undefined;
}

function filesOf(value: unknown): PlacedRow['files'] | undefined {
  if (!Array.isArray(value)) return undefined;
  const files: { path: string; sha256: string }[] = [];
  for (const one of value as readonly unknown[]) {
    if (typeof one !== 'object' || one === null || !('path' in one) || !('sha256' in one)) return undefined;
    const { path, sha256 } = one;
    if (typeof path !== 'string' || typeof sha256 !== 'string') return undefined;
    files.push({ path, sha256 });
  }
  return files;
}

/** A row as it is appended, with its line break. */
export function registerLine(row: RegisterRow): string {
  return `${JSON.stringify(row)}\n`;
}

/**
 * The number to reserve for a day: the least one of the year whose owner is gone, else the next.
 * @param date YYYY-MM-DD @param isAlive whether the owner of a reservation still works on it
 */
export function drawNumber(register: NumberRegister, date: string, isAlive: (owner: string) => boolean): string {
  const series = `D${date.slice(0, 4)}-`;
  const ofYear = [...register.numbers.values()].filter(({ number }) => number.startsWith(series));
  const left = ofYear
    .filter((row) => isOpen(row) && !isAlive(row.owner))
    .map(({ number }) => Number(number.slice(series.length)));
  if (left.length > 0) return series + String(Math.min(...left)).padStart(4, '0');
  const last = ofYear.reduce((most, { number }) => Math.max(most, Number(number.slice(series.length))), 0);
  return series + String(last + 1).padStart(4, '0');
}

/** Numbers that were drawn and have no quote yet, in order. */
export function openNumbers(register: NumberRegister): readonly string[] {
  return [...register.numbers.values()].filter(isOpen).map(({ number }) => number);
}

export function isOpen(row: RegisterRow): row is Extract<RegisterRow, { readonly owner: string }> {
  return row.type === 'reserve' || row.type === 'place';
}

/** Quotes whose process was killed while their files were put in place: they exist where `isThere` says so. */
export function halfIssued(
  register: NumberRegister,
  isAlive: (owner: string) => boolean,
  isThere: (row: PlacedRow) => boolean,
): readonly PlacedRow[] {
  return [...register.numbers.values()].filter(
    (row): row is PlacedRow => row.type === 'place' && !isAlive(row.owner) && isThere(row),
  );
}

/** Numbers that were given to a quote, or ended without one. */
export function endedNumbers(register: NumberRegister): readonly string[] {
  return [...register.numbers.values()].filter((row) => !isOpen(row)).map(({ number }) => number);
}

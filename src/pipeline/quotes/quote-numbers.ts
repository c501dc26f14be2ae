import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import {
  drawNumber,
  endedNumbers,
  halfIssued,
  isOpen,
  type NumberRegister,
  openNumbers,
  type PlacedRow,
  type RegisterRow,
  readRegister,
  registerLine,
} from '../../pricing/number-register.ts';

/** Whether the process that holds a number may still be at work, and whether a file that it announced is there. */
export interface Witness {
  readonly isAlive: (owner: string) => boolean;
  /** Whether it is known to be at work: on this computer, and there. */
  readonly isAtWork: (owner: string) => boolean;
  readonly isThere: (path: string, sha256: string) => boolean;
}

/** What a draw gives: the numbers, in the order of the dates, and the rows to append with them. */
export interface DrawnNumbers {
  readonly numbers: readonly string[];
  readonly rows: readonly string[];
}

/**
 * Draws a number for each date from the register's rows; quotes whose process was killed while their files appeared are
 * issued first.
 * @throws FormatError where the register breaks its own rules
 */
export function drawQuoteNumbers(
  rows: readonly string[],
  wish: { readonly dates: readonly string[]; readonly owner: string },
  witness: Witness,
): DrawnNumbers {
  const { numbers: drawn, appended } = draw(registerOf(rows), wish, witness);
  return { numbers: drawn, rows: appended.map(rowText) };
}

function draw(
  register: NumberRegister,
  { dates, owner }: { readonly dates: readonly string[]; readonly owner: string },
  witness: Witness,
): { readonly numbers: readonly string[]; readonly appended: readonly RegisterRow[] } {
  const appended: RegisterRow[] = settled(register, witness);
  const numbers = new Map([...register.numbers, ...appended.map((row) => [row.number, row] as const)]);
  const drawn: string[] = [];
  for (const at of dates) {
    const number = drawNumber({ ...register, numbers }, at, (one) => one === owner || witness.isAlive(one));
    const row: RegisterRow = { type: 'reserve', number, owner, at };
    numbers.set(number, row);
    appended.push(row);
    drawn.push(number);
  }
  return { numbers: drawn, appended };
}

/** Issues what exists although its process was killed before it could say so. */
function settled(register: NumberRegister, { isAlive, isThere }: Witness): RegisterRow[] {
  const there = (row: PlacedRow): boolean => row.files.some(({ path, sha256 }) => isThere(path, sha256));
  return halfIssued(register, isAlive, there).map(({ number, sha256 }) => ({ type: 'issue', number, sha256 }));
}

/** Quotes that were made for a request, by its key, with the rows that settle those which a kill left open. */
export function answeredRequests(
  rows: readonly string[],
  witness: Witness,
): { readonly answered: ReadonlyMap<string, PlacedRow>; readonly rows: readonly string[] } {
  const register = registerOf(rows);
  const appended = settled(register, witness);
  const issued = new Set([...endedNumbers(register), ...appended.map(({ number }) => number)]);
  const answered = new Map([...register.placed].filter(([, { number }]) => issued.has(number)));
  return { answered, rows: appended.map(rowText) };
}

function registerOf(rows: readonly string[]): NumberRegister {
  return readRegister(rows.map((row) => `${row}\n`).join(''));
}

function rowText(row: RegisterRow): string {
  return registerLine(row).trimEnd();
}

/** The row that says which files are about to appear. */
export function placeRow(row: Omit<PlacedRow, 'type'>): string {
  return rowText({ type: 'place', ...row });
}

/** The row that ends a number for good. */
export function issueRow(number: string, sha256: string): string {
  return rowText({ type: 'issue', number, sha256 });
}

/** Numbers in the register that were given to a quote, or ended without one. @throws FormatError */
export function registerRows(rows: readonly string[]): readonly string[] {
  return endedNumbers(registerOf(rows));
}

/**
 * The rows that end a number without a quote. One whose process is at work on this computer is not ended, nor one whose
 * quote is there after all; of a process on another computer nothing is known, so that whoever asks for it decides.
 * @throws UsageError where it cannot be ended
 */
export function voidRows(
  rows: readonly string[],
  { number, why }: { readonly number: string; readonly why: string },
  witness: Witness,
): readonly string[] {
  const register = registerOf(rows);
  const row = register.numbers.get(number);
  const open = openNumbers(register);
  if (row === undefined || !isOpen(row)) throw notOpen(number, row?.type, open);
  if (witness.isAtWork(row.owner))
    throw new UsageError(
      sayText({ en: '{0} is being made into a quote right now.', fr: '{0} est en train de devenir un devis.' }, number),
      { en: 'Wait until that command has ended.', fr: 'Attendez la fin de cette commande.' },
    );
  if (row.type === 'place' && row.files.some(({ path, sha256 }) => witness.isThere(path, sha256)))
    throw new UsageError(
      sayText(
        { en: 'The quote {0} was made: its file is there.', fr: 'Le devis {0} existe : son fichier est là.' },
        number,
      ),
      KEEP,
    );
  return [rowText({ type: 'void', number, why })];
}

const KEEP = {
  en: 'A number that was given to a quote stays with it: write a new quote instead.',
  fr: 'Un numéro donné à un devis lui reste : faites plutôt un nouveau devis.',
};

function notOpen(number: string, type: RegisterRow['type'] | undefined, open: readonly string[]): UsageError {
  if (type === 'issue')
    return new UsageError(
      sayText({ en: '{0} was given to a quote.', fr: '{0} a été donné à un devis.' }, number),
      KEEP,
    );
  const what =
    type === 'void'
      ? sayText({ en: '{0} is void already.', fr: '{0} est déjà annulé.' }, number)
      : sayText({ en: 'The number {0} was never drawn.', fr: 'Le numéro {0} n’a jamais été tiré.' }, number);
  const fix =
    open.length === 0
      ? { en: 'No number waits to be used.', fr: 'Aucun numéro n’attend d’être utilisé.' }
      : sayText({ en: 'These wait to be used: {0}.', fr: 'En attente : {0}.' }, open.join(', '));
  return new UsageError(what, fix);
}

/** @throws UsageError where one of these numbers was ended while its quote was being made */
export function refuseEnded(rows: readonly string[], numbers: readonly string[]): void {
  const ended = new Set(registerRows(rows));
  const gone = numbers.find((number) => ended.has(number));
  if (gone === undefined) return;
  throw new UsageError(
    sayText({ en: 'The number {0} was ended meanwhile.', fr: 'Le numéro {0} a été clos entre-temps.' }, gone),
    { en: 'Throw its files away and quote again.', fr: 'Jetez ses fichiers et refaites le devis.' },
  );
}

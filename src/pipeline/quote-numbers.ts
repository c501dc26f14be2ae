import {
  drawNumber,
  endedNumbers,
  halfIssued,
  type NumberRegister,
  type PlacedRow,
  type RegisterRow,
  readRegister,
  registerLine,
} from '../pricing/number-register.ts';

/** Whether the process that holds a number may still be at work, and whether a file that it announced is there. */
export interface Witness {
  readonly isAlive: (owner: string) => boolean;
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

import { drawNumber, endedNumbers, readRegister, registerLine } from '../pricing/number-register.ts';

/** A number drawn for a quote, with the row that reserves it. */
export interface DrawnNumber {
  readonly number: string;
  readonly row: string;
}

/** Draws a number from the register's rows. @throws FormatError where the register breaks its own rules */
export function drawQuoteNumber(
  rows: readonly string[],
  wish: { readonly date: string; readonly owner: string; readonly isAlive: (owner: string) => boolean },
): DrawnNumber {
  const register = readRegister(rows.map((row) => `${row}\n`).join(''));
  const number = drawNumber(register, wish.date, wish.isAlive);
  return { number, row: registerLine({ type: 'reserve', number, owner: wish.owner, at: wish.date }).trimEnd() };
}

/** The row that ends a number for good. */
export function issueRow(number: string, sha256: string): string {
  return registerLine({ type: 'issue', number, sha256 }).trimEnd();
}

/** Numbers in the register that were given to a quote, or ended without one. @throws FormatError */
export function registerRows(rows: readonly string[]): readonly string[] {
  return endedNumbers(readRegister(rows.map((row) => `${row}\n`).join('')));
}

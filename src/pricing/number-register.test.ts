import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNumber, endedNumbers, type RegisterRow, readRegister, registerLine } from './number-register.ts';

const reserve = (number: string, owner = 'a'): RegisterRow => ({ type: 'reserve', number, owner, at: '2026-01-01' });
const issue = (number: string): RegisterRow => ({ type: 'issue', number, sha256: 'f'.repeat(64) });
const file = (...rows: RegisterRow[]): string => rows.map(registerLine).join('');
const nobody = (): boolean => false;
const all = (): boolean => true;

describe('numbers of quotes', () => {
  test('one series a year, from 0001', () => {
    expect(drawNumber(readRegister(''), '2026-11-24', all)).toBe('D2026-0001');
    const register = readRegister(file(reserve('D2026-0001'), issue('D2026-0001'), reserve('D2027-0001')));
    expect(drawNumber(register, '2026-11-24', all)).toBe('D2026-0002');
    expect(drawNumber(register, '2028-01-01', all)).toBe('D2028-0001');
    expect(endedNumbers(register)).toEqual(['D2026-0001']);
  });

  test('a number whose owner is gone is issued again, one in work is not', () => {
    const register = readRegister(file(reserve('D2026-0001'), reserve('D2026-0002'), issue('D2026-0002')));
    expect(drawNumber(register, '2026-11-24', nobody)).toBe('D2026-0001');
    expect(drawNumber(register, '2026-11-24', all)).toBe('D2026-0003');
  });

  test('a void number is gone for ever', () => {
    const register = readRegister(
      file(reserve('D2026-0001'), { type: 'void', number: 'D2026-0001', why: 'printer on fire' }),
    );
    expect(drawNumber(register, '2026-11-24', nobody)).toBe('D2026-0002');
  });

  test('a torn last row never happened, a broken one in the middle is said', () => {
    const whole = file(reserve('D2026-0001'));
    const register = readRegister(`${whole}{"type":"iss`);
    expect(register.wholeLength).toBe(whole.length);
    expect(drawNumber(register, '2026-11-24', nobody)).toBe('D2026-0001');
    expect(() => readRegister(`${whole}{"type":"iss\n${whole}`)).toThrow(
      expect.objectContaining({ place: { line: 2 } }),
    );
    expect(() => readRegister(file(issue('D2026-0001')))).toThrow(/never reserved/);
    expect(() => readRegister(file(reserve('D2026-0001'), issue('D2026-0001'), issue('D2026-0001')))).toThrow(
      /ended before/,
    );
  });

  test('after 9999 the series goes on', () => {
    const register = readRegister(file(reserve('D2026-9999'), issue('D2026-9999')));
    expect(drawNumber(register, '2026-11-24', nobody)).toBe('D2026-10000');
  });

  test('whatever is killed when: no number issued twice, none skipped', () => {
    const kill = fc.constantFrom('before', 'torn reserve', 'after reserve', 'torn issue', 'none');
    fc.assert(
      fc.property(fc.array(kill, { maxLength: 40 }), (kills) => {
        let text = '';
        const issued: string[] = [];
        for (const [index, how] of kills.entries()) {
          const register = readRegister(text);
          text = text.slice(0, register.wholeLength);
          if (how === 'before') continue;
          const number = drawNumber(register, '2026-11-24', nobody);
          const row = registerLine(reserve(number, `p${index}`));
          text += how === 'torn reserve' ? row.slice(0, row.length - 3) : row;
          if (how === 'torn reserve' || how === 'after reserve') continue;
          const end = registerLine(issue(number));
          text += how === 'torn issue' ? end.slice(0, 9) : end;
          if (how === 'none') issued.push(number);
        }
        expect(new Set(issued).size).toBe(issued.length);
        expect(issued).toEqual(issued.map((_, index) => `D2026-${String(index + 1).padStart(4, '0')}`));
      }),
    );
  });
});

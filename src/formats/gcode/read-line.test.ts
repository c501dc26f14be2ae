import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault, LineLexer } from './read-line.ts';

function lexed(text: string, packed = false): LineLexer {
  const bytes = new TextEncoder().encode(text);
  const lexer = new LineLexer();
  lexer.begin(bytes, 0, bytes.length);
  lexer.words(packed);
  return lexer;
}

function wordsOf(text: string, packed = false): string {
  const lexer = lexed(text, packed);
  let words = '';
  for (let n = 0; n < lexer.count; n++) words += `${String.fromCharCode(lexer.letter[n]!)}${lexer.value[n]} `;
  return words.trim();
}

describe('numbers', () => {
  test('any decimal a program writes is the double that JavaScript reads', () => {
    const decimal = fc
      .tuple(fc.constantFrom('', '-', '+'), fc.stringMatching(/^\d{0,20}$/), fc.option(fc.stringMatching(/^\d{0,20}$/)))
      .map(([sign, whole, part]) => sign + whole + (part === null ? '' : `.${part}`))
      .filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(decimal, (text) => {
        expect(lexed(`X${text}`).value[0]).toBe(Number(text));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('three and five decimals, the usual ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(3, 5), (n, decimals) => {
        const text = (n / 10 ** decimals).toFixed(decimals);
        expect(lexed(`Y${text}`).value[0]).toBe(Number(text));
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  test('a number beyond all numbers is told', () => {
    expect(lexed(`X${'9'.repeat(400)}`).fault).toBe(Fault.huge);
    const huge = lexed(`E-1${'0'.repeat(250)}`);
    expect([huge.fault, huge.value[0]]).toEqual([Fault.huge, -1e21]);
  });
});

describe('words', () => {
  test.each([
    ['G1 X10.5 Y-.25 E.0312', 'G1 X10.5 Y-0.25 E0.0312'],
    ['g1x10y20', 'G1 X10 Y20'],
    ['G1 X 10', 'G1 X10'],
    ['  G28 W ', 'G28 WNaN'],
    ['G1 X+5.', 'G1 X5'],
    ['N7 G1 X1', 'G1 X1'],
  ])('%s', (text, words) => expect(wordsOf(text)).toBe(words));

  test('blanks within a number belong to it where the machine throws them away', () => {
    expect(wordsOf('G 1 X1 0 Y2', true)).toBe('G1 X10 Y2');
    expect(wordsOf('G1 (to the right) X5', true)).toBe('G1 X5');
  });

  test.each([
    ['X1 X2', Fault.twice],
    ['G1 X1,5', Fault.character],
    ['G1 X1e-7', Fault.exponent],
    ['G1 X\u0001', Fault.binary],
    ['G1 X1.5.5', Fault.character],
    ['G1 (X1', Fault.bracket],
    ['G1 Xé', Fault.character],
  ])('%s is a fault', (text, fault) => expect(lexed(text).fault).toBe(fault));

  test('an E after a digit in a packed line is a word, not an exponent', () => {
    expect(lexed('g1x1e5').fault).toBe(Fault.none);
    expect(lexed('G1X1E5').fault).toBe(Fault.none);
  });

  test('a checksum is the exclusive or of what stands before it', () => {
    expect(lexed('N3 T0*57').fault).toBe(Fault.none);
    expect(lexed('N3 T0*57').lineNumber).toBe(3);
    expect(lexed('N3 T0*58').fault).toBe(Fault.checksum);
  });

  test('the comment is found and is no part of the length', () => {
    const lexer = lexed('G1 X1 ; to the right');
    expect([lexer.commentFrom, lexer.commentTo]).toEqual([7, 20]);
    expect(lexer.codeLength).toBe(5);
  });
});

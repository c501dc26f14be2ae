import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecimalReader } from './decimal.ts';

const reader = new DecimalReader();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): number => reader.read(bytesOf(text), 0, text.length);

describe('DecimalReader', () => {
  test('reads every double exactly as Number does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const text of [String(value), value.toExponential(), value.toPrecision(17)])
          expect(read(text)).toBe(Number(text));
      }),
      { numRuns: 500 },
    );
  });

  test('reads the spellings that exporters use', () => {
    for (const text of ['1', '-1', '+1', '1.', '.5', '-.5', '1e3', '1.5E-3', '-7.718933e+000', '0', '-0', '1e400'])
      expect(read(text)).toBe(Number(text));
  });

  test('says where the number ends', () => {
    expect(reader.read(bytesOf('x 12.5e rest'), 2, 12)).toBe(12.5);
    expect(reader.next).toBe(6);
    expect(reader.read(bytesOf('1e5,'), 0, 4)).toBe(1e5);
    expect(reader.next).toBe(3);
  });

  test.each(['', 'nan', 'inf', '-', '.', 'e5', '--1', 'x'])('takes %j for no number', (text) => {
    expect(read(text)).toBeNaN();
    expect(reader.next).toBe(0);
  });
});

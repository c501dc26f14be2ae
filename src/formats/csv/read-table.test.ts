import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const { head, rows } = readTable(bytes, 't.csv');
  return [head, ...rows].map((row) => row.map(({ text }) => text));
};

describe('a table', () => {
  test('with commas, semicolons or tabs, with its mark or without, with any line break', () => {
    for (const separator of [',', ';', '\t'])
      for (const end of ['\n', '\r\n', '\r'])
        for (const mark of ['', '\ufeff'])
          expect(texts(utf8(`${mark}a${separator}b${end}1${separator}é${end}`))).toEqual([
            ['a', 'b'],
            ['1', 'é'],
          ]);
    expect(texts(utf8('sep=;\na,b;c\n1,5;2'))).toEqual([
      ['a,b', 'c'],
      ['1,5', '2'],
    ]);
    expect(texts(Uint8Array.of(0xe9, 0x3b, 0x62, 0x0a, 0x31, 0x3b, 0x32))[0]).toEqual(['é', 'b']); // Windows-1252
  });

  test('quotes keep separators, line breaks and quotes; empty rows are no rows', () => {
    expect(texts(utf8('a;b\n"x;""y""\nz";2\n\n;\n3;'))).toEqual([
      ['a', 'b'],
      ['x;"y"\nz', '2'],
      ['3', ''],
    ]);
  });

  test('every cell knows its line and column', () => {
    const { rows } = readTable(utf8('a;b\n"1\n2";3\n4;5'), 't.csv');
    expect(rows.map((row) => row.map(({ at }) => [at.line, at.column]))).toEqual([
      [
        [2, 1],
        [3, 2],
      ],
      [
        [4, 1],
        [4, 2],
      ],
    ]);
  });

  test('what is broken is said with its place', () => {
    for (const [text, place] of [
      ['', { line: 1 }],
      ['a;b\n1;"2', { line: 2, column: 2 }],
      ['a;b\n"1"x;2', { line: 2, column: 1 }],
      ['a;b\n1;2;3', { line: 2, column: 3 }],
    ] as const)
      expect(() => readTable(utf8(text), 't.csv')).toThrow(
        expect.objectContaining({ place: { file: 't.csv', ...place } }),
      );
  });
});

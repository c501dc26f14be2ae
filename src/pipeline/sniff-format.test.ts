import { describe, expect, test } from 'vitest';
import { FormatError } from '../base/errors.ts';
import type { Format } from '../model/format.ts';
import { sniffFormat } from './sniff-format.ts';

const reads = (format: Format): boolean => format.readPart !== undefined;
const runs = (format: Format): boolean => format.openJob !== undefined;

const sniff = (text: string, name: string, able: (format: Format) => boolean): string => {
  const head = new TextEncoder().encode(text);
  try {
    return sniffFormat(head, head.length, name, able).name;
  } catch (error) {
    if (error instanceof FormatError) return `${error.rule}: ${error.text.en}`;
    throw error;
  }
};

describe('what a file is', () => {
  test('its content says so, whatever its name', () => {
    expect(sniff('solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\n', 'part.svg', reads)).toBe('stl');
    expect(sniff('G21\nG90\nG1 X1 Y1 F100\nM2\n', 'job.txt', runs)).toBe('gcode');
  });

  test('a stranger under the name of a format is told by what it is', () => {
    for (const name of ['job.gcode', 'job.nc', 'part.stl', 'drawing.svg', 'drawing.dxf']) {
      const able = name.startsWith('job') ? runs : reads;
      expect(sniff('<!DOCTYPE html>\n<html><body>404</body></html>', name, able)).toMatch(/^unreadable: .*web page/);
    }
    expect(sniff('GCDE\u0001\u0000\u0000\u0000', 'part.stl', reads)).toMatch(/^unreadable: .*binary G-code/);
    expect(sniff('GCDE\u0001\u0000\u0000\u0000', 'job.nc', runs)).toBe('gcode');
  });

  test('what nobody knows goes to the format of its name, or is refused where it has none', () => {
    expect(sniff('what is this?\n', 'job.gcode', runs)).toBe('gcode');
    expect(sniff('what is this?\n', 'letter.txt', reads)).toBe(
      'unreadable: This is not a kind of file that Etabli reads here.',
    );
    expect(sniff('', 'part.stl', reads)).toMatch(/^empty/);
  });
});

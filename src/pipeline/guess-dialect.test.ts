import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { guessDialect } from './guess-dialect.ts';

const job = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/jobs/${name}`, import.meta.url)));

test.each([
  ['cura-cube.gcode', 'marlin2'],
  ['prusaslicer-cube.gcode', 'prusa'],
  ['grbl-squares.nc', 'grbl'],
  ['grbl-raster-grey.nc', 'grbl'],
  ['grbl-s-inline-m3.nc', 'grbl'],
])('%s is read as %s', (name, dialect) => {
  expect(guessDialect(job(name))).toBe(dialect);
});

test('words that only one firmware has', () => {
  const of = (text: string): string => guessDialect(new TextEncoder().encode(text));
  expect(of('; made somewhere\nSET_VELOCITY_LIMIT ACCEL=3000\nG28\n')).toBe('klipper');
  expect(of('G28\nM566 X900\nG1 X1 E1\n')).toBe('rrf');
  expect(of('')).toBe('marlin2');
});

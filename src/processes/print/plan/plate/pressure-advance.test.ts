import { expect, test } from 'vitest';
import { withPressureAdvance } from './pressure-advance.ts';

const filled = { sequence: 'G28\nM109 S{nozzle}\n', start: 'G28\nM109 S210\n' };

test('each firmware is told in its own words, after everything else of the start', () => {
  const told = (firmware: string): string | undefined =>
    withPressureAdvance(filled, firmware, 0.045).split('\n').filter(Boolean).at(-1);
  expect(told('klipper')).toBe('SET_PRESSURE_ADVANCE ADVANCE=0.045');
  expect(told('marlin2')).toBe('M900 K0.045');
  expect(told('prusa')).toBe('M900 K0.045');
  expect(told('rrf')).toBe('M572 D0 S0.045');
});

test('nothing is added for a filament without one, nor where the profile sets it itself', () => {
  expect(withPressureAdvance(filled, 'prusa', undefined)).toBe(filled.start);
  const own = { sequence: 'M900 K{pressureAdvance}', start: 'M900 K0.05' };
  expect(withPressureAdvance(own, 'prusa', 0.05)).toBe(own.start);
});

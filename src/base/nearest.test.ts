import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from './nearest.ts';

describe('the nearest known name', () => {
  const machines = ['prusa-mk3s', 'generic-klipper', 'grbl-laser', 'grbl-diode'];
  test.each([
    ['prusa-mk3', 'prusa-mk3s'],
    ['PRUSA_MK3S', 'prusa-mk3s'],
    ['gbrl-laser', 'grbl-laser'],
    ['grbl-dioed', 'grbl-diode'],
    ['kliper', 'generic-klipper'],
    ['laser', 'grbl-laser'],
    ['diodes', 'grbl-diode'],
    ['lazy', undefined],
    ['zzzzzz', undefined],
  ])('%s → %s', (wanted, expected) => {
    expect(nearestName(wanted, machines)).toBe(expected);
  });

  test('swapped letters come before a letter too much', () => {
    expect(nearestName('pal', ['pa', 'pla', 'petg'])).toBe('pla');
    expect(nearestName('pal', ['pla', 'pa'])).toBe('pla');
  });

  test('a known name is its own nearest', () => {
    fc.assert(fc.property(fc.constantFrom(...machines), (name) => nearestName(name, machines) === name));
  });

  test('one swap of neighbours is still found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...machines), fc.nat(8), (name, at) => {
        const swapped = name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
        return nearestName(swapped, machines) !== undefined;
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { printerLimits } from '../../../test/support/job-limits.ts';
import { HeightMap } from './height-map.ts';

const REACH = 0.5;
const line = (...ends: readonly number[]): Float64Array => Float64Array.from(ends);

describe('what is laid, seen from above', () => {
  test('a line raises the cells on its way, and the highest of all is known', () => {
    const map = new HeightMap(printerLimits('prusa'));
    map.lay(line(10, 10, 1, 20, 10, 1), 20);
    expect(map.topOf(map.at(15, 10))).toBe(1);
    expect(map.topOf(map.at(15, 12))).toBe(0);
    map.lay(line(20, 10, 3, 20, 30, 3), 40);
    expect(map.highest).toBe(3);
  });

  test('a line that leaves the map is laid as far as the map goes', () => {
    const map = new HeightMap(printerLimits('prusa'));
    map.lay(line(250, 100, 2, 300, 100, 2), 100);
    expect(map.topOf(map.at(252, 100))).toBe(2);
    expect(map.at(300, 100)).toBe(-1);
  });

  test('the layer below carries, and so does a neighbour in the same layer; air and what hangs in it do not', () => {
    const map = new HeightMap(printerLimits('prusa'));
    const at = map.at(50, 50);
    expect(map.carries(at, 0.3, REACH)).toBe(true);
    expect(map.carries(at, 5, REACH)).toBe(false);
    map.raise(at, 5);
    expect(map.carries(at, 5, REACH)).toBe(true);
    expect(map.carries(at, 5.2, REACH)).toBe(true);
    expect(map.carries(map.at(52, 50), 5, REACH)).toBe(false);
    const hanging = map.at(80, 50);
    map.hang(hanging, 5);
    expect(map.carries(hanging, 5, REACH)).toBe(false);
    // What stands on it is told once, where it hangs, and not again in every layer above.
    expect(map.carries(hanging, 5.2, REACH)).toBe(true);
  });

  test('a line wider than a cell touches what lies two cells beside it, if that is of its layer and does not hang', () => {
    const map = new HeightMap(printerLimits('prusa'));
    map.raise(map.at(50, 50), 5);
    expect([51, 51.6, 50].map((x) => map.isBeside(map.at(x, 50), 5))).toEqual([true, false, true]);
    expect(map.isBeside(map.at(51, 50), 5.3)).toBe(false);
    map.hang(map.at(80, 50), 5);
    expect(map.isBeside(map.at(81, 50), 5)).toBe(false);
  });
});

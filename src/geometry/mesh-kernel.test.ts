import { describe, expect, test } from 'vitest';
import { smallRun } from './mesh-kernel.ts';

describe('smallRun', () => {
  test('keeps its memory, which holds zeros again for each task', () => {
    const before = smallRun();
    const place = before.putFloats([1, 2, 3]);
    before.putInts([7, 8]);
    const after = smallRun();
    expect(after).toBe(before);
    const again = after.exports.take(64);
    expect(again).toBe(place);
    expect([...after.floats(again, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('does not keep the memory of a large task', () => {
    const large = smallRun();
    large.exports.take(20 * 2 ** 20);
    const next = smallRun();
    expect(next).not.toBe(large);
    expect(next.exports.memory.buffer.byteLength).toBeLessThan(2 ** 20);
  });
});

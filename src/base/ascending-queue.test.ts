import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AscendingQueue } from './ascending-queue.ts';

test('numbers come out least first, whenever they are put in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.array(fc.nat()), (first, later) => {
      const queue = new AscendingQueue(first);
      for (const value of later) queue.add(value);
      const taken = Array.from({ length: first.length + later.length }, () => queue.take());
      expect(taken).toEqual([...first, ...later].sort((a, b) => a - b));
      expect(queue.take()).toBe(-1);
    }),
  );
});

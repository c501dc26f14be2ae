import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockQueue } from './ring.fixture.ts';

interface Block {
  readonly distance: number;
  readonly acceleration: number;
  readonly junction2: number;
}

const blocks = fc.array(
  fc.record({
    distance: fc.integer({ min: 1, max: 50 }).map((n) => n / 10),
    acceleration: fc.constantFrom(100, 500, 1000),
    junction2: fc.integer({ min: 0, max: 5000 }),
  }),
  { minLength: 1, maxLength: 60 },
);

/** The plan by its definition, over all that waits: backward from the end, then forward. */
function planned(waiting: readonly Block[], entry2: number): number[] {
  const plan = waiting.map((block) => block.junction2);
  plan[0] = waiting.length === 1 ? Math.min(entry2, 2 * waiting[0]!.acceleration * waiting[0]!.distance) : entry2;
  let next2 = 0;
  for (let n = waiting.length - 1; n > 0; n--) {
    next2 = Math.min(plan[n]!, next2 + 2 * waiting[n]!.acceleration * waiting[n]!.distance);
    plan[n] = next2;
  }
  for (let n = 1; n < waiting.length; n++) {
    const before = waiting[n - 1]!;
    plan[n] = Math.min(plan[n]!, plan[n - 1]! + 2 * before.acceleration * before.distance);
  }
  return plan;
}

test('a bounded queue plans what its definition says, though it stops early', () => {
  fc.assert(
    fc.property(blocks, fc.integer({ min: 3, max: 16 }), (all, places) => {
      const queue = new BlockQueue(places);
      const waiting: Block[] = [];
      let firstEntry2 = 0;
      for (const block of all) {
        if (queue.full) {
          firstEntry2 = queue.exit2;
          queue.discard();
          waiting.shift();
        }
        if (waiting.length === 0) firstEntry2 = block.junction2;
        waiting.push(block);
        const slot = queue.reserve();
        queue.distance[slot] = block.distance;
        queue.acceleration[slot] = block.acceleration;
        queue.junction2[slot] = block.junction2;
        queue.plan(0);
        if (waiting.length === 1) firstEntry2 = queue.entry2[slot]!;
        const expected = planned(waiting, firstEntry2);
        const found = waiting.map((_, n) => queue.entry2[(queue.oldest + n) % places]!);
        expect(found).toEqual(expected);
      }
    }),
  );
});

test('a block that starts from a halt keeps its entry, and nothing before it changes', () => {
  const queue = new BlockQueue(8);
  const add = (junction2: number, halt: number): number => {
    const slot = queue.reserve();
    queue.distance[slot] = 10;
    queue.acceleration[slot] = 100;
    queue.junction2[slot] = junction2;
    queue.halt[slot] = halt;
    queue.plan(0);
    return slot;
  };
  add(0, 1);
  const second = add(5000, 0);
  const halt = add(100, 1);
  const before = queue.entry2[second]!;
  add(5000, 0);
  add(5000, 0);
  expect(queue.entry2[halt]).toBe(100);
  expect(queue.entry2[second]).toBe(before);
});

test('blocks that are kept keep their entry', () => {
  const queue = new BlockQueue(4);
  for (let n = 0; n < 4; n++) {
    const slot = queue.reserve();
    queue.distance[slot] = 1;
    queue.acceleration[slot] = 100;
    queue.junction2[slot] = n === 0 ? 0 : 1000;
    queue.plan(0, 2);
  }
  // Block 2 could end at a stop when it came, 200; what came after cannot raise it.
  expect([0, 1, 2, 3].map((n) => queue.entry2[n])).toEqual([0, 200, 400, 200]);
});

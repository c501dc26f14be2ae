import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockQueue, LateQueue } from './ring.fixture.ts';

const PLACES = 5;
const block = fc.record({
  distance: fc.double({ min: 0.01, max: 50, noNaN: true }),
  acceleration: fc.double({ min: 10, max: 3000, noNaN: true }),
  junction2: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e5, noNaN: true })),
  /** The oldest leaves; else it runs so far on, at so much of what it can reach. */
  leaves: fc.boolean(),
  run: fc.double({ min: 0, max: 0.99, noNaN: true }),
});

test('the oldest block begins and ends as the queue that plans every block has it', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 60 }), (blocks) => {
      const eager = new BlockQueue(PLACES);
      const late = new LateQueue(PLACES);
      for (const { distance, acceleration, junction2, leaves, run } of blocks) {
        if (eager.full || (leaves && eager.count > 0)) {
          eager.discard();
          late.discard();
        } else if (eager.count > 0) {
          const left = eager.distance[eager.oldest]! * (1 - run);
          const most = eager.exit2 + 2 * eager.acceleration[eager.oldest]! * left;
          const entry2 = most * run;
          eager.distance[eager.oldest] = left;
          eager.entry2[eager.oldest] = entry2;
          late.goOn(entry2, left);
        }
        const slot = eager.reserve();
        expect(late.reserve()).toBe(slot);
        for (const queue of [eager, late]) {
          queue.distance[slot] = distance;
          queue.acceleration[slot] = acceleration;
          queue.junction2[slot] = eager.count === 1 ? 0 : junction2;
        }
        eager.plan(0);
        late.filled(slot);
        expect(late.count).toBe(eager.count);
        expect(late.oldest).toBe(eager.oldest);
        expect(late.entry2).toBeCloseTo(eager.entry2[eager.oldest]!, 6);
        expect(late.exit2).toBeCloseTo(eager.exit2, 6);
      }
    }),
  );
});

test('a ring of 4,096 blocks is asked no further than the way that braking takes', () => {
  const queue = new LateQueue(4096);
  const fill = (junction2: number): void => {
    const slot = queue.reserve();
    queue.distance[slot] = 1;
    queue.acceleration[slot] = 50;
    queue.junction2[slot] = junction2;
    queue.filled(slot);
  };
  fill(0);
  for (let n = 0; n < 4000; n++) fill(400);
  // Each block gains 100: four of them brake from 400, and a fifth says no more.
  expect(queue.exit2).toBe(100);
  queue.discard();
  expect([queue.entry2, queue.exit2]).toEqual([100, 200]);
});

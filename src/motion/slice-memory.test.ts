import { describe, expect, it } from 'vitest';
import { SliceMemory } from './slice-memory.ts';

/** Asks for a block of so many steps of 0.0125 mm, at 100 mm/s and 500 mm/s². */
function ask(memory: SliceMemory, steps: number, entry2 = 0): number {
  memory.asked.set([steps / 80, steps, entry2, 0, 6000, 1.8e6]);
  return memory.find();
}

describe('SliceMemory', () => {
  it('tells the seconds of a block that it was given, to the last bit', () => {
    const memory = new SliceMemory();
    const place = ask(memory, 8);
    expect(memory.seconds[place]).toBeNaN();
    memory.keep(place, 0.1 + 0.2);
    expect(memory.seconds[ask(memory, 8)]).toBe(0.1 + 0.2);
  });

  it('takes no block for another, whatever place they share', () => {
    const memory = new SliceMemory();
    const blocks = Array.from({ length: 20_000 }, (_, k) => [1 + (k % 7), k] as const);
    for (const [steps, entry2] of blocks) memory.keep(ask(memory, steps, entry2), steps + entry2);
    // Asking takes the place as well, so the latest come first.
    const known = blocks.reverse().map(([steps, entry2]) => memory.seconds[ask(memory, steps, entry2)]!);
    expect(known[0]).toBe(blocks[0]![0] + blocks[0]![1]);
    for (const [k, [steps, entry2]] of blocks.entries()) expect([steps + entry2, Number.NaN]).toContainEqual(known[k]);
  });

  it('keeps no block of more steps than a single can tell apart', () => {
    const memory = new SliceMemory();
    const steps = 2 ** 24;
    memory.keep(ask(memory, steps), 1);
    expect(memory.seconds[ask(memory, steps + 1)]).toBeNaN();
  });
});

import { describe, expect, it } from 'vitest';
import { assemblyParts } from '../../test/support/assembly.ts';

interface SliceMemory {
  startMemory(): void;
  find(way: number, steps: number, entry2: number, exit2: number, nominal: number, acceleration: number): number;
  secondsAt(place: number): number;
  keep(place: number, seconds: number): void;
}

const instance = await assemblyParts<SliceMemory>('src/motion/assembly', ['slice-memory']);

function sliceMemory(): SliceMemory {
  const memory = instance();
  memory.startMemory();
  return memory;
}

/** Asks for a block of so many steps of 0.0125 mm, at 100 mm/s and 500 mm/s². */
function ask(memory: SliceMemory, steps: number, entry2 = 0): number {
  return memory.find(steps / 80, steps, entry2, 0, 6000, 1.8e6);
}

describe('the memory of slices', () => {
  it('tells the seconds of a block that it was given, to the last bit', () => {
    const memory = sliceMemory();
    const place = ask(memory, 8);
    expect(memory.secondsAt(place)).toBeNaN();
    memory.keep(place, 0.1 + 0.2);
    expect(memory.secondsAt(ask(memory, 8))).toBe(0.1 + 0.2);
  });

  it('takes no block for another, whatever place they share', () => {
    const memory = sliceMemory();
    const blocks = Array.from({ length: 20_000 }, (_, k) => [1 + (k % 7), k] as const);
    for (const [steps, entry2] of blocks) memory.keep(ask(memory, steps, entry2), steps + entry2);
    // Asking takes the place as well, so the latest come first.
    const known = blocks.reverse().map(([steps, entry2]) => memory.secondsAt(ask(memory, steps, entry2)));
    expect(known[0]).toBe(blocks[0]![0] + blocks[0]![1]);
    for (const [k, [steps, entry2]] of blocks.entries()) expect([steps + entry2, Number.NaN]).toContainEqual(known[k]);
  });

  it('tells blocks apart by every one of their numbers', () => {
    const numbers = [0.1, 8, 25, 36, 6000, 1.8e6] as const;
    const memory = sliceMemory();
    for (let changed = 0; changed < numbers.length; changed++) {
      memory.keep(memory.find(...numbers), 1);
      const [way, steps, entry2, exit2, nominal, push] = numbers.map((value, k) => (k === changed ? value + 1 : value));
      expect(memory.secondsAt(memory.find(way!, steps!, entry2!, exit2!, nominal!, push!))).toBeNaN();
    }
  });

  it('keeps no block of more steps than a single can tell apart', () => {
    const memory = sliceMemory();
    const steps = 2 ** 24;
    memory.keep(ask(memory, steps), 1);
    expect(memory.secondsAt(ask(memory, steps + 1))).toBeNaN();
  });
});

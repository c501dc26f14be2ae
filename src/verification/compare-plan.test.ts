import { describe, expect, it } from 'vitest';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { comparePlan } from './compare-plan.ts';

const FIRST_LINE = 11;

/** A hundred dots in a row, a move a line, a dwell before number 50; in chunks of so many moves. */
function dots(moves: number, inChunk: number): Toolpath[] {
  const builder = new ToolpathBuilder();
  const chunks: Toolpath[] = [];
  for (let k = 0; k < moves; k++) {
    builder.line = FIRST_LINE + k;
    if (k === 50) builder.event({ type: 'dwell', seconds: 1, unit: 's' });
    builder.x = k / 10;
    builder.addFlat(MoveKind.engrave, Motion.line, 100, k % 2);
    if (builder.length === inChunk) chunks.push(builder.take());
  }
  return [...chunks, builder.take()];
}

function differenceOf(read: readonly Toolpath[], planned: readonly Toolpath[]): string | null {
  const comparer = comparePlan(planned, [FIRST_LINE, FIRST_LINE + 99]);
  for (const chunk of read) comparer.push(chunk);
  return comparer.end()?.en ?? null;
}

describe('comparePlan', () => {
  it('finds dots equal, whatever chunks they come in', () => {
    for (const size of [1, 7, 50, 64, 100]) expect(differenceOf(dots(100, size), dots(100, 33))).toBeNull();
  });

  it.each([0, 49, 50, 57, 99])('tells the line and the number of the dot that differs: %d', (n) => {
    for (const column of ['x', 'y', 'z', 'e', 'feed', 'power'] as const) {
      const read = dots(100, 200);
      read[0]![column][n]! += 0.1;
      expect(differenceOf(read, dots(100, 33))).toContain(`Line ${FIRST_LINE + n}, move ${n + 1}:`);
    }
  });

  it('tells a dot that is missing, one too many and an event that is not there', () => {
    expect(differenceOf(dots(99, 64), dots(100, 33))).toContain('a planned move is missing');
    expect(differenceOf(dots(100, 64), dots(99, 33))).toContain('not planned');
    const [read] = dots(100, 200);
    expect(differenceOf([{ ...read!, events: [] }], dots(100, 33))).toContain('Line 61, move 50:');
  });
});

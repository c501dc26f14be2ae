import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { OddSection } from './odd-section.ts';

/** Lines of a wall: [mm of way, times the usual filament]; the numbers of those that are told. */
function toldOf(
  lines: readonly (readonly [path: number, share: number])[],
  kind: number = MoveKind.outerWall,
): number[] {
  const odd = new OddSection();
  const told: number[] = [];
  for (const [n, [path, share]] of lines.entries()) {
    if (path < 1) {
      if (!(odd.mayLink(kind) && odd.isLink(path * share * 0.034, path))) odd.skip();
      continue;
    }
    const found = odd.hear(path * share * 0.034, path, kind, n + 1);
    if (found !== null) told.push(found.line);
  }
  const last = odd.rest();
  if (last !== null) told.push(last.line);
  return told;
}

describe('a line fed otherwise than its neighbours', () => {
  test('in the middle, at the beginning and at the end of a run', () => {
    expect(
      toldOf([
        [8, 1],
        [8, 1],
        [11, 0.7],
        [8, 1],
        [8, 1],
      ]),
    ).toEqual([3]);
    expect(
      toldOf([
        [11, 1.4],
        [8, 1],
        [8, 1],
      ]),
    ).toEqual([1]);
    expect(
      toldOf([
        [8, 1],
        [8, 1],
        [8, 1],
        [20, 0.4],
      ]),
    ).toEqual([4]);
  });

  test.each([
    [
      'a wall that gets thicker for good',
      [
        [8, 1],
        [8, 1],
        [8, 1.3],
        [8, 1.3],
        [8, 1.3],
      ],
    ],
    [
      'short lines, of a wedge',
      [
        [8, 1],
        [8, 1],
        [2, 0.7],
        [8, 1],
      ],
    ],
    [
      'a line whose neighbours are too short to tell',
      [
        [8, 1],
        [0.5, 1],
        [8, 0.8],
        [0.5, 1],
        [8, 1],
      ],
    ],
    [
      'a little less than usual',
      [
        [8, 1],
        [8, 1],
        [8, 0.95],
        [8, 1],
      ],
    ],
    [
      'widths that change from line to line',
      [
        [8, 1],
        [8, 0.9],
        [8, 0.8],
        [8, 0.7],
        [8, 0.6],
      ],
    ],
  ] as const)('%s is none', (_name, lines) => {
    expect(toldOf(lines)).toEqual([]);
  });

  test('the short links of a solid fill do not part its lines, those of a wall do', () => {
    const zigzag = [
      [8, 1],
      [0.5, 1],
      [8, 1],
      [0.5, 1],
      [8, 0.4],
      [0.5, 1],
      [8, 1],
      [0.5, 1],
      [8, 1],
    ] as const;
    expect(toldOf(zigzag, MoveKind.solidInfill)).toEqual([5]);
    expect(toldOf(zigzag)).toEqual([]);
  });

  test('a fill that grows wider and narrower step by step has thick lines on purpose', () => {
    const narrow = [
      [8, 1],
      [8, 1],
      [0.5, 1.15],
      [0.5, 1.3],
      [8, 1.55],
      [0.5, 1.3],
      [0.5, 1.15],
      [8, 1],
      [8, 1],
    ] as const;
    expect(toldOf(narrow, MoveKind.solidInfill)).toEqual([]);
  });

  test('lines of solid fill are fitted between walls', () => {
    expect(
      toldOf(
        [
          [8, 1],
          [8, 1],
          [11, 0.7],
          [8, 1],
          [8, 1],
        ],
        MoveKind.solidInfill,
      ),
    ).toEqual([]);
  });
});

test('a wall too thin for a loop, one thick line between two travels, is none', () => {
  const odd = new OddSection();
  for (const [line, share] of [1, 1, 1, 1, 0, 1.9].entries())
    if (share === 0) expect(odd.rest()).toBeNull();
    else expect(odd.hear(8 * share * 0.034, 8, MoveKind.outerWall, line)).toBeNull();
  expect(odd.rest()).toBeNull();
});

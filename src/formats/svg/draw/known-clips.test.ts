import { describe, expect, test } from 'vitest';
import { IDENTITY } from '../../../geometry/affine.ts';
import { readBody } from '../read-body.fixture.ts';
import { parseTree } from '../tree/parse-tree.ts';
import type { Clip } from './clip.ts';
import { KnownClips } from './known-clips.ts';

const fresh = (): Clip => ({ parts: [], clips: [] });

describe('clips that are asked for again and again', async () => {
  const { root } = await parseTree('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const state = { map: IDENTITY, width: 9, height: 9, opacity: 1, uses: [] };

  test('are made once where they stand alike, and anew elsewhere', () => {
    const known = new KnownClips();
    const first = known.clipOf(root, state, fresh);
    expect(known.clipOf(root, { ...state, map: [...IDENTITY] }, fresh)).toBe(first);
    for (const other of [{ map: [1, 0, 0, 1, 0, 5] as const }, { width: 8 }, { opacity: 0.5 }, { uses: [root] }])
      expect(known.clipOf(root, { ...state, ...other }, fresh)).not.toBe(first);
  });

  test('are one list with the same clips around them', () => {
    const known = new KnownClips();
    const [clip, around] = [fresh(), [fresh()]];
    expect(known.within(around, clip)).toEqual([...around, clip]);
    expect(known.within(around, clip)).toBe(known.within(around, clip));
    expect(known.within([], clip)).toEqual([clip]);
  });

  test('cut each object where it stands', async () => {
    const line = (attributes: string): string =>
      `<path clip-path="url(#c)" mask="url(#m)" fill="none" stroke="red" d="M0 20H90" ${attributes}/>`;
    const clip = '<clipPath id="c"><circle cx="30" cy="20" r="20"/></clipPath>';
    const mask = '<mask id="m"><path fill="#fff" d="M20 0H90V90H20z"/></mask>';
    const lines = [line(''), line(''), line('transform="translate(5 0)"'), `<g clip-path="url(#c)">${line('')}</g>`];
    const { drawing } = await readBody(`${clip}${mask}${lines.join('')}`);
    const ends = drawing.shapes.map(({ subpaths }) =>
      [subpaths[0]!.x0, subpaths[0]!.coordinates[0]!].sort((a, b) => a - b),
    );
    for (const [i, from] of [20, 20, 25, 20].entries()) {
      expect(ends[i]![0]).toBeCloseTo(from, 1);
      expect(ends[i]![1]).toBeCloseTo(from + 30, 1);
    }
  });
});

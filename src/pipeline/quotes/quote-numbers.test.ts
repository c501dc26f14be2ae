import { describe, expect, test } from 'vitest';
import { drawQuoteNumbers, issueRow, placeRow, refuseEnded, voidRows, type Witness } from './quote-numbers.ts';

const HERE = 'one@here#1';
const ELSEWHERE = 'one@elsewhere#1';
const DEAD = 'dead@here#1';
const WITNESS: Witness = {
  isAlive: (owner) => owner !== DEAD,
  isAtWork: (owner) => owner === HERE,
  isThere: (path) => path === '/there.pdf',
};
const drawn = (rows: readonly string[], owner: string) =>
  drawQuoteNumbers(rows, { dates: ['2026-03-14'], owner }, WITNESS);
const reserved = (owner: string): readonly string[] => drawn([], owner).rows;
const NUMBER = 'D2026-0001';
const wish = { number: NUMBER, why: 'lost computer' };

describe('a number is ended without a quote', () => {
  test('where its process is gone, or on another computer; the next quote takes the next number', () => {
    for (const owner of [DEAD, ELSEWHERE]) {
      const rows = [...reserved(owner), ...voidRows(reserved(owner), wish, WITNESS)];
      expect(JSON.parse(rows.at(-1)!)).toEqual({ type: 'void', ...wish });
      expect(drawn(rows, HERE).numbers).toEqual(['D2026-0002']);
      expect(() => voidRows(rows, wish, WITNESS)).toThrow(/void already/);
    }
  });

  test('until then the number on another computer is neither lost nor given again', () => {
    expect(drawn(reserved(ELSEWHERE), HERE).numbers).toEqual(['D2026-0002']);
    expect(() => voidRows(reserved(ELSEWHERE), { ...wish, number: 'D2026-0009' }, WITNESS)).toThrow(/never drawn/);
  });

  test('not while it is being made, nor once it was', () => {
    expect(() => voidRows(reserved(HERE), wish, WITNESS)).toThrow(/right now/);
    const place = (path: string) =>
      placeRow({ number: NUMBER, owner: ELSEWHERE, key: '', sha256: '0', files: [{ path, sha256: '0' }] });
    expect(() => voidRows([...reserved(ELSEWHERE), place('/there.pdf')], wish, WITNESS)).toThrow(/file is there/);
    expect(voidRows([...reserved(ELSEWHERE), place('/gone.pdf')], wish, WITNESS)).toHaveLength(1);
    expect(() => voidRows([...reserved(DEAD), issueRow(NUMBER, '0')], wish, WITNESS)).toThrow(/given to a quote/);
  });

  test('a process that comes back finds its number ended, and issues nothing', () => {
    const rows = [...reserved(ELSEWHERE), ...voidRows(reserved(ELSEWHERE), wish, WITNESS)];
    expect(() => refuseEnded(rows, [NUMBER])).toThrow(/ended meanwhile/);
    expect(() => refuseEnded(reserved(ELSEWHERE), [NUMBER])).not.toThrow();
  });
});

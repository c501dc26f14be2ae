import type { Polylines } from '../areas/polygons.ts';

/**
 * Letters of single lines for marks that a machine makes itself: capitals, digits and a few signs on a grid of 4 × 6,
 * drawn here. A stroke is two digits a point, strokes are divided by blanks.
 *
 *     6 ┏━━━┓     "A": 00 04 26 44 40 and 02 42
 *       ┃   ┃
 *     0 ┃   ┃
 *       0   4
 */
const STROKES: Readonly<Record<string, string>> = {
  A: '0004264440 0343',
  B: '00063645443303 3342413000',
  C: '46160501103040',
  D: '00062645412000',
  E: '46060040 0333',
  F: '460600 0333',
  G: '46160501103040434323',
  H: '0006 0343 4046',
  I: '0040 2026 0646',
  J: '01102031364606',
  K: '0006 460340',
  L: '060040',
  M: '0006234640',
  N: '00064046',
  O: '011030414536160501',
  P: '00063645443303',
  Q: '011030414536160501 2240',
  R: '00063645443303 2340',
  S: '45361605143241301001',
  T: '0646 2026',
  U: '060110304146',
  V: '062046',
  W: '0610233046',
  X: '0046 0640',
  Y: '062346 2023',
  Z: '06460040',
  '0': '011030414536160501 0145',
  '1': '052620 1030',
  '2': '0516364544010040',
  '3': '05163645443313 33424130 301001',
  '4': '30360141',
  '5': '4606033342413000',
  '6': '3616050110304142331302',
  '7': '064610',
  '8': '13040516364544331302011030414233',
  '9': '10304145361605041343',
  '%': '0046 05161504 3140',
  '.': '2021',
  '-': '1333',
  '/': '0046',
};

/** [grid] Width of a letter with the gap after it. */
const PITCH = 5.5;

/** A line of text as strokes. [mm] @param at lower left corner @param height of a capital */
export function strokeText(text: string, at: readonly [number, number], height: number): Polylines {
  const unit = height / 6;
  const coordinates: number[] = [];
  const ends: number[] = [];
  for (const [place, letter] of [...text.toUpperCase()].entries()) {
    for (const stroke of (STROKES[letter] ?? '').split(' ')) {
      if (stroke.length < 4) continue;
      for (let k = 0; k + 1 < stroke.length; k += 2)
        coordinates.push(at[0] + unit * (place * PITCH + Number(stroke[k])), at[1] + unit * Number(stroke[k + 1]));
      ends.push(coordinates.length / 2);
    }
  }
  return { coordinates: Float64Array.from(coordinates), ends: Uint32Array.from(ends) };
}

/** [mm] How wide a text of this height is. */
export function strokeTextWidth(text: string, height: number): number {
  return Math.max(0, ([...text].length * PITCH - 1.5) * (height / 6));
}

import { describe, expect, test } from 'vitest';
import { crossingPairs } from '../../geometry/crossing-pairs.ts';
import { drawingBounds, strokedSubpaths } from '../../geometry/drawing-measures.ts';
import { flattenSubpath } from '../../geometry/flatten-curve.ts';
import type { ReadOptions } from '../../model/format.ts';
import { Verb } from '../../model/part.ts';
import { HOUSE_FONT } from '../house-font.ts';
import { svg } from './index.ts';

async function read(body: string, fonts?: ReadOptions['fonts']) {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="200mm" height="100mm" viewBox="0 0 200 100">${body}</svg>`;
  const reading = await svg.readPart!(
    { name: 'test.svg', bytes: new TextEncoder().encode(text) },
    { settings: new Map(), resolve: async () => undefined, ...(fonts === undefined ? {} : { fonts }) },
  );
  if (reading.part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: reading.part, findings: reading.findings };
}

const houseFont = async () => [{ name: 'a.woff2', bytes: new Uint8Array(Buffer.from(HOUSE_FONT, 'base64')) }];

describe('live texts', () => {
  const cutText = (spacing: number): string =>
    `<text x="10" y="60" font-size="30" fill="none" stroke="red" letter-spacing="${spacing}">OOéO</text>`;

  test('letters that overlap are united, so that no cut runs through them; apart they keep their curves', async () => {
    const tight = strokedSubpaths((await read(cutText(-6))).drawing);
    expect(crossingPairs(tight.map((s) => flattenSubpath(s, 0.01).slice(0, -2)))).toEqual([]);
    const loose = strokedSubpaths((await read(cutText(2))).drawing);
    // Two rings a letter, and the accent; the é of this font overlaps itself.
    expect(loose).toHaveLength(9);
    expect(crossingPairs(loose.map((s) => flattenSubpath(s, 0.01).slice(0, -2)))).toEqual([]);
    expect(loose.some(({ verbs }) => verbs.includes(Verb.cubic))).toBe(true);
    expect(tight.every(({ verbs }) => !verbs.includes(Verb.cubic))).toBe(true);
  });

  test('united letters are as large as the letters were', async () => {
    const outer = async (fill: string): Promise<number> => {
      const { drawing } = await read(cutText(-6).replace('fill="none" stroke="red"', fill));
      const { minX, maxX } = drawingBounds(drawing)!;
      return maxX - minX;
    };
    expect(await outer('fill="none" stroke="red"')).toBeCloseTo(await outer('fill="black"'), 2);
  });

  test('a font that the user gave is found by the name in it, and used before the house’s', async () => {
    const own = await read('<text y="50" font-family="\'Nunito Extra-Light\', serif">é</text>', houseFont);
    const told = own.findings.filter(({ rule }) => rule === 'unconverted-text');
    expect(told.map(({ severity }) => severity)).toEqual(['info']);
    const other = await read('<text y="50" font-family="Fraunces">é</text>', houseFont);
    const missing = other.findings.find(({ rule }) => rule === 'unconverted-text')!;
    expect(missing.severity).toBe('warning');
    expect(missing.what.en).toContain('"Fraunces"');
  });

  test('fonts are not asked for where nothing is written', async () => {
    let asked = 0;
    await read('<rect width="9" height="9" stroke="red"/>', async () => {
      asked++;
      return [];
    });
    expect(asked).toBe(0);
  });
});

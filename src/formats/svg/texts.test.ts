import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { flattenSubpath } from '../../geometry/paths/flatten-curve.ts';
import { meetChains } from '../../geometry/paths/meet-chains.ts';
import type { ReadOptions } from '../../model/format.ts';
import { type Subpath, Verb } from '../../model/part.ts';
import { HOUSE_FONT } from '../house-font.ts';
import { readBody } from './read-body.fixture.ts';

const read = (body: string, fonts?: ReadOptions['fonts']) =>
  readBody(body, {
    page: 'width="200mm" height="100mm" viewBox="0 0 200 100"',
    ...(fonts === undefined ? {} : { fonts }),
  });

const houseFont = async () => [{ name: 'a.woff2', bytes: new Uint8Array(Buffer.from(HOUSE_FONT, 'base64')) }];

const crossings = (letters: readonly Subpath[]) =>
  meetChains(
    letters.map((s) => ({ points: flattenSubpath(s, 0.01).slice(0, -2), closed: true })),
    0.1,
  ).crossing;

describe('live texts', () => {
  const cutText = (spacing: number): string =>
    `<text x="10" y="60" font-size="30" fill="none" stroke="red" letter-spacing="${spacing}">OOéO</text>`;

  test('letters that overlap are united, so that no cut runs through them; apart they keep their curves', async () => {
    const tight = strokedSubpaths((await read(cutText(-6))).drawing);
    expect(crossings(tight)).toEqual([]);
    const loose = strokedSubpaths((await read(cutText(2))).drawing);
    // Two rings a letter, and the accent; the é of this font overlaps itself.
    expect(loose).toHaveLength(9);
    expect(crossings(loose)).toEqual([]);
    expect(loose.some(({ verbs }) => verbs.includes(Verb.cubic))).toBe(true);
    expect(tight.every(({ verbs }) => !verbs.includes(Verb.cubic))).toBe(true);
  });

  test('a text that runs to the left begins at its right end, one with the other anchor at its left', async () => {
    const side = async (style: string): Promise<readonly number[]> => {
      const { drawing } = await read(`<text x="100" y="60" font-size="30" style="${style}">HH</text>`);
      const { minX, maxX } = drawingBounds(drawing)!;
      return [minX, maxX].map((x) => Math.round(x * 1000) / 1000);
    };
    expect(await side('direction:rtl')).toEqual(await side('text-anchor:end'));
    expect(await side('direction:rtl;text-anchor:end')).toEqual(await side(''));
    expect((await side('direction:rtl'))[1]!).toBeLessThan(100);
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

  test('every letter that no font has is named once, not the first of them again and again', async () => {
    const { findings } = await read('<text y="50">A Ωж жΨ</text><text y="80">漢字</text>');
    const told = findings.filter(({ severity }) => severity === 'error').map(({ what }) => what.en);
    expect(told).toEqual([
      'The text "A Ωж жΨ" cannot be drawn wholly: no font at hand has "ΩжΨ".',
      'The text "漢字" cannot be drawn wholly: no font at hand has "漢字".',
    ]);
  });

  test('a face that is not at hand is named, not only its family', async () => {
    const { findings } = await read('<text y="50" font-family="Nunito" font-weight="bold">é</text>', houseFont);
    expect(findings.find(({ rule }) => rule === 'unconverted-text')!.what.en).toContain('"Nunito Bold"');
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

/** Left, right, low, high of what is drawn. */
async function frame(body: string): Promise<readonly [number, number, number, number]> {
  const { minX, maxX, minY, maxY } = drawingBounds((await read(body)).drawing)!;
  return [minX, maxX, minY, maxY];
}

describe('letters with places of their own', () => {
  const text = (attributes: string, letters: string): string =>
    `<text x="10" y="50" font-size="10" font-family="Nunito" ${attributes}>${letters}</text>`;

  test('rotate turns each letter about its beginning; the last number holds for the rest', async () => {
    const [left, right, low, high] = await frame(text('rotate="90"', 'l'));
    const upright = await frame(text('', 'l'));
    // A quarter turn clockwise: what stood above the base line lies to the right of the pen.
    expect(right - 10).toBeCloseTo(upright[3] - 50, 2);
    expect(high - 50).toBeCloseTo(-(upright[0] - 10), 2);
    expect(right - left).toBeCloseTo(upright[3] - upright[2], 2);
    expect(high - low).toBeCloseTo(upright[1] - upright[0], 2);
    expect(await frame(text('rotate="30"', 'll'))).toEqual(await frame(text('rotate="30 30"', 'll')));
  });

  test('textLength by the gaps keeps the letters, by the glyphs it stretches them', async () => {
    const one = await frame(text('', 'l'));
    const gaps = await frame(text('textLength="80"', 'lol'));
    expect(gaps[1] - gaps[0]).toBeGreaterThan(77);
    expect(gaps[1]).toBeLessThan(90);
    const glyphs = await frame(text('textLength="80" lengthAdjust="spacingAndGlyphs"', 'lol'));
    expect(glyphs[1]).toBeLessThan(90);
    expect(glyphs[0] - 10).toBeGreaterThan(3 * (one[0] - 10));
    const middle = await frame(text('textLength="80" text-anchor="middle"', 'lol'));
    expect((middle[0] + middle[1]) / 2).toBeCloseTo(10, 0);
  });

  test('baseline-shift raises and lowers, dominant-baseline works from a style as well', async () => {
    const plain = await frame(text('', 'x'));
    const raised = await frame(text('', '<tspan baseline-shift="3">x</tspan>'));
    expect(raised[2] - plain[2]).toBeCloseTo(3, 6);
    const lowered = await frame(text('', '<tspan style="baseline-shift:sub">x</tspan>'));
    expect(lowered[2]).toBeLessThan(plain[2]);
    expect(await frame(text('style="dominant-baseline:middle"', 'x'))).toEqual(
      await frame(text('dominant-baseline="middle"', 'x')),
    );
  });

  test('capitals by style', async () => {
    expect(await frame(text('style="text-transform:uppercase"', 'ab'))).toEqual(await frame(text('', 'AB')));
  });
});

describe('texts on a path', () => {
  const on = (path: string, attributes: string, letters: string, more = ''): string =>
    `<defs><path id="p" d="${path}"/></defs><text font-size="10" font-family="Nunito" ${more}><textPath href="#p" ${attributes}>${letters}</textPath></text>`;

  test('along a straight path it stands as on a line, from where it says', async () => {
    const plain = await frame('<text x="30" y="50" font-size="10" font-family="Nunito">Hill</text>');
    for (const start of ['startOffset="20"', 'startOffset="20%"']) {
      const along = await frame(on('M10 50H110', start, 'Hill'));
      for (const i of [0, 1, 2, 3]) expect(along[i]).toBeCloseTo(plain[i]!, 6);
    }
  });

  test('in the middle of a half circle it stands on its top, its letters upright there', async () => {
    const [left, right, low, high] = await frame(
      on('M20 60a30 30 0 0 1 60 0', 'startOffset="50%"', 'H', 'text-anchor="middle"'),
    );
    expect((left + right) / 2).toBeCloseTo(50, 1);
    expect(low).toBeCloseTo(70, 0);
    expect(high - low).toBeCloseTo(7.2, 0);
  });

  test('on the other side it hangs below', async () => {
    const [, , low, high] = await frame(on('M10 50H110', 'side="right"', 'H'));
    expect([Math.round(high), low < 45]).toEqual([50, true]);
  });

  test('what does not find room, and a path that is not there, are told', async () => {
    const long = await read(on('M10 50H30', '', 'far too long'));
    expect(long.findings.find(({ code }) => code === 'SVG003')!.measured).toBeGreaterThan(3);
    const lost = await read('<rect width="5" height="5"/><text><textPath href="#no">x</textPath></text>');
    expect(lost.findings.some(({ code }) => code === 'SVG002')).toBe(true);
  });
});

describe('lines of texts and small capitals', () => {
  /** [mm] Bounds of a line of text in the house font, size 20, on a base line at 50. */
  const bounds = async (attributes: string, letters = 'nn nn'): Promise<readonly number[]> => {
    const { drawing, codes } = await read(
      `<text x="10" y="50" font-size="20" font-family="Nunito" ${attributes}>${letters}</text>`,
    );
    expect(codes).toEqual(['SVG004']);
    const { minX, minY, maxX, maxY } = drawingBounds(drawing)!;
    return [minX, minY - 50, maxX, maxY - 50];
  };

  test('a line under, over or through is one bar from the first letter to the last', async () => {
    const plain = await bounds('');
    const under = await bounds('text-decoration="underline"');
    const over = await bounds('style="text-decoration:overline"');
    const through = await bounds('text-decoration="line-through"');
    expect(under[1]!).toBeLessThan(-1);
    expect([under[3], through[1], through[3]]).toEqual([plain[3], plain[1], plain[3]]);
    expect(over[3]!).toBeGreaterThan(15);
    for (const lined of [under, over, through]) {
      expect(lined[0]).toBeCloseTo(10, 6);
      expect(lined[2]!).toBeGreaterThan(plain[2]!);
    }
    const { drawing } = await read('<text y="50" text-decoration="underline line-through">il</text>');
    const bars = drawing.shapes[0]!.subpaths.filter(
      ({ verbs }) => verbs.length === 4 && verbs.every((v) => v === Verb.line),
    );
    expect(bars.length).toBeGreaterThanOrEqual(2);
  });

  test('letters and the line that crosses them are filled where both are, and cut around both', async () => {
    const area = async (attributes: string): Promise<number> =>
      engraveArea(
        (await read(`<text y="50" font-size="40" ${attributes}>gpq</text>`)).drawing,
        await loadPolygonKernel(),
      );
    const [plain, lined] = [await area(''), await area('text-decoration="underline"')];
    expect(lined).toBeGreaterThan(plain);
    const cut = strokedSubpaths(
      (await read('<text y="50" font-size="40" fill="none" stroke="red" text-decoration="underline">gpq</text>'))
        .drawing,
    );
    expect(crossings(cut)).toEqual([]);
  });

  test('on a curve each letter has its own', async () => {
    const { drawing } = await read(
      '<path id="p" d="M20 80a60 60 0 0 1 120 0" fill="none"/><text text-decoration="underline"><textPath href="#p">ooo</textPath></text>',
    );
    const bars = drawing.shapes[0]!.subpaths.filter(
      ({ verbs }) => verbs.length === 4 && verbs.every((v) => v === Verb.line),
    );
    expect(bars).toHaveLength(3);
  });

  test('small capitals are capitals of four fifths; capitals and digits stay', async () => {
    const [small, large] = [await bounds('font-variant="small-caps"', 'xx'), await bounds('', 'XX')];
    expect(small[3]! / large[3]!).toBeCloseTo(0.8, 3);
    expect(small[2]! - small[0]!).toBeCloseTo(0.8 * (large[2]! - large[0]!), 3);
    expect(await bounds('style="font:small-caps 20px Nunito"', 'X1')).toEqual(await bounds('', 'X1'));
    expect(await bounds('font-variant-caps="normal"', 'xx')).toEqual(await bounds('', 'xx'));
  });
});

describe('texts drawn more simply than they say', () => {
  test.each([['upwards', 'writing-mode="sideways-lr"']])('%s is told', async (_, attribute) => {
    const { findings } = await read(`<text y="50" font-family="Nunito" ${attribute}>x</text>`);
    expect(findings.filter(({ code }) => code === 'SVG006')).toHaveLength(1);
  });

  test('a text in a frame of old Inkscape is named, an empty frame is nothing', async () => {
    const flow = (words: string): string =>
      `<rect width="5" height="5"/><flowRoot><flowRegion><rect width="50" height="50"/></flowRegion><flowPara>${words}</flowPara></flowRoot>`;
    const told = (await read(flow('Some words'))).findings.find(({ code }) => code === 'SVG004')!;
    expect([told.severity, told.what.en.includes('Some words')]).toEqual(['error', true]);
    expect((await read(flow(''))).findings.filter(({ code }) => code === 'SVG004')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { svg } from './index.ts';
import { readBody } from './read-body.fixture.ts';

/** Red part of each stroke in order: what the sheet gave it. */
async function marks(sheet: string, body: string): Promise<{ readonly reds: readonly number[]; codes: string[] }> {
  const { drawing, codes } = await readBody(`<style>path{stroke:#010000} ${sheet}</style>${body}`);
  return { reds: drawing.shapes.map(({ stroke }) => stroke!.r), codes };
}

const LINES = '<path class="a" d="M0 0H9"/><path class="b" d="M0 1H9"/><path class="c" d="M0 2H9"/>';

describe('selectors', () => {
  test.each([
    ['path:not(.a){stroke:#020000}', [1, 2, 2]],
    ['path:not(.a, .c){stroke:#020000}', [1, 2, 1]],
    ['path:is(.a, .c){stroke:#020000}', [2, 1, 2]],
    ['path:where(.b){stroke:#020000}', [1, 2, 1]],
    [':where(.b){stroke:#020000}', [1, 1, 1]],
    ['path:nth-of-type(2){stroke:#020000}', [1, 2, 1]],
    ['path:nth-last-child(1){stroke:#020000}', [1, 1, 2]],
    ['path:nth-child(2n + 1){stroke:#020000}', [1, 1, 1]],
    ['.a ~ path{stroke:#020000}', [1, 2, 2]],
    ['.a + path{stroke:#020000}', [1, 2, 1]],
    ['svg > path.c{stroke:#020000}', [1, 1, 2]],
    ['path[class^="b"]{stroke:#020000}', [1, 2, 1]],
  ])('%s', async (sheet, reds) => {
    // The style element is the first child, so that the paths are the second to the fourth.
    const expected = sheet.includes('2n + 1') ? [1, 2, 1] : reds;
    expect(await marks(sheet, LINES)).toEqual({ reds: expected, codes: [] });
  });
});

test('names with signs of their own are told by number or by a stroke before them', async () => {
  const body = '<path class="10 a.b" d="M0 0H9"/><path id="1c" d="M0 1H9"/><path class="b" d="M0 2H9"/>';
  const sheet = String.raw`.\31 0.a\.b{stroke:#020000} #\31 c{stroke:#030000} .\000062{stroke:#040000}`;
  expect(await marks(sheet, body)).toEqual({ reds: [2, 3, 4], codes: [] });
});

describe('elements that are alike', () => {
  test('are matched by what stands above them, however often the same is met', async () => {
    const sheet = '.l .a{stroke:#020000} #k>.a{stroke:#030000} #k .b{stroke:#040000} .l>g .c{stroke:#050000}';
    const group = (attributes: string): string => `<g ${attributes}>${LINES}</g><g ${attributes}><g>${LINES}</g></g>`;
    const body = ['class="l"', 'id="k"', 'class="l" id="k2"', 'class="m"', 'class="l"'].map(group).join('');
    expect(await marks(sheet, body)).toEqual({
      // Groups .l, #k, .l again, .m, .l: lines in the group itself, then one group deeper.
      reds: [
        [2, 1, 1],
        [2, 1, 5],
        [3, 4, 1],
        [1, 4, 1],
        [2, 1, 1],
        [2, 1, 5],
        [1, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
        [2, 1, 5],
      ].flat(),
      codes: [],
    });
  });

  test('are told apart by their attributes and their places', async () => {
    const sheet = '.l>.a{stroke:#020000} .a[y="1"]{stroke:#030000} .l .b:first-child{stroke:#040000}';
    const own = '<path class="b" d="M0 0H9"/><path class="a" d="M0 1H9"/><path class="a" y="1" d="M0 2H9"/>';
    const body = `<g class="l">${own}${own}</g>`.repeat(3);
    expect((await marks(sheet, body)).reds).toEqual(Array.from({ length: 3 }, () => [4, 2, 3, 1, 2, 3]).flat());
  });

  test('are matched one by one where a rule asks for what stands beside them', async () => {
    const body = `<g class="l">${LINES}</g><g class="l">${LINES}${LINES}</g>`;
    expect((await marks('.l .c+.a{stroke:#020000} .l .b{stroke:#030000}', body)).reds).toEqual([
      1, 3, 1, 1, 3, 1, 2, 3, 1,
    ]);
  });
});

test('a drawing is not coloured by the rules of the one read before it', async () => {
  const colours: number[] = [];
  for (const red of [1, 2, 3]) {
    const { drawing } = await readBody(`<style>path{stroke:#0${red}0000}</style><path d="M0 0H9"/>`);
    colours.push(drawing.shapes[0]!.stroke!.r);
  }
  expect(colours).toEqual([1, 2, 3]);
});

describe('at-rules', () => {
  test.each([
    ['@media screen{path{stroke:#020000}}', 2],
    ['@media all and (prefers-color-scheme: light){path{stroke:#020000}}', 2],
    ['@media (prefers-color-scheme: dark){path{stroke:#020000}}', 1],
    ['@media print{path{stroke:#020000}}', 1],
    ['@media print, screen{path{stroke:#020000}}', 2],
    ['@layer base{path{stroke:#020000}}', 2],
    ['@font-face{font-family:x;src:url(x.woff)} @keyframes k{to{stroke:blue}}', 1],
  ])('%s', async (sheet, red) => {
    expect(await marks(sheet, LINES)).toEqual({ reds: [red, red, red], codes: [] });
  });

  test.each([
    '@media (min-width: 300px){path{stroke:#020000}}',
    '@supports (x:y){path{stroke:#020000}}',
    'path:has(g){stroke:#020000}',
    'g{.a{stroke:#020000}}',
  ])('what is not followed is named: %s', async (sheet) => {
    expect(await marks(sheet, LINES)).toEqual({ reds: [1, 1, 1], codes: ['SVG006'] });
  });

  test('states of a mouse are no reason for a word', async () => {
    expect(await marks('path:hover{stroke:#020000}', LINES)).toEqual({ reds: [1, 1, 1], codes: [] });
  });
});

describe('what is half seen', () => {
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

  test('a half-transparent picture is a lighter one, through all groups around it', async () => {
    const image = `<image width="9" height="9" href="${dot}"`;
    const { drawing } = await readBody(`${image}/>${image} opacity=".5"/><g opacity=".5">${image} opacity=".5"/></g>`);
    expect(drawing.images.map(({ raster }) => raster.grey[0])).toEqual([0, 128, 191]);
  });

  test('a half-transparent area is engraved as a full one, and it is said', async () => {
    const half = await readBody('<rect width="9" height="9" fill-opacity=".4"/>');
    expect(half.drawing.shapes).toMatchObject([{ fillOpacity: 0.4 }]);
    const outlined = await readBody('<g opacity=".5"><rect width="9" height="9" stroke="red" fill="#00000080"/></g>');
    expect(outlined.drawing.shapes[0]!.fillOpacity).toBeCloseTo(0.25, 2);
    expect(half.findings.find(({ code }) => code === 'SVG006')!.severity).toBe('info');
    expect((await readBody('<rect width="9" height="9" fill-opacity=".99"/>')).codes).toEqual([]);
  });

  test('a stroke that does not scale is as wide as its number says', async () => {
    const { drawing } = await readBody(
      '<g transform="scale(10)"><path d="M0 0H9" stroke="red" vector-effect="non-scaling-stroke"/><path d="M0 1H9" stroke="red"/></g>',
    );
    expect(drawing.shapes.map(({ strokeWidth }) => strokeWidth)).toEqual([25.4 / 96, 10]);
  });
});

describe('properties that move or shape an element', () => {
  test.each(["offset-path: path('M0 0H5')"])('are not followed, and each is named: %s', async (written) => {
    for (const body of [
      `<style>path{${written}}</style><path d="M0 0H9" stroke="red"/>`,
      `<path d="M0 0H9" stroke="red" style="${written}"/>`,
    ]) {
      const { drawing, findings, codes } = await readBody(body);
      expect(drawing.shapes).toHaveLength(1);
      expect(codes).toEqual(['SVG006']);
      expect(findings.find(({ code }) => code === 'SVG006')!.what.en).toContain(`"${written.split(':')[0]!}"`);
    }
  });

  test('are no reason for a word where they change nothing, or are attributes of the same name', async () => {
    const { codes } = await readBody(
      '<path style="rotate:none;translate:none;scale:none;offset-path:none" d="M0 0H9" stroke="red"/><path scale="2" rotate="9" d="M0 1H9" stroke="red"/>',
    );
    expect(codes).toEqual([]);
  });
});

describe('a lone &', () => {
  test('is the sign that it is, told with its place; in comments and CDATA it is nothing', async () => {
    const { drawing, findings } = await readBody('<title>Cut & engrave; A&B</title>\n<path d="M0 0H9" stroke="red"/>');
    expect(drawing.shapes).toHaveLength(1);
    const told = findings.find(({ code }) => code === 'SVG007')!;
    expect([told.where.line, told.what.en]).toEqual([1, 'Not correct XML: a lone & (faults: 1).']);
    const quiet = await readBody(
      '<!-- a & b --><style><![CDATA[/* a & b */ path{stroke:red}]]></style><path d="M0 0H9"/>',
    );
    expect([quiet.drawing.shapes[0]!.stroke, quiet.codes]).toEqual([{ r: 255, g: 0, b: 0 }, []]);
  });
});

describe('a file that is no markup', () => {
  const open = (text: string) =>
    svg.readPart!(
      { name: 'test.svg', bytes: new TextEncoder().encode(text) },
      { settings: new Map(), resolve: async () => undefined },
    );

  test('is refused at once, a blank one as empty', async () => {
    await expect(open(' \n\t ')).rejects.toMatchObject({ place: { line: 1, column: 1 }, rule: 'empty' });
    await expect(open('\0'.repeat(5_000_000))).rejects.toMatchObject({ place: { line: 1, column: 1 } });
  });
});

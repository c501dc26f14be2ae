import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { emptyBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Finding } from '../../model/finding.ts';
import type { Drawing, PartReading } from '../../model/part.ts';
import { svg } from './index.ts';

type Settings = Readonly<Record<string, string>>;

async function readBytes(bytes: Uint8Array, settings: Settings = {}, files: Readonly<Record<string, Uint8Array>> = {}) {
  const resolve = async (name: string) => files[name];
  const reading: PartReading = await svg.readPart!(
    { name: 'test.svg', bytes },
    { settings: new Map(Object.entries(settings)), resolve },
  );
  if (reading.part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: reading.part, findings: reading.findings };
}

function read(text: string, settings: Settings = {}) {
  return readBytes(new TextEncoder().encode(text), settings);
}

/** A page of 100 × 100 mm with user units of 1 mm. */
function page(body: string, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100mm" height="100mm" viewBox="0 0 100 100" ${attributes}>\n${body}</svg>`;
}

const RED = 'fill="none" stroke="red"';

function length(drawing: Drawing): number {
  return strokedSubpaths(drawing).reduce((sum, subpath) => sum + subpathLength(subpath), 0);
}

function box(drawing: Drawing): readonly number[] {
  const { minX, minY, maxX, maxY } = drawingBounds(drawing)!;
  return [minX, minY, maxX, maxY].map((value) => Math.round(value * 1e6) / 1e6);
}

function named(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

async function refusal(promise: Promise<unknown>): Promise<FormatError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FormatError);
  return error as FormatError; // just asserted
}

describe('where things lie', () => {
  test('the page is turned over: y points up from its lower left corner', async () => {
    const { drawing } = await read(page(`<path ${RED} d="M10 20H30V25"/>`));
    expect(box(drawing)).toEqual([10, 75, 30, 80]);
    expect(drawing.page).toEqual([100, 100]);
  });

  test('circles stay circles under turns and mirrors, and become ellipses under uneven scales', async () => {
    const { drawing } = await read(
      page(`<circle ${RED} r="5" transform="translate(50 50) rotate(33) scale(-1 1)"/>
            <circle ${RED} r="5" transform="translate(50 50) scale(2 1)"/>`),
    );
    const [round, flat] = strokedSubpaths(drawing);
    expect(round!.coordinates[2]).toBe(round!.coordinates[3]);
    expect(flat!.coordinates[2]).toBeCloseTo(10, 12);
    expect(flat!.coordinates[3]).toBeCloseTo(5, 12);
  });

  test('without a page the drawing’s own corner is the origin', async () => {
    const { drawing } = await read(
      `<svg xmlns="http://www.w3.org/2000/svg"><rect x="-960" y="96" width="96" height="96" ${RED}/></svg>`,
    );
    expect(box(drawing)).toEqual([0, 0, 25.4, 25.4]);
    expect(drawing.page).toBeNull();
  });

  test.each([
    ['rotate(90 10 10)', [5, 90, 10, 100]],
    ['translate(10,20) scale(2)', [10, 60, 30, 80]],
    ['matrix(1 0 0 1 5 5)', [5, 85, 15, 95]],
    ['translate(10)translate(0 10)', [10, 80, 20, 90]],
  ])('transform %s', async (transform, expected) => {
    const inner = transform.startsWith('rotate') ? 'x="10" y="0" width="10" height="5"' : 'width="10" height="10"';
    const { drawing } = await read(page(`<rect ${inner} ${RED} transform="${transform}"/>`));
    const shown = box(drawing);
    if (transform.startsWith('rotate')) expect(shown).toEqual([10, 80, 15, 90].map((v, i) => v + [5, 0, 5, 0][i]!));
    else expect(shown).toEqual(expected);
  });

  test('transform-origin, as attribute and in a style sheet', async () => {
    const { drawing } = await read(
      page(`<style>.a{transform:rotate(180deg);transform-origin:50px 50px}</style>
            <rect class="a" x="0" y="0" width="10" height="10" ${RED}/>`),
    );
    expect(box(drawing)).toEqual([90, 0, 100, 10]);
  });
});

describe('paths', () => {
  test.each([
    ['numbers run together', 'M1.5.5l1-2.5.5', 1, Math.hypot(1, 2.5) + 0],
    ['repeated moves are lines', 'M0 0 10 0 10 10', 1, 20],
    ['relative moves after z', 'M10 10h10v10z m30 0h5', 2, 20 + Math.hypot(10, 10) + 5],
    ['half circle', 'M0 10A10 10 0 0 1 20 10', 1, 10 * Math.PI],
    ['flags run together', 'M0 10a10 10 0 0120 0', 1, 10 * Math.PI],
    ['radii too small are grown', 'M0 10A1 1 0 0 1 20 10', 1, 10 * Math.PI],
    ['a radius of 0 is a line', 'M0 10A0 5 0 0 1 20 10', 1, 20],
  ])('%s', async (_, d, paths, expected) => {
    const { drawing } = await read(page(`<path ${RED} d="${d}"/>`));
    expect(strokedSubpaths(drawing)).toHaveLength(paths);
    if (d.startsWith('M1.5')) expect(length(drawing)).toBeCloseTo(Math.hypot(1, 2.5) + 0, 9);
    else expect(length(drawing)).toBeCloseTo(expected, 9);
  });

  test('a path that begins with a relative move stands where it says, whatever came before it', async () => {
    const body =
      '<rect x="10" y="10" width="80" height="50"/><path d="m 20,20 h 10 v 10 h -10 z m 20,0 h 10"/><path d="m5 5 10 0"/>';
    const { drawing } = await read(page(`<g fill="none" stroke="red">${body}</g>`));
    const starts = drawing.shapes.flatMap(({ subpaths }) => subpaths.map(({ x0, y0 }) => [x0, 100 - y0]));
    expect(starts.slice(1)).toEqual([
      [20, 20],
      [40, 20],
      [5, 5],
    ]);
  });

  test('smooth curves mirror the handle before them', async () => {
    const smooth = await read(page(`<path ${RED} d="M0 50C0 30 20 30 20 50S40 70 40 50Q45 40 50 50T60 50"/>`));
    const plain = await read(
      page(`<path ${RED} d="M0 50C0 30 20 30 20 50C20 70 40 70 40 50Q45 40 50 50Q55 60 60 50"/>`),
    );
    expect(length(smooth.drawing)).toBeCloseTo(length(plain.drawing), 9);
  });

  test('what comes before a fault is kept, and the fault is told with its place', async () => {
    const { drawing, findings } = await read(page(`<path id="p" ${RED} d="M0 0L10 0L NaN 5L20 20"/>`));
    expect(length(drawing)).toBe(10);
    const [fault] = named(findings, 'unreadable-part');
    expect(fault!.where).toMatchObject({ line: 2, element: 'path', id: 'p' });
    expect(fault!.what.en).toContain('character 12');
  });

  test.each(['M0 0L1e400 0', 'M0 0L10 undefined', 'L10 10', 'M 5', 'M0 0 L10 0 Z 5'])(
    '"%s" never throws',
    async (d) => {
      const { findings } = await read(page(`<path ${RED} d="${d}"/><rect width="5" height="5" ${RED}/>`));
      expect(named(findings, 'unreadable-part')).toHaveLength(1);
    },
  );

  test('strokes without length are counted and not drawn', async () => {
    const { drawing, findings } = await read(page(`<path ${RED} d="M5 5M6 6h0M7 7z M0 0h10"/>`));
    expect(strokedSubpaths(drawing)).toHaveLength(1);
    expect(named(findings, 'hidden-object')[0]!.measured).toBe(1);
  });
});

describe('style', () => {
  async function colorsOf(body: string): Promise<readonly string[]> {
    const { drawing } = await read(page(body));
    return drawing.shapes.map(({ stroke }) => (stroke === null ? 'none' : `${stroke.r},${stroke.g},${stroke.b}`));
  }
  const d = 'd="M0 0H10"';

  test('attribute < sheet by weight < style < important', async () => {
    const sheet =
      '<style>path{stroke:#010101} .c{stroke:#020202} #i{stroke:#030303} .z{stroke:#040404!important}</style>';
    expect(
      await colorsOf(`${sheet}<path ${d} stroke="red"/><path ${d} class="c"/><path ${d} class="c" id="i"/>
        <path ${d} class="c" style="stroke:#050505"/><path ${d} class="z" style="stroke:#050505"/>`),
    ).toEqual(['1,1,1', '2,2,2', '3,3,3', '5,5,5', '4,4,4']);
  });

  test('selectors: lists, descendants, children, attributes, first-child', async () => {
    const sheet = `<style><![CDATA[ /* x */ g path, .none {stroke:#010101} g > .k{stroke:#020202}
      [data-cut="yes"]{stroke:#030303} g :first-child{stroke-width:2} @media print{path{stroke:#090909}} a:hover path{stroke:#080808} ]]></style>`;
    expect(
      await colorsOf(`${sheet}<g><path ${d}/><path ${d} class="k"/><a><path ${d} class="k"/></a></g>
        <path ${d} data-cut="yes"/>`),
    ).toEqual(['1,1,1', '2,2,2', '1,1,1', '3,3,3']);
  });

  test.each([
    ['#f00', '255,0,0'],
    ['#0000ffff', '0,0,255'],
    ['rgb(100%,0%,50%)', '255,0,128'],
    ['rgba(0, 128, 0, .5)', '0,128,0'],
    ['hsl(120, 100%, 50%)', '0,255,0'],
    ['RebeccaPurple', '102,51,153'],
    ['currentColor', '1,2,3'],
    ['var(--cut, #040404)', '4,4,4'],
    ['url(#nothing) #050505', '5,5,5'],
    ['#00ff0000', 'hidden'],
  ])('colour %s', async (written, expected) => {
    const shown = await colorsOf(
      `<path ${d} fill="none" color="#010203" stroke="${written}"/><path ${d} stroke="#999"/>`,
    );
    expect(shown).toEqual(expected === 'hidden' ? ['153,153,153'] : [expected, '153,153,153']);
  });

  test('inherit and currentColor cross a use', async () => {
    expect(
      await colorsOf(`<defs><path id="p" ${d} stroke="inherit"/></defs><g stroke="#010101"><use href="#p"/></g>
        <use xlink:href="#p" stroke="#020202"/>`),
    ).toEqual(['1,1,1', '2,2,2']);
  });

  test('hidden things are left out and told', async () => {
    const { drawing, findings } = await read(
      page(`<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:groupmode="layer" inkscape:label="Repères" style="display:none"><path ${d} stroke="red"/><path ${d}/></g>
        <path ${d} ${RED} opacity="0"/><g visibility="hidden"><path ${d} ${RED}/><path ${d} ${RED} visibility="visible"/></g>
        <path ${d} fill="none"/>`),
    );
    expect(strokedSubpaths(drawing)).toHaveLength(1);
    const told = named(findings, 'hidden-object');
    expect(told.map((finding) => finding.measured).sort()).toEqual([1, 1, 1, 2]);
    expect(told.some((finding) => finding.what.fr.includes('« Repères »'))).toBe(true);
  });

  test('layers by Inkscape’s label and by Illustrator’s ids', async () => {
    const { drawing } = await read(
      page(`<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:groupmode="layer" i:label="Découpe"><g id="x"><path ${d} ${RED}/></g></g>
        <g id="Calque_x20_2"><path ${d} ${RED}/></g>`),
    );
    expect(drawing.shapes.map((shape) => shape.layer)).toEqual(['Découpe', 'Calque 2']);
  });
});

describe('views, copies and clips', () => {
  test('a nested view cuts off what sticks out', async () => {
    const { drawing } = await read(
      page(`<svg x="10" y="10" width="20" height="20"><path ${RED} d="M-5 10H50"/></svg>`),
    );
    expect(box(drawing)[0]).toBeCloseTo(10, 1);
    expect(length(drawing)).toBeCloseTo(20, 1);
  });

  test('a clip cuts strokes and keeps their curves, and cuts fills as areas', async () => {
    const { drawing } = await read(
      page(`<clipPath id="c"><rect x="0" y="0" width="100" height="50"/></clipPath>
        <circle clip-path="url(#c)" cx="50" cy="50" r="20" ${RED}/>
        <circle clip-path="url(#c)" cx="50" cy="50" r="10"/>`),
    );
    const [half] = strokedSubpaths(drawing);
    expect(half!.closed).toBe(false);
    expect([...half!.verbs].every((verb) => verb === 2)).toBe(true);
    expect(subpathLength(half!)).toBeCloseTo(20 * Math.PI, 1);
    const filled = drawing.shapes.filter((shape) => shape.fill !== null && shape.stroke === null);
    expect(filled).toHaveLength(1);
  });

  test('what lies along the edge of its clip is not cut up', async () => {
    const { drawing } = await read(
      page(`<clipPath id="c"><rect x="10" y="10" width="30" height="30"/></clipPath>
        <rect clip-path="url(#c)" x="10" y="10" width="30" height="30" ${RED}/>`),
    );
    expect(strokedSubpaths(drawing).map((subpath) => subpath.closed)).toEqual([true]);
    expect(length(drawing)).toBeCloseTo(120, 9);
  });

  test('a stroke ends on the outline of its clip, not beside it', async () => {
    const inside = '<clipPath id="c"><rect x="10" y="10" width="40" height="90"/></clipPath>';
    for (const shape of [
      `<rect clip-path="url(#c)" x="20" y="20" width="60" height="60" ${RED}/>`,
      `<path clip-path="url(#c)" d="M80 20H20V80H80" ${RED}/>`,
    ]) {
      const { drawing } = await read(page(inside + shape));
      expect(box(drawing)[2]).toBeCloseTo(50, 4);
      expect(length(drawing)).toBeCloseTo(120, 3);
    }
    const along = await read(page(`${inside}<rect clip-path="url(#c)" x="20" y="10" width="60" height="90" ${RED}/>`));
    expect(box(along.drawing)[2]).toBeCloseTo(50, 4);
    expect(length(along.drawing)).toBeCloseTo(150, 3);
  });

  test('clips in units of the object’s own box, and clips on clips', async () => {
    const { drawing } = await read(
      page(`<clipPath id="b" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>
        <path clip-path="url(#b)" d="M20 20h40v0.001h-40z" ${RED}/>`),
    );
    expect(box(drawing)[2]).toBeCloseTo(40, 1);
  });

  test('only the first child of a switch that holds', async () => {
    const { drawing } = await read(
      page(
        `<switch><foreignObject requiredExtensions="http://ns.adobe.com"/><g><path d="M0 0H10" ${RED}/></g><path d="M0 0H99" ${RED}/></switch>`,
      ),
    );
    expect(length(drawing)).toBe(10);
  });

  test('a use that contains itself is told and left out', async () => {
    const { findings } = await read(
      page(
        `<g id="a"><path d="M0 0H1" ${RED}/><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#nowhere"/>`,
      ),
    );
    expect(named(findings, 'unreadable-part').length).toBeGreaterThanOrEqual(2);
  });
});

describe('pictures', () => {
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

  test('an embedded picture is placed, upper left pixel first', async () => {
    const { drawing } = await read(
      page(`<image x="10" y="20" width="30" height="40" preserveAspectRatio="none" href="${dot}"/>`),
    );
    expect(drawing.images).toHaveLength(1);
    const [a, b, c, d, e, f] = drawing.images[0]!.transform;
    expect([a, b, c, d, e, f].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([30, 0, 0, -40, 10, 80]);
  });

  test('a coarse picture that fills its box is cut off at the box, within a pixel', async () => {
    const { drawing } = await read(
      page(
        `<image x="10" y="20" width="40" height="30" preserveAspectRatio="xMidYMid slice" href="${dot}" transform="rotate(90 30 30)"/>`,
      ),
    );
    const { raster, transform, area } = drawing.images[0]!;
    expect(area).toBeCloseTo(1200, 6);
    // One black pixel of 40 mm, of which 30 show.
    const [a, b, c, d] = transform;
    const black = raster.grey.filter((grey) => grey < 128).length;
    expect(black * Math.abs(a * d - b * c)).toBeCloseTo(1200, 6);
  });

  test('a linked picture comes through the resolver; the network is never asked', async () => {
    const body = `<path d="M0 0H1" ${RED}/><image width="5" height="5" href="logo%20a.png"/><image width="5" height="5" href="https://example.org/x.png"/>`;
    const bytes = Buffer.from(dot.split(',')[1]!, 'base64');
    const { drawing, findings } = await readBytes(new TextEncoder().encode(page(body)), {}, { 'logo a.png': bytes });
    expect(drawing.images).toHaveLength(1);
    expect(named(findings, 'missing-image')).toHaveLength(1);
    expect(named(findings, 'missing-image')[0]!.severity).toBe('error');
  });
});

describe('the size of the page', () => {
  const square = `<rect width="360" height="360" ${RED}/>`;
  const plain = (attributes: string, before = ''): string =>
    `${before}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${square}</svg>`;

  test.each([
    [
      'Illustrator, px',
      plain('width="400px" height="400px"', '<!-- Generator: Adobe Illustrator 24.0 -->'),
      127,
      'info',
    ],
    [
      'Illustrator, told by its layer name',
      plain('id="Calque_1" data-name="Calque 1" viewBox="0 0 400 400"'),
      127,
      'info',
    ],
    [
      'Inkscape 0.91',
      plain('xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="0.91 r13725" width="400"'),
      101.6,
      'info',
    ],
    [
      'Inkscape 1.2, another prefix',
      plain('xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1.2" width="400"'),
      95.25,
      'info',
    ],
    [
      'Affinity',
      plain('xmlns:serif="http://www.serif.com/" width="100%" height="100%" viewBox="0 0 400 400"'),
      95.25,
      'warning',
    ],
    ['points', plain('width="400pt" height="400pt" viewBox="0 0 400 400"'), 127, 'info'],
    ['only a height', plain('height="20cm" viewBox="0 0 400 400"'), 180, 'info'],
    ['a viewBox too wide for mm', plain('viewBox="0 0 4000 4000"'), 95.25, 'warning'],
    ['nothing at all', plain(''), 95.25, 'warning'],
  ])('%s', async (_, text, side, severity) => {
    const { drawing, findings } = await read(text);
    const [minX, , maxX] = box(drawing);
    expect(maxX! - minX!).toBeCloseTo(side, 4);
    const [scale] = named(findings, 'unit');
    expect([scale!.code, scale!.severity]).toEqual(['SVG001', severity]);
  });
});

describe('texts', () => {
  async function width(body: string): Promise<readonly number[]> {
    const { drawing } = await read(page(body));
    const bounds = emptyBounds();
    for (const shape of drawing.shapes) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
    return [bounds.minX, bounds.maxX, bounds.minY, bounds.maxY];
  }

  test('live text is outlined, with a warning that names its font', async () => {
    const { drawing, findings } = await read(
      page(
        '<text x="10" y="50" font-size="10" font-family="Comic Sans MS, sans-serif">Été <tspan fill="red">à l’œuvre</tspan></text>',
      ),
    );
    expect(drawing.shapes).toHaveLength(2);
    const [told] = named(findings, 'unconverted-text');
    expect([told!.code, told!.severity, told!.what.en.includes('Comic Sans MS')]).toEqual(['SVG004', 'warning', true]);
  });

  test('what the house font is asked for itself is only a word; what no font has is an error', async () => {
    const own = await read(page('<text y="50" font-family="Nunito">ok</text>'));
    expect(named(own.findings, 'unconverted-text')[0]!.severity).toBe('info');
    const foreign = await read(page('<text y="50">日本 ok</text>'));
    expect(named(foreign.findings, 'unconverted-text').map((finding) => finding.severity)).toContain('error');
  });

  test('anchors, places by letter, spacing and blanks', async () => {
    const [left, right] = await width('<text x="50" y="50" font-size="10" text-anchor="middle">HH</text>');
    expect((left! + right!) / 2).toBeCloseTo(50, 0);
    const [, end] = await width('<text x="50" y="50" font-size="10" text-anchor="end">HH</text>');
    expect(end!).toBeLessThan(50.01);
    const [first, last] = await width('<text x="10 80" y="50" font-size="10">HH</text>');
    expect(last! - first!).toBeGreaterThan(70);
    const tight = await width('<text x="0" y="50" font-size="10">  a \n  b </text>');
    expect(await width('<text x="0" y="50" font-size="10">a b</text>')).toEqual(tight);
    const wide = await width('<text x="0" y="50" font-size="10" letter-spacing="5">a b</text>');
    expect(wide[1]! - tight[1]!).toBeCloseTo(10, 6);
  });

  test('letters stand upright on their base line', async () => {
    const [, , low, high] = await width('<text x="0" y="60" font-size="10">H</text>');
    expect(low).toBeCloseTo(40, 0); // round ends reach a little under it
    expect(high).toBeCloseTo(47.05, 0);
  });
});

describe('what a laser cannot do as it is drawn', () => {
  test.each([
    ['SVG006', 'unsupported-effect', `<rect width="9" height="9" mask="url(#m)"/>`],
    ['SVG006', 'unsupported-effect', `<rect width="9" height="9" filter="url(#f)"/>`],
    ['SVG006', 'unsupported-effect', `<hatch id="p"/><rect width="9" height="9" fill="url(#p)"/>`],
    ['SVG009', 'invisible-stroke', `<rect width="9" height="9" ${RED} stroke-opacity="0"/>`],
    ['SVG009', 'invisible-stroke', `<rect width="9" height="9" ${RED} stroke-width="0"/>`],
    ['SVG010', 'dashed-stroke', `<path d="M0 0H9" ${RED} stroke-dasharray="2 1"/>`],
  ])('%s %s', async (code, rule, body) => {
    const { drawing, findings } = await read(page(body));
    expect(drawing.shapes).toHaveLength(1);
    expect(named(findings, rule).map((finding) => finding.code)).toEqual([code]);
  });

  test('the pen of a wide stroke is kept, in mm: ends, corners, dashes; a plain one is not spoken of', async () => {
    const { drawing } = await read(
      page(`<g stroke="#000" fill="none" transform="scale(2)" stroke-linecap="round"><path d="M0 0H9" stroke-width="3"
        style="stroke-linejoin:bevel;stroke-dasharray:3,1 2;stroke-dashoffset:-1"/><path d="M0 0H9" stroke-linecap="butt"
        stroke-dasharray="0 0" stroke-linejoin="miter-clip" stroke-miterlimit="-1"/></g>`),
    );
    expect(drawing.shapes.map(({ pen }) => pen)).toEqual([
      { cap: 'round', join: 'bevel', miterLimit: 4, dashes: [6, 2, 4, 6, 2, 4], dashOffset: -2 },
      undefined,
    ]);
  });

  test('a limit of mitres of 0, as Inkscape writes it, cuts them all off and is nothing to tell', async () => {
    const { drawing, findings } = await read(page(`<path d="M0 0H9" ${RED} stroke-miterlimit="0"/>`));
    expect(drawing.shapes[0]!.pen?.miterLimit).toBe(0);
    expect(findings.map((finding) => finding.rule)).toEqual(['unit']);
  });

  test('their nearest good ones are silent: one stop, no dash, a thin stroke', async () => {
    const { findings } = await read(
      page(`<linearGradient id="g"><stop stop-color="#123"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>
        <path d="M0 0H9" ${RED} stroke-dasharray="none" stroke-width=".01" filter="none"/>`),
    );
    expect(findings.map((finding) => finding.rule)).toEqual(['unit']);
  });
});

describe('files as they come', () => {
  const body = page(`<path d="M0 0H10" ${RED}/>`);

  test('packed, UTF-16, with a byte order mark, with another prefix, in Latin-1', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body, 'utf16le')]);
    const prefixed = body
      .replaceAll('<svg ', '<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" ')
      .replace('</svg', '</ns0:svg')
      .replace('<path', '<ns0:path');
    const latin = `<?xml version="1.0" encoding="ISO-8859-1"?>${page(`<g id="Découpe"><path d="M0 0H10" ${RED}/></g>`)}`;
    for (const bytes of [
      gzipSync(body),
      utf16,
      Buffer.from(`\ufeff${body}`),
      Buffer.from(prefixed),
      Buffer.from(latin, 'latin1'),
    ]) {
      const { drawing } = await readBytes(new Uint8Array(bytes));
      expect(length(drawing)).toBe(10);
      expect(svg.sniff(bytes.subarray(0, 4096), bytes.length)).toBeGreaterThan(0.5);
    }
  });

  test('undeclared entities, missing namespaces and rubbish at the end are read over', async () => {
    const { drawing, findings } = await read(
      `<svg width="10mm" height="10mm" viewBox="0 0 10 10"><title>&eacute;&nbsp;&wrong;</title><path d="M0 0H10" ${RED} xlink:foo="1"/></svg> \0 rubbish <`,
    );
    expect(length(drawing)).toBe(10);
    expect(named(findings, 'untidy-file')).toHaveLength(1);
  });

  test.each([
    ['cut short', '<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n<path d="M0 0', 'unreadable', 3],
    ['HTML', '<!DOCTYPE html>\n<html><body>no</body></html>', 'unreadable', 2],
    ['tags that do not match', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', 'unreadable', 1],
    ['empty', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'empty', 1],
    ['only text of spaces', '   ', 'empty', 1],
  ])('%s is refused with its line', async (_, text, rule, line) => {
    const error = await refusal(read(text));
    expect(error.rule).toBe(rule);
    expect(error.place.line).toBe(line);
  });

  test('all hidden is empty, and says why', async () => {
    const error = await refusal(read(page(`<path d="M0 0H10" ${RED} display="none"/>`)));
    expect(error.rule).toBe('empty');
    expect(error.text.en).toContain('display: none');
  });
});

describe('files that mean harm', () => {
  test('entities that multiply are stopped', async () => {
    const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const error = await refusal(read(`<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]>${page('<title>&l12;</title>')}`));
    expect(error.text.en).toContain('entities');
    // Told where the entity stands that grew too long, not only in which document.
    const broken = await refusal(
      read(`<?xml version="1.0"?>\n<!DOCTYPE svg [\n  <!ENTITY l0 "ha">\n  ${laughs}]>${page('<title>&l12;</title>')}`),
    );
    expect(broken.place).toMatchObject({ line: 4 });
    expect(broken.place.column).toBeGreaterThan(3);
    const nothing = Array.from({ length: 16 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(50)}">`).join('');
    const { drawing } = await read(
      `<!DOCTYPE svg [<!ENTITY e0 "">${nothing}]>${page(`<title>&e9;</title><path d="M0 0H10" ${RED}/>`)}`,
    );
    expect(length(drawing)).toBe(10);
  });

  test('a long entity used ten thousand times is stopped', async () => {
    const text = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50_000)}">]>${page(`<title>${'&a;'.repeat(10_000)}</title>`)}`;
    expect((await refusal(read(text))).text.en).toContain('entities');
  });

  test('external entities are never opened', async () => {
    const { findings } = await read(
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${page(`<title>&x;</title><path d="M0 0H10" ${RED}/>`)}`,
    );
    expect(named(findings, 'external-reference')).toHaveLength(1);
  });

  test('a million nested groups, and copies of copies of copies', async () => {
    expect((await refusal(read(page('<g>'.repeat(1_000_000))))).text.en).toContain('deep');
    const copies = Array.from(
      { length: 10 },
      (_, i) => `<g id="c${i + 1}">${`<use href="#c${i}"/>`.repeat(10)}</g>`,
    ).join('');
    const error = await refusal(
      read(page(`<defs><path id="c0" d="M0 0H1" ${RED}/>${copies}</defs><use href="#c10"/>`)),
    );
    expect(error.text.en).toContain('Copies');
  });

  test('transforms of NaN, views of nothing, numbers beyond reason', async () => {
    const { drawing, findings } = await read(
      page(`<rect width="5" height="5" ${RED} transform="scale(NaN)"/><rect width="5" height="5" ${RED} transform="scale(1e300) scale(1e300)"/>
        <rect width="5" height="5" ${RED} transform="scale(0 1)"/><svg viewBox="0 0 0 0"><path d="M0 0H9" ${RED}/></svg>
        <rect width="1e200" height="1e200" ${RED}/>`),
    );
    expect(strokedSubpaths(drawing).length).toBeLessThanOrEqual(2);
    expect(named(findings, 'unreadable-part').length).toBeGreaterThanOrEqual(2);
    const zero = await read(
      `<svg xmlns="http://www.w3.org/2000/svg" width="10mm" viewBox="0 0 0 10"><path d="M0 0H9.6" ${RED}/></svg>`,
    );
    const [told] = named(zero.findings, 'unit');
    expect(told).toMatchObject({ severity: 'warning', what: { en: expect.stringContaining('viewBox is not four') } });
    expect(told!.fix.en).toContain('viewBox="0 0 width height"');
  });

  test('a packed bomb is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32));
    expect((await refusal(readBytes(new Uint8Array(bomb)))).text.en).toContain('128 MB');
    const cut = gzipSync(Buffer.from(page(`<path d="M0 0H10" ${RED}/>`)));
    expect((await refusal(readBytes(new Uint8Array(cut.subarray(0, cut.length - 12))))).rule).toBe('unreadable');
  });
});

import { describe, expect, test } from 'vitest';
import type { Drawing, Part, Subpath } from '../../../model/part.ts';
import {
  type BenchRequest,
  BLACK,
  BLUE,
  circleOf,
  drawingOf,
  findingsOf,
  PLYWOOD,
  planOf,
  RED,
  rasterOf,
  shapeOf,
  squareOf,
  strokeOf,
  WHITE,
} from '../bench.fixture.ts';
import { LASER_PAGES, LASER_RULES } from './index.ts';

interface Case {
  readonly bad: Part;
  /** The nearest drawing that is fine. */
  readonly good: Part;
  readonly request?: BenchRequest;
  /** Where the good one differs by its machine or material. */
  readonly goodRequest?: BenchRequest;
}

const cut = (...subpaths: Parameters<typeof shapeOf>[0][number][]): Drawing =>
  drawingOf(subpaths.map((s) => shapeOf([s])));
const part = squareOf(50, 50, 40);
const grid = (step: number): Drawing =>
  cut(
    ...Array.from({ length: 12 }, (_, k) =>
      strokeOf([
        [50 + k * step, 50],
        [50 + k * step, 60],
      ]),
    ),
  );
const photo = (dpi: number): Part => rasterOf(100, 100, (x) => 2 * x, dpi);
const loops = strokeOf(
  [
    [50, 50],
    [90, 50],
    [90, 90],
    [50, 90],
    [50, 50],
  ],
  true,
);
/** A square with the corner loops that Boxes.py draws. */
const boxesPy = {
  ...loops,
  verbs: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1),
  coordinates: Float64Array.of(
    ...[90, 50, 90.1, 50, 90, 49.9, 90, 50],
    ...[90, 90, 90.1, 90, 90, 90.1, 90, 90],
    ...[50, 90, 49.9, 90, 50, 90.1, 50, 90],
    ...[50, 50, 49.9, 50, 50, 49.9, 50, 50],
  ),
};

const { recipes: _, ...bare } = PLYWOOD;
const recipe = { beam: 'co2', watts: '40 W' };
const cutOnly = { ...bare, recipes: [{ ...recipe, cut: { speed: '12 mm/s', power: '90 %' } }] };

const CASES: Readonly<Record<string, Case>> = {
  'outside-machine': { bad: cut(squareOf(0, 0, 400.1)), good: cut(squareOf(0, 0, 399.8)) },
  'material-refused': {
    bad: cut(part),
    good: cut(part),
    request: { material: { ...bare, refused: { en: 'Chlorine.', fr: 'Du chlore.' } } },
    goodRequest: {},
  },
  'too-thick': {
    bad: cut(part),
    good: cut(part),
    request: { settings: { thickness: '6 mm' } },
    goodRequest: { settings: { thickness: '3 mm' } },
  },
  empty: { bad: drawingOf([shapeOf([part], { fill: WHITE })]), good: drawingOf([shapeOf([part], { fill: BLACK })]) },
  'unmapped-color': {
    bad: drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], { stroke: { r: 0, g: 200, b: 200 } })]),
    good: drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], { stroke: BLUE })]),
    request: { settings: { convention: 'trotec' } },
  },
  'open-contour': {
    bad: cut(
      strokeOf([
        [50, 50],
        [90, 50],
        [90, 90],
        [50, 90],
        [50, 50.3],
      ]),
    ),
    good: cut(
      strokeOf([
        [50, 50],
        [90, 50],
        [90, 90],
        [50, 90],
        [50, 50.04],
      ]),
    ),
  },
  'duplicate-path': { bad: cut(part, part), good: cut(part, squareOf(50, 95, 40)) },
  'small-detail': { bad: cut(part, circleOf(70, 70, 0.7)), good: cut(part, circleOf(70, 70, 0.8)) },
  'low-resolution': { bad: photo(90), good: photo(110) },
  'no-setting': {
    bad: drawingOf([shapeOf([part], { fill: BLACK })]),
    good: drawingOf([shapeOf([part])]),
    request: { material: cutOnly },
  },
  'near-color': {
    bad: drawingOf([shapeOf([part], { stroke: { r: 254, g: 0, b: 0 } })]),
    good: drawingOf([shapeOf([part], { stroke: RED })]),
    request: { settings: { convention: 'trotec' } },
  },
  'hole-vanishes': {
    bad: cut(
      part,
      strokeOf(
        [
          [60, 60],
          [80, 60],
          [80, 60.15],
          [60, 60.15],
          [60, 60],
        ],
        true,
      ),
    ),
    good: cut(
      part,
      strokeOf(
        [
          [60, 60],
          [80, 60],
          [80, 60.25],
          [60, 60.25],
          [60, 60],
        ],
        true,
      ),
    ),
  },
  'outline-splits': {
    bad: cut(
      part,
      strokeOf(
        [
          [60, 60],
          [65, 60],
          [65, 64.95],
          [70, 64.95],
          [70, 60],
          [75, 60],
          [75, 70],
          [70, 70],
          [70, 65.05],
          [65, 65.05],
          [65, 70],
          [60, 70],
          [60, 60],
        ],
        true,
      ),
    ),
    good: cut(
      part,
      strokeOf(
        [
          [60, 60],
          [65, 60],
          [65, 64.5],
          [70, 64.5],
          [70, 60],
          [75, 60],
          [75, 70],
          [70, 70],
          [70, 65.5],
          [65, 65.5],
          [65, 70],
          [60, 70],
          [60, 60],
        ],
        true,
      ),
    ),
  },
  'shared-edge': { bad: cut(part, squareOf(90, 50, 40)), good: cut(part, squareOf(92, 50, 40)) },
  'outlined-area': {
    bad: drawingOf([shapeOf([part], { stroke: RED, fill: BLACK })]),
    good: drawingOf([shapeOf([part], { stroke: RED, fill: WHITE })]),
    request: { settings: { convention: 'trotec' } },
  },
  'even-shades': {
    bad: drawingOf([shapeOf([part], { fill: { r: 153, g: 153, b: 153 } })]),
    good: drawingOf([shapeOf([part], { fill: BLACK })]),
  },
  'text-over-edge': {
    bad: drawingOf([shapeOf([part]), { ...shapeOf([squareOf(85, 60, 10)], { fill: BLACK }), element: 'text' }]),
    good: drawingOf([
      shapeOf([part]),
      { ...shapeOf([squareOf(79, 60, 10)], { fill: BLACK }), element: 'text' },
      { ...shapeOf([squareOf(91, 60, 10)], { fill: BLACK }), element: 'text' },
      shapeOf([squareOf(85, 75, 10)], { fill: BLACK }),
    ]),
  },
  'kerf-in-drawing': { bad: cut(boxesPy), good: cut(loops) },
  'writer-colors': {
    bad: { ...drawingOf([shapeOf([part], { stroke: BLACK })]), colorsOf: 'boxes.py' },
    good: drawingOf([shapeOf([part], { stroke: BLACK })]),
    request: { laser: { convention: 'trotec' } },
  },
  'colors-alike': {
    bad: drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 10)], { stroke: BLUE })]),
    good: drawingOf([shapeOf([part], { stroke: BLUE }), shapeOf([squareOf(60, 60, 10)], { stroke: BLUE })]),
  },
  'nothing-cut': {
    bad: drawingOf([shapeOf([part], { stroke: BLACK, strokeWidth: 0.2 })]),
    good: drawingOf([shapeOf([part], { stroke: BLACK, strokeWidth: 0.2 }), shapeOf([squareOf(40, 40, 60)])]),
    request: { laser: { convention: 'trotec' } },
  },
  'small-part': { bad: cut(squareOf(50, 50, 14)), good: cut(squareOf(50, 50, 15)) },
  'loose-island': { bad: cut(part, circleOf(70, 70, 15), circleOf(70, 70, 10)), good: cut(part, circleOf(70, 70, 15)) },
  'stray-dot': {
    bad: cut(
      part,
      strokeOf([
        [60, 60],
        [60, 60],
      ]),
    ),
    good: cut(
      part,
      strokeOf([
        [60, 60],
        [61, 60],
      ]),
    ),
  },
  'white-stroke': { bad: drawingOf([shapeOf([part], { stroke: WHITE })]), good: cut(part) },
  'whole-sheet-engraved': {
    bad: drawingOf([shapeOf([squareOf(0, 0, 100)], { fill: BLACK }), shapeOf([part])], [100, 100]),
    good: drawingOf([shapeOf([squareOf(0, 0, 80)], { fill: BLACK }), shapeOf([part])], [100, 100]),
  },
  'wide-stroke': {
    bad: drawingOf([shapeOf([part], { strokeWidth: 2 })]),
    good: drawingOf([shapeOf([part], { strokeWidth: 0.9 })]),
  },
  'speed-limited': {
    bad: drawingOf([shapeOf([part], { fill: BLACK })]),
    good: drawingOf([shapeOf([part], { fill: BLACK })]),
    request: { settings: { engraveSpeed: '150 mm/s' } },
    goodRequest: {},
  },
  'weak-power': {
    bad: cut(part),
    good: cut(part),
    request: { laser: { powerMin: '10 %' }, settings: { cutPower: '8 %' } },
    goodRequest: { laser: { powerMin: '10 %' } },
  },
  uncalibrated: {
    bad: cut(part),
    good: cut(part),
    goodRequest: {
      material: { ...bare, recipes: [{ ...recipe, calibrated: true, cut: { speed: '12 mm/s', power: '90 %' } }] },
    },
  },
  'mind-material': {
    bad: cut(part),
    good: cut(part),
    request: { material: { ...PLYWOOD, caution: { en: 'Smoke.', fr: 'De la fumée.' } } },
    goodRequest: {},
  },
  'no-material': { bad: cut(part), good: cut(part), request: { material: null }, goodRequest: {} },
  'tiny-drawing': { bad: cut(squareOf(50, 50, 4)), good: cut(squareOf(50, 50, 5)) },
  'dense-cuts': { bad: grid(1), good: grid(4) },
  'engraving-starved': {
    bad: rasterOf(200, 100, (x, y) => ((x + y) % 2 === 0 ? 0 : 255)),
    good: rasterOf(200, 100, () => 0),
  },
  'crossing-outline': {
    bad: cut(
      strokeOf(
        [
          [50, 50],
          [90, 90],
          [90, 50],
          [50, 90],
          [50, 50],
        ],
        true,
      ),
    ),
    good: cut(
      strokeOf(
        [
          [50, 50],
          [90, 50],
          [90, 90],
          [50, 90],
          [50, 50],
        ],
        true,
      ),
    ),
  },
  'overlapping-parts': { bad: cut(part, squareOf(80, 80, 40)), good: cut(part, squareOf(92, 92, 40)) },
  'left-out': {
    bad: drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], { stroke: BLUE })]),
    good: drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)])]),
    request: { laser: { colors: { '#0000ff': 'ignore' } } },
  },
  'too-close': { bad: cut(part, squareOf(90.3, 50, 40)), good: cut(part, squareOf(90.6, 50, 40)) },
};

const namesOf = async (of: Part, request: BenchRequest = {}): Promise<readonly string[]> =>
  (await findingsOf(of, request)).map(({ rule }) => rule);

describe('laser rules', () => {
  for (const [name, { bad, good, request, goodRequest }] of Object.entries(CASES)) {
    test(`${name}: fires on the bad drawing, not on its nearest good one`, async () => {
      expect(await namesOf(bad, request)).toContain(name);
      expect(await namesOf(good, goodRequest ?? request)).not.toContain(name);
    });
  }

  test('every rule has its case, every page its own code and both languages', () => {
    expect(LASER_RULES.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
    expect(new Set(LASER_PAGES.map(({ code }) => code)).size).toBe(LASER_PAGES.length);
    for (const page of LASER_PAGES) {
      expect(page.code).toMatch(/^LAS\d{3}$/);
      for (const text of [page.title, page.what, page.why, page.fix, page.example]) {
        expect(text.en.length).toBeGreaterThan(8);
        expect(text.fr.length).toBeGreaterThan(8);
        expect(text.fr).not.toContain("'");
        expect(text.fr.replace(/« .*? »/g, '')).not.toMatch(/\S[:;?!](?=\s)/);
      }
    }
  });

  test('findings come worst first and say where', async () => {
    const findings = await findingsOf(
      cut(
        squareOf(0, 0, 500),
        strokeOf([
          [1, 1],
          [9, 9],
        ]),
      ),
    );
    const rank = { error: 0, warning: 1, info: 2 };
    const ranks = findings.map(({ severity }) => rank[severity]);
    expect(ranks).toEqual([...ranks].sort());
    const open = findings.find(({ rule }) => rule === 'open-contour')!;
    expect(open.where.line).toBe(1);
    expect(open.measured).toBeCloseTo(8 * Math.SQRT2, 9);
  });

  test('how fine a picture must be is a setting', async () => {
    const told = async (leastDpi: string): Promise<readonly number[]> =>
      (await findingsOf(photo(90), { settings: { leastDpi } }))
        .filter(({ rule }) => rule === 'low-resolution')
        .map(({ limit }) => limit!);
    expect(await told('91')).toEqual([91]);
    expect(await told('89')).toEqual([]);
  });

  test('PVC stops with the reason of the material, whatever the drawing', async () => {
    const why = {
      en: 'Burning PVC gives off hydrogen chloride gas.',
      fr: 'Le PVC qui brûle dégage du chlorure d’hydrogène.',
    };
    const request = { material: { thickness: '3 mm', refused: why } };
    const refused = (await findingsOf(cut(part), request)).find(({ rule }) => rule === 'material-refused')!;
    expect(refused.severity).toBe('error');
    expect(refused.why).toEqual(why);
    expect((await planOf(cut(part), request)).plates).toEqual([]);
  });

  test('open lines in a colour that no outline has may be marks, and it is said how', async () => {
    const line = strokeOf([
      [5, 5],
      [9, 5],
    ]);
    const fixOf = async (drawing: Drawing): Promise<string> =>
      (await findingsOf(drawing)).find(({ rule }) => rule === 'open-contour')!.fix.en;
    expect(await fixOf(drawingOf([shapeOf([part]), shapeOf([line], { stroke: BLUE })]))).toContain(
      '--set operations=#0000ff=score',
    );
    expect(await fixOf(cut(part, line))).not.toContain('=score');
  });

  test('many slits, as of a living hinge, are one finding; an outline that lacks a side among them is another', async () => {
    const slits = (count: number): Subpath[] =>
      Array.from({ length: count }, (_, k) =>
        strokeOf([
          [60 + 4 * k, 60],
          [60 + 4 * k, 80],
        ]),
      );
    const gap = strokeOf([
      [5, 5],
      [40, 5],
      [40, 40],
      [5, 40],
      [5, 6],
    ]);
    const told = async (...subpaths: readonly Subpath[]) =>
      (await findingsOf(cut(...subpaths))).filter(({ rule }) => rule === 'open-contour');
    const [hinge, outline, none] = await told(...slits(12), gap);
    expect(none).toBeUndefined();
    expect(hinge!.what.en).toBe('Cuts that are open lines: 12, 240 mm in all. The first is 20 mm long.');
    expect(outline!.measured).toBeCloseTo(1, 9);
    expect(await told(...slits(8))).toHaveLength(8);
  });

  test('a thousand loose ends do not make a thousand findings', async () => {
    const loose = cut(
      ...Array.from({ length: 300 }, (_, k) =>
        strokeOf([
          [(k % 30) * 10, Math.floor(k / 30) * 10],
          [(k % 30) * 10 + 5, Math.floor(k / 30) * 10 + 5],
          [(k % 30) * 10 + 2, Math.floor(k / 30) * 10],
        ]),
      ),
    );
    const open = (await findingsOf(loose)).filter(({ rule }) => rule === 'open-contour');
    expect(open.length).toBeLessThanOrEqual(21);
    expect(open.some(({ what }) => what.en.includes('280'))).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../model/finding.ts';
import type { Drawing, Subpath } from '../../../model/part.ts';
import {
  type BenchRequest,
  BLACK,
  BLUE,
  circleOf,
  drawingOf,
  findingsOf,
  RED,
  shapeOf,
  squareOf,
  strokeOf,
} from '../bench.fixture.ts';

/** Drawings that lie just on one side of a rule, beside those of `rules.test.ts`: what once was told wrongly, or not. */
const cut = (...subpaths: readonly Subpath[]): Drawing => drawingOf(subpaths.map((subpath) => shapeOf([subpath])));
const line = (...points: readonly (readonly [number, number])[]): Subpath => strokeOf(points);
const outline = (...points: readonly (readonly [number, number])[]): Subpath => strokeOf([...points, points[0]!], true);
const part = squareOf(50, 50, 60);

async function told(name: string, drawing: Drawing, request?: BenchRequest): Promise<readonly Finding[]> {
  return (await findingsOf(drawing, request)).filter(({ rule }) => rule === name);
}

function turned(width: number, length: number, angle: number): Subpath {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number): [number, number] => [80 + x * cos - y * sin, 80 + x * sin + y * cos];
  return outline(at(0, 0), at(length, 0), at(length, width), at(0, width));
}

describe('small-detail', () => {
  test('measures slits across, at any angle', async () => {
    for (const angle of [0, 0.3, 0.7, Math.PI / 2]) {
      expect(await told('small-detail', cut(part, turned(1.55, 20, angle)))).toEqual([]);
      const [finding] = await told('small-detail', cut(part, turned(1.4, 20, angle)));
      expect(finding!.measured).toBeCloseTo(1.4, 2);
    }
  });

  test('measures what fits in, not the mean: a triangle of 1.7 mm is none, a bent strip of 1.2 mm is', async () => {
    expect(await told('small-detail', cut(part, outline([60, 60], [63, 60], [61.5, 62.6])))).toEqual([]);
    const strip = outline([60, 60], [90, 60], [90, 61.2], [61.2, 61.2], [61.2, 90], [60, 90]);
    expect(await told('small-detail', cut(part, strip))).toHaveLength(1);
  });

  test('looks at the pieces of an outline that crosses itself', async () => {
    const bowTie = (side: number): Subpath =>
      outline([60, 60], [60 + side, 60 + side], [60 + side, 60], [60, 60 + side]);
    expect(await told('small-detail', cut(bowTie(40)))).toEqual([]);
    expect(await told('crossing-outline', cut(bowTie(40)))).toHaveLength(1);
    const [finding] = await told('small-detail', cut(part, bowTie(2)));
    // The disc in a right triangle of hypotenuse 2 mm and sides √2.
    expect(finding!.measured).toBeCloseTo(2 * Math.SQRT2 - 2, 2);
  });

  test('finds letters too small to read, by what is done with them', async () => {
    const word = (height: number, paint: object): Drawing =>
      drawingOf([
        shapeOf([part]),
        shapeOf([outline([60, 60], [60.6, 60], [60.6, 60 + height], [60, 60 + height])], { element: 'text', ...paint }),
      ]);
    const letters = async (height: number, paint: object): Promise<number> =>
      (await told('small-detail', word(height, paint))).filter(({ what }) => what.en.includes('letters')).length;
    expect(await letters(1.9, { fill: BLACK })).toBe(1);
    expect(await letters(2.1, { fill: BLACK })).toBe(0);
    expect(await letters(4.9, {})).toBe(1);
    expect(await letters(5.1, {})).toBe(0);
    expect(await letters(1.9, { fill: BLACK, element: 'path' })).toBe(0);
  });
});

describe('sizes are told as they are drawn', () => {
  test('a part of 14.9 mm is smaller than a cell of 15, whatever its cut takes', async () => {
    const [finding] = await told('small-part', cut(squareOf(50, 50, 14.9)));
    expect(finding!.measured).toBeCloseTo(14.9, 2);
  });

  test('4.9 mm is tiny', async () => {
    const [finding] = await told('tiny-drawing', cut(squareOf(50, 50, 4.9)));
    expect(finding!.measured).toBeCloseTo(4.9, 2);
  });

  test('a drawing that only its cuts make too large says so, and how to keep to its lines', async () => {
    const [byKerf] = await told('outside-machine', cut(squareOf(0, 0, 400)));
    expect(byKerf!.what.en).toContain('400 × 400 mm, 400.2 × 400.2 mm with the width of the cuts');
    expect(byKerf!.fix.en).toContain('--set kerf=0');
    expect(await told('outside-machine', cut(squareOf(0, 0, 400)), { settings: { kerf: 0 } })).toEqual([]);
    const [anyway] = await told('outside-machine', cut(squareOf(0, 0, 410)));
    expect(anyway!.fix.en).not.toContain('--set kerf=0');
  });

  test('a small drawing that lies beside its page is told where it lies, if it must stay there', async () => {
    const beside = cut(squareOf(-3, 50, 40));
    const [finding, more] = await told('outside-machine', beside, { settings: { placement: 'page', kerf: 0 } });
    expect(more).toBeUndefined();
    expect(finding!.what.en).toBe('Where its page has it, the drawing reaches 3 mm beyond the sheet.');
    expect(finding!.fix.en).toContain('placement=page');
    expect(await told('outside-machine', beside)).toEqual([]);
    const [large] = await told('outside-machine', cut(squareOf(0, 0, 410)), { settings: { placement: 'page' } });
    expect(large!.what.en).toContain('410 × 410 mm');
  });
});

describe('open-contour and shared-edge', () => {
  test('ends on other cuts are not loose: a square of three sides beside one of four', async () => {
    const sides = [
      line([10, 10], [40, 10]),
      line([40, 10], [40, 40]),
      line([40, 40], [10, 40]),
      line([10, 40], [10, 10]),
      line([40, 10], [70, 10]),
      line([70, 10], [70, 40]),
      line([70, 40], [40, 40]),
    ];
    expect(await told('open-contour', cut(...sides))).toEqual([]);
    expect(await told('shared-edge', cut(...sides))).toHaveLength(1);
    // Half a millimetre from the corner the end is loose.
    sides[6] = line([70, 40], [40.5, 40]);
    expect(await told('open-contour', cut(...sides))).toHaveLength(1);
    expect(await told('shared-edge', cut(...sides))).toEqual([]);
  });

  test('lines that run on in each other share no edge, and their ends are loose', async () => {
    const drawing = cut(line([10, 10], [60, 10]), line([30, 10], [90, 10]));
    expect(await told('shared-edge', drawing)).toEqual([]);
    const [finding] = await told('open-contour', drawing);
    expect(finding!.measured).toBeCloseTo(80, 6);
  });

  test('an outline with a spur drawn there and back is still an outline', async () => {
    const spur = outline([50, 50], [90, 50], [90, 90], [70, 90], [70, 110], [70, 90], [50, 90]);
    expect(await told('open-contour', cut(spur))).toEqual([]);
  });

  test('a line there and back is burnt once', async () => {
    const [finding] = await told('open-contour', cut(outline([10, 10], [60, 10])));
    expect(finding!.what.en).toContain('A cut of 50 mm is open');
  });
});

test('whole-sheet-engraved: a frame with an empty middle is no background', async () => {
  const frame = (border: number): Drawing =>
    drawingOf(
      [
        shapeOf([squareOf(0, 0, 100), squareOf(border, border, 100 - 2 * border)], {
          fill: BLACK,
          fillRule: 'evenodd',
        }),
        shapeOf([squareOf(30, 30, 40)]),
      ],
      [100, 100],
    );
  expect(await told('whole-sheet-engraved', frame(5))).toEqual([]);
  expect(await told('whole-sheet-engraved', frame(40))).toHaveLength(1);
});

test('dense-cuts: a square centimetre is crowded wherever it lies', async () => {
  const slits = (x: number, y: number, step: number): Drawing =>
    cut(part, ...Array.from({ length: 7 }, (_, k) => line([x + k * step, y], [x + k * step, y + 8])));
  for (const [x, y] of [
    [61, 61],
    [66, 66],
    [68, 62],
  ] as const) {
    const [finding] = await told('dense-cuts', slits(x, y, 1), { material: WITH_HEAT });
    expect(finding!.measured).toBeCloseTo(56, 6);
    expect(await told('dense-cuts', slits(x, y, 5), { material: WITH_HEAT })).toEqual([]);
  }
});

const WITH_HEAT = {
  thickness: '3 mm',
  kerf: '0.2 mm',
  heat: '0.4 1/mm',
  recipes: [{ beam: 'co2', watts: '40 W', cut: { speed: '12 mm/s', power: '90 %' } }],
};

test('circles are measured exactly', async () => {
  expect(await told('small-detail', cut(part, circleOf(70, 70, 0.75)))).toEqual([]);
  expect(await told('small-detail', cut(part, circleOf(70, 70, 0.749)))).toHaveLength(1);
});

describe('too-close', () => {
  /** Two squares of 15 mm joined by a neck. */
  const dumbbell = (neck: number): Subpath => {
    const [low, high] = [67.5 - neck / 2, 67.5 + neck / 2];
    return outline(
      ...([
        [60, 60],
        [75, 60],
        [75, low],
        [85, low],
        [85, 60],
        [100, 60],
        [100, 75],
        [85, 75],
        [85, high],
        [75, high],
        [75, 75],
        [60, 75],
      ] as const),
    );
  };
  /** A slot round a square that hangs on a bridge. */
  const stencil = (bridge: number): Subpath =>
    outline(
      [60, 60],
      [90, 60],
      [90, 90],
      [60, 90],
      [60, 75 + bridge],
      [65, 75 + bridge],
      [65, 85],
      [85, 85],
      [85, 65],
      [65, 65],
      [65, 75],
      [60, 75],
    );

  test('finds the neck of a part and the bridge of a stencil within one outline', async () => {
    for (const [narrow, wide] of [
      [cut(dumbbell(0.4)), cut(dumbbell(0.6))],
      [cut(part, stencil(0.4)), cut(part, stencil(0.6))],
    ] as const) {
      const [finding] = await told('too-close', narrow);
      expect(finding!.measured).toBeCloseTo(0.4, 6);
      expect(await told('too-close', wide)).toEqual([]);
    }
  });

  test('finds copies that slipped and touch, and no corner, fillet or exact copy', async () => {
    const base = line([50, 50], [110, 50]);
    const slipped = cut(part, outline([50, 50.05], [110, 50.05], [110, 110], [50, 110]));
    const [finding] = await told('too-close', slipped);
    expect(finding!.measured).toBeCloseTo(60, 3);
    // Of two circles that cross, all but where they are farther apart than a beam.
    expect(await told('too-close', cut(circleOf(80, 80, 20), circleOf(80.05, 80, 20)))).toHaveLength(1);
    for (const good of [
      cut(part, outline([50, 50.5], [110, 50.5], [110, 110], [50, 110])),
      cut(part, part, base),
      cut(base, line([50, 50], [110, 50.9])),
      cut(part, circleOf(80, 60, 10)),
    ])
      expect(await told('too-close', good)).toEqual([]);
  });

  test('a hole with a waist, a thin tongue and a sharp tip are no bridges', async () => {
    expect(await told('too-close', cut(part, dumbbell(0.4)))).toEqual([]);
    const tongue = outline([60, 60], [90, 60], [90, 74.8], [105, 74.8], [105, 75.2], [90, 75.2], [90, 90], [60, 90]);
    expect(await told('too-close', cut(tongue))).toEqual([]);
    const tip = outline([60, 60], [90, 60], [90, 70], [120, 75], [90, 71], [90, 90], [60, 90]);
    expect(await told('too-close', cut(tip))).toEqual([]);
  });
});

test('uncalibrated: what was tried is said no more, what was not still is', async () => {
  const both = drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], { fill: BLACK })]);
  const material = (calibrated: boolean, watts = '40 W'): BenchRequest => ({
    material: {
      thickness: '3 mm',
      recipes: [
        {
          beam: 'co2',
          watts,
          cut: { speed: '12 mm/s', power: '60 %', calibrated },
          engrave: { speed: '90 mm/s', power: '40 %' },
        },
      ],
    },
  });
  expect(await told('uncalibrated', cut(part), material(true))).toEqual([]);
  expect(await told('uncalibrated', cut(part), material(false))).toHaveLength(1);
  // Found at another power, the numbers were brought to this one: nobody tried those.
  expect(await told('uncalibrated', cut(part), material(true, '60 W'))).toHaveLength(1);
  const [finding] = await told('uncalibrated', both, material(true));
  expect(finding!.what.en).toContain('(Engraving)');
  const given = { ...material(false), settings: { cutSpeed: 10, cutPower: '80 %' } };
  expect(await told('uncalibrated', cut(part), given)).toEqual([]);
});

test('findings point at the place itself: the crossing, the overlap, the waist', async () => {
  const [crossing] = await told('crossing-outline', cut(outline([50, 50], [90, 90], [90, 50], [50, 90])));
  expect(crossing!.where.point).toEqual([70, 70, 0]);
  const [overlap] = await told('overlapping-parts', cut(part, squareOf(100, 100, 40)));
  const [x, y] = overlap!.where.point!;
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(100 - 1e-6);
  expect(Math.max(x, y)).toBeLessThanOrEqual(110 + 1e-6);
  const waist = outline(
    ...([
      [60, 60],
      [70, 60],
      [70, 64.95],
      [80, 64.95],
      [80, 60],
      [90, 60],
      [90, 70],
      [80, 70],
      [80, 65.05],
      [70, 65.05],
      [70, 70],
      [60, 70],
    ] as const),
  );
  const [split] = await told('outline-splits', cut(part, waist));
  expect(split!.measured).toBeCloseTo(0.1, 6);
  expect(split!.where.point![0]).toBeGreaterThanOrEqual(70);
  expect(split!.where.point![0]).toBeLessThanOrEqual(80);
});

describe('colors-alike', () => {
  const kinds = (...paints: readonly Parameters<typeof shapeOf>[1][]): Drawing =>
    drawingOf(paints.map((paint, k) => shapeOf([squareOf(50 + 20 * k, 50, 15)], paint)));
  const of = async (drawing: Drawing, request?: BenchRequest): Promise<readonly string[]> =>
    (await told('colors-alike', drawing, request)).map(({ what }) => what.en.replace(/^.*fablab: /, ''));

  test('speaks where colours or layers have a usual meaning that is not only to cut', async () => {
    expect(await of(kinds({ stroke: RED }, { stroke: RED }, { stroke: BLUE }))).toEqual([
      '2 of #ff0000 (Cutting), 1 of #0000ff (Marking).',
    ]);
    expect(await of(kinds({ stroke: RED }, { stroke: BLACK }))).toEqual([
      '1 of #ff0000 (Cutting), 1 of #000000 (Engraving).',
    ]);
    expect(await of(kinds({ stroke: BLACK, layer: 'Découpe' }, { stroke: BLACK, layer: 'Marquage' }))).toEqual([
      '1 of #000000 (Cutting), 1 of #000000 (Marking).',
    ]);
  });

  test('says nothing of one colour, of colours without a meaning, of black in a CAD drawing, and where someone chose', async () => {
    const two = kinds({ stroke: RED }, { stroke: BLUE });
    expect(await of(kinds({ stroke: BLUE }, { stroke: BLUE }))).toEqual([]);
    expect(await of(kinds({ stroke: RED }, { stroke: { r: 255, g: 128, b: 0 } }))).toEqual([]);
    expect(await of(kinds({ stroke: BLACK, layer: 'CUT' }, { stroke: BLACK, layer: '0' }))).toEqual([]);
    expect(await of(two, { settings: { convention: 'strokes-cut' } })).toEqual([]);
    expect(await of(two, { settings: { operations: '#0000ff=score' } })).toEqual([]);
    expect(await of(two, { laser: { convention: 'fablab' } })).toEqual([]);
    expect(await of({ ...two, colorsOf: 'boxes.py' })).toEqual([]);
  });
});

describe('open-contour', () => {
  test('does not tell of dashes that are cut as they are drawn', async () => {
    const pen = { cap: 'butt', join: 'miter', miterLimit: 4, dashes: [3, 2], dashOffset: 0 } as const;
    const fold = { ...shapeOf([line([55, 60], [85, 60])]), pen };
    expect(await told('open-contour', drawingOf([shapeOf([part]), fold]))).toHaveLength(1);
    const cut = { settings: { dashes: 'cut' } };
    expect(await told('open-contour', drawingOf([shapeOf([part]), fold]), cut)).toEqual([]);
  });
});

describe('left-out', () => {
  test('tells of dark areas whose outline alone is burnt, not of white ones, nor of those on a layer that engraves', async () => {
    const both = { fill: BLACK, stroke: RED };
    const [finding] = await told('left-out', drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], both)]));
    expect(finding!.measured).toBe(1);
    const under = { ...shapeOf([squareOf(60, 60, 9)], { fill: BLACK }), under: true } as const;
    const [pattern, none] = await told('left-out', drawingOf([shapeOf([part]), under]));
    expect([pattern!.measured, none]).toEqual([1, undefined]);
    const white = { fill: { r: 255, g: 255, b: 255 }, stroke: RED };
    expect(await told('left-out', drawingOf([shapeOf([part], white)]))).toEqual([]);
    const straight = shapeOf([line([60, 60], [70, 60])], both);
    expect(await told('left-out', drawingOf([shapeOf([part]), straight]))).toEqual([]);
    const onLayer = drawingOf([shapeOf([part], { ...both, layer: 'Gravure' })]);
    expect(await told('left-out', onLayer, { laser: { layers: { Gravure: 'engrave' } } })).toEqual([]);
    expect(
      await told('left-out', drawingOf([shapeOf([part]), shapeOf([squareOf(60, 60, 9)], { fill: BLACK })])),
    ).toEqual([]);
  });
});

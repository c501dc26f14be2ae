import { expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { LayerFlow } from './layer-flow.ts';

const { outerWall, sparseInfill, solidInfill, bridge } = MoveKind;

/** What each layer gets of the usual filament, by kind; the layers that are told. */
function told(
  layers: readonly (Readonly<Record<number, number>> & { readonly height?: number; readonly said?: number })[],
) {
  const flow = new LayerFlow(0.4, 1.75);
  const found = layers.map(({ height = 0.2, said = height, ...kinds }, layer) => {
    const odd = flow.next(layer, said);
    for (const [kind, share] of Object.entries(kinds)) flow.add(Number(kind), 100, 100 * share * 0.17 * height, 10, 20);
    return odd;
  });
  return [...found, flow.next(-1, 0)].flatMap((odd) => (odd === null ? [] : [[odd.layer, odd.share]]));
}

const usual = { [outerWall]: 1, [sparseInfill]: 1 };
const doubled = { [outerWall]: 2, [sparseInfill]: 2 };

test('a layer whose every line gets twice as much, or half', () => {
  expect(told([usual, usual, usual, doubled, usual])).toEqual([[3, expect.closeTo(2)]]);
  expect(told([usual, usual, usual, doubled])).toEqual([[3, expect.closeTo(2)]]);
  expect(told([usual, usual, { [outerWall]: 0.5, [sparseInfill]: 0.5 }, usual])).toEqual([[2, expect.closeTo(0.5)]]);
});

test('from the middle of a layer on', () => {
  const half = { [outerWall]: 0.5, [sparseInfill]: 0.5 };
  const mixed = { [outerWall]: 1, [sparseInfill]: 0.75 };
  expect(told([usual, usual, mixed, half, half, usual]).map(([layer]) => layer)).toEqual([3, 4]);
});

test.each([
  ['thicker layers', [usual, usual, { ...usual, height: 0.4 }, usual]],
  ['a layer just above one of the support', [usual, usual, { ...usual, said: 0.05 }, usual]],
  ['a fill of two layers’ height', [usual, usual, { [outerWall]: 1, [sparseInfill]: 2 }, usual]],
  ['a first layer laid wide', [doubled, usual, usual, usual]],
  ['bridges', [usual, usual, { [bridge]: 2 }, usual]],
  ['the top of a spiral, which fades', [usual, usual, { [outerWall]: 0.5, [sparseInfill]: 0.5 }]],
  ['walls and fill wider, each by another share', [usual, usual, { [outerWall]: 1.7, [sparseInfill]: 2.4 }, usual]],
])('%s are none', (_name, layers) => {
  expect(told(layers)).toEqual([]);
});

/** Sections [mm of filament a mm] of solid lines alone, each 200 mm on a layer, beside walls in short pieces that are not heard. */
function toldOfSolid(...sections: readonly number[]): readonly number[] {
  const flow = new LayerFlow(0.4, 1.75);
  const found = sections.map((section, layer) => {
    const odd = flow.next(layer, 0.2);
    flow.add(solidInfill, 200, 200 * section, 10, 20);
    return odd;
  });
  return [...found, flow.next(-1, 0)].flatMap((odd) => (odd === null ? [] : [odd.layer]));
}

test('solid lines that were fitted to a narrow ring below are back at their usual width', () => {
  expect(toldOfSolid(0.034, 0.034, 0.034, 0.05, 0.064, 0.034, 0.034, 0.034)).toEqual([]);
  expect(toldOfSolid(0.034, 0.034, 0.025, 0.018, 0.034, 0.034, 0.034)).toEqual([]);
  expect(toldOfSolid(0.034, 0.034, 0.05, 0.064, 0.12, 0.034)).toEqual([4]);
  expect(toldOfSolid(0.034, 0.034, 0.034, 0.068, 0.034)).toEqual([3]);
});

test('a fill laid as round strands over letters, and lines of a sound width after narrow ones, are none', () => {
  /** Layers of 0.1 mm: walls and solid lines [mm of filament a mm]. */
  const odd = (...layers: readonly (readonly [wall: number, fill: number])[]): readonly number[] => {
    const flow = new LayerFlow(0.4, 1.75);
    const found = layers.map(([wall, fill], layer) => {
      const before = flow.next(layer, 0.1);
      if (wall > 0) flow.add(outerWall, 100, 100 * wall, 10, 20);
      flow.add(solidInfill, 200, 200 * fill, 10, 20);
      return before;
    });
    return [...found, flow.next(-1, 0)].flatMap((each) => (each === null ? [] : [each.layer]));
  };
  const usual = [0.0178, 0.0178] as const;
  expect(odd([0, 0.0187], [0, 0.0187], [0, 0.0187], [0, 0.045], usual, usual)).toEqual([]);
  expect(odd([0.0125, 0.0125], [0.0125, 0.0125], [0.0125, 0.0125], [0.0205, 0.0205], usual)).toEqual([]);
  expect(odd(usual, usual, usual, [0.0356, 0.0356], usual)).toEqual([3]);
  expect(odd(usual, usual, usual, [0, 0.07], usual)).toEqual([3]);
});

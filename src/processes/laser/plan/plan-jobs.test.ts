import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { pointInOutline } from '../../../geometry/paths/containment.ts';
import type { Subpath } from '../../../model/part.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import {
  BLACK,
  BLUE,
  circleOf,
  drawingOf,
  planOf,
  rasterOf,
  shapeOf,
  squareOf,
  strokeOf,
  WHITE,
} from '../bench.fixture.ts';
import { type Burn, burnsOf, lengthOf } from '../burns.fixture.ts';

/** Concentric squares and circles at random places, nested at random, wound at random, in random order. */
function nestedShapes(seed: number): {
  readonly subpaths: Subpath[];
  readonly rank: number[];
  readonly spot: number[];
} {
  const random = seededRandom(seed);
  const items: { subpath: Subpath; rank: number; spot: number }[] = [];
  for (let spot = 0; spot < 9; spot++) {
    const [x, y] = [30 + 60 * (spot % 3), 30 + 60 * Math.floor(spot / 3)];
    const levels = 1 + Math.floor(random() * 4);
    for (let level = 0; level < levels; level++) {
      const r = 25 / 1.6 ** level;
      const round = random() < 0.5;
      const subpath = round
        ? circleOf(x, y, random() < 0.5 ? r : -r)
        : random() < 0.5
          ? squareOf(x - r * 0.7, y - r * 0.7, 1.4 * r)
          : strokeOf(
              [
                [x - r * 0.7, y - r * 0.7],
                [x - r * 0.7, y + r * 0.7],
                [x + r * 0.7, y + r * 0.7],
                [x + r * 0.7, y - r * 0.7],
              ],
              true,
            );
      items.push({ subpath, rank: level, spot });
    }
  }
  items.sort(() => random() - 0.5);
  return { subpaths: items.map((i) => i.subpath), rank: items.map((i) => i.rank), spot: items.map((i) => i.spot) };
}

describe('cutting', () => {
  test('inside always before outside, whatever the order and winding of the drawing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { subpaths, rank, spot } = nestedShapes(seed);
        const { burns } = burnsOf(await planOf(drawingOf(subpaths.map((s) => shapeOf([s])))));
        const outlines = subpaths.map(outlineOf);
        // At each spot the nesting level never rises again: the innermost goes first.
        const level = new Map<number, number>();
        for (const { x0, y0 } of sampleOf(burns)) {
          const near = outlines.map((o) => distance(o, x0, y0));
          const k = near.indexOf(Math.min(...near));
          expect(rank[k]!).toBeLessThanOrEqual(level.get(spot[k]!) ?? 99);
          level.set(spot[k]!, rank[k]!);
        }
      }),
      { numRuns: 4 },
    );
  });

  test('every cut lies half a kerf from the drawing, on the waste side, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0, 0.1, 0.2, 0.4), async (seed, kerf) => {
        const { subpaths, rank } = nestedShapes(seed);
        const settings = { kerf: `${kerf} mm` };
        const { burns } = burnsOf(await planOf(drawingOf(subpaths.map((s) => shapeOf([s]))), { settings }));
        const outlines = subpaths.map(outlineOf);
        const met = new Set<number>();
        for (const { x0, y0 } of sampleOf(burns)) {
          const near = outlines.map((o) => distance(o, x0, y0));
          const k = near.indexOf(Math.min(...near));
          met.add(k);
          expect(Math.abs(near[k]! - kerf / 2)).toBeLessThan(0.025 + (kerf / 2) * 0.5); // corners: up to √2 outside
          if (kerf === 0) continue;
          expect(pointInOutline(outlines[k]!, x0, y0)).toBe(rank[k]! % 2 === 0 ? -1 : 1);
        }
        expect(met.size).toBe(subpaths.length);
      }),
      { numRuns: 4 },
    );
  });

  test('a square with a hole has the lengths that geometry says', async () => {
    const drawing = drawingOf([shapeOf([squareOf(50, 50, 40)]), shapeOf([circleOf(70, 70, 10)])]);
    const { burns } = burnsOf(await planOf(drawing, { settings: { kerf: '0.2 mm' } }));
    const outside = 4 * 40 + 2 * Math.PI * 0.1;
    const hole = 2 * Math.PI * 9.9;
    expect(Math.abs(lengthOf(burns) - outside - hole)).toBeLessThan(0.02);
  });

  test('finger joints cut with a kerf fit: what stays of the finger is as wide as what stays open of the slot', async () => {
    // A finger 10 mm wide on one part, a slot 10 mm wide in another.
    const comb = strokeOf(
      [
        [20, 20],
        [60, 20],
        [60, 40],
        [45, 40],
        [45, 43],
        [35, 43],
        [35, 40],
        [20, 40],
        [20, 20],
      ],
      true,
    );
    const slotted = strokeOf(
      [
        [20, 80],
        [60, 80],
        [60, 100],
        [20, 100],
        [20, 80],
      ],
      true,
    );
    const slot = strokeOf(
      [
        [35, 88],
        [45, 88],
        [45, 91],
        [35, 91],
        [35, 88],
      ],
      true,
    );
    const kerf = 0.3;
    const { burns } = burnsOf(
      await planOf(drawingOf([shapeOf([comb]), shapeOf([slotted, slot])]), { settings: { kerf } }),
    );
    const at = (y: number): number[] => {
      const crossings = burns
        .filter((b) => b.y0 > y !== b.y1 > y)
        .map((b) => b.x0 + ((y - b.y0) / (b.y1 - b.y0)) * (b.x1 - b.x0));
      return crossings.sort((a, b) => a - b);
    };
    const finger = at(41.7);
    const hole = at(89.5).slice(1, 3);
    // The beam takes half a kerf on both sides of its path.
    expect(finger[1]! - finger[0]! - kerf).toBeCloseTo(10, 2);
    expect(hole[1]! - hole[0]! + kerf).toBeCloseTo(10, 2);
  });

  test('shared edges are cut once, copies once, and the rest stays whole', async () => {
    const drawing = drawingOf([
      shapeOf([squareOf(50, 50, 10)]),
      shapeOf([squareOf(60, 50, 10)]),
      shapeOf([circleOf(100, 50, 8)]),
      shapeOf([circleOf(100, 50, -8)]),
    ]);
    const { burns } = burnsOf(await planOf(drawing, { settings: { kerf: 0 } }));
    expect(Math.abs(lengthOf(burns) - 70 - 16 * Math.PI)).toBeLessThan(0.05);
    const kept = burnsOf(await planOf(drawing, { settings: { kerf: 0, duplicates: 'keep' } }));
    expect(Math.abs(lengthOf(kept.burns) - 80 - 32 * Math.PI)).toBeLessThan(0.05);
  });

  test('passes go round again in place', async () => {
    const drawing = drawingOf([
      shapeOf([squareOf(50, 50, 10)]),
      shapeOf([
        strokeOf([
          [90, 50],
          [99, 50],
        ]),
      ]),
    ]);
    const { burns } = burnsOf(await planOf(drawing, { settings: { kerf: 0, passes: 3 } }));
    expect(lengthOf(burns)).toBeCloseTo(3 * 49, 6);
  });

  test('tabs stay uncut as wide as asked for, the kerf reckoned in', async () => {
    const drawing = drawingOf([shapeOf([squareOf(50, 50, 40)]), shapeOf([circleOf(70, 70, 5)])]);
    const plain = burnsOf(await planOf(drawing, { settings: { kerf: 0.2 } }));
    const tabbed = burnsOf(await planOf(drawing, { settings: { kerf: 0.2, tabs: 3, tabWidth: 0.6 } }));
    expect(lengthOf(plain.burns) - lengthOf(tabbed.burns)).toBeCloseTo(3 * 0.8, 3);
  });

  test('a run-up begins in the waste and meets nothing; the overcut goes past the start', async () => {
    const part = squareOf(50, 50, 40);
    const hole = circleOf(70, 70, 8);
    const drawing = drawingOf([shapeOf([part]), shapeOf([hole])]);
    const plan = await planOf(drawing, { settings: { kerf: 0.2, leadIn: 2, overcut: 0.5 } });
    const { burns } = burnsOf(plan);
    const outline = outlineOf(part);
    const ring = outlineOf(hole);
    for (const { x0, y0 } of burns) {
      const inPart = pointInOutline(outline, x0, y0) === 1;
      // In the part's solid there is no burn at all: either outside it, or inside its hole.
      if (inPart) expect(pointInOutline(ring, x0, y0)).toBe(1);
    }
    const bare = burnsOf(await planOf(drawing, { settings: { kerf: 0.2 } }));
    const added = lengthOf(burns) - lengthOf(bare.burns);
    expect(added).toBeGreaterThan(2 * 0.5 + 2);
    expect(added).toBeLessThan(2 * 0.5 + 2 * 2 + 0.01);
  });
});

describe('placing', () => {
  test('a drawing on its page stays there; one beside it goes into the corner, and says so', async () => {
    const inside = await planOf(drawingOf([shapeOf([squareOf(120, 80, 10)])], [200, 200]), { settings: { kerf: 0 } });
    expect(inside.plates[0]!.placements[0]!.bounds[0]).toEqual([120, 80, 0]);
    const outside = await planOf(drawingOf([shapeOf([squareOf(-50, 80, 10)])], [200, 200]), { settings: { kerf: 0 } });
    expect(outside.plates[0]!.placements[0]!.bounds[0]).toEqual([5, 5, 0]);
    expect(outside.findings.map((f) => f.rule)).toContain('moved');
  });

  test('nothing ever leaves the machine: cuts, run-ups and rows', async () => {
    const edge = drawingOf([shapeOf([squareOf(0.1, 0.1, 99.8)]), shapeOf([squareOf(10, 10, 80)], { fill: BLACK })]);
    for (const settings of [{}, { leadIn: 3 }, { hatchAngle: 30 }, { overscan: 50 }]) {
      const plan = await planOf(edge, { settings, width: 100, height: 100 });
      expect(plan.plates).toHaveLength(1);
      for (const [x, y] of burnsOf(plan).visited) {
        expect(x >= -1e-9 && x <= 100 + 1e-9).toBe(true);
        expect(y >= -1e-9 && y <= 100 + 1e-9).toBe(true);
      }
    }
  });

  test('copies are laid side by side and go on to further sheets', async () => {
    const plan = await planOf(drawingOf([shapeOf([squareOf(0, 0, 30)])]), { width: 100, height: 100 }, 10);
    const boxes = plan.plates.map((plate) => plate.placements.map(({ bounds }) => bounds));
    expect(boxes.flat()).toHaveLength(10);
    for (const sheet of boxes)
      for (const [i, a] of sheet.entries())
        for (const b of sheet.slice(i + 1)) {
          const apart = Math.max(b[0][0] - a[1][0], a[0][0] - b[1][0], b[0][1] - a[1][1], a[0][1] - b[1][1]);
          expect(apart).toBeGreaterThan(2.9);
        }
    expect(new Set(plan.plates.flatMap(({ job }) => job.labels)).size).toBe(10);
    expect(plan.findings.map((f) => f.rule)).toContain('several-sheets');
  });

  test('a drawing that only fits sideways is turned, and says so; unless that is forbidden', async () => {
    const tall = drawingOf(
      [
        shapeOf([
          strokeOf(
            [
              [10, 10],
              [60, 10],
              [60, 190],
              [10, 190],
              [10, 10],
            ],
            true,
          ),
        ]),
      ],
      [70, 200],
    );
    const plan = await planOf(tall, { width: 200, height: 100, settings: { kerf: 0 } });
    expect(plan.plates[0]!.placements[0]!).toMatchObject({
      turn: 90,
      bounds: [
        [10, 10, 0],
        [190, 60, 0],
      ],
    });
    expect(plan.findings.map((f) => f.rule)).toContain('turned');
    expect(lengthOf(burnsOf(plan).burns)).toBeCloseTo(460, 6);
    expect((await planOf(tall, { width: 200, height: 100, settings: { turn: 'none' } })).plates).toEqual([]);
  });

  test('what does not fit makes no job', async () => {
    expect((await planOf(drawingOf([shapeOf([squareOf(0, 0, 401)])]))).plates).toEqual([]);
  });
});

describe('engraving', () => {
  test('a filled area is burnt by its own size; white on top hides it', async () => {
    const solid = drawingOf([shapeOf([squareOf(50, 50, 20)], { fill: BLACK })]);
    const { burns } = burnsOf(await planOf(solid));
    expect(lengthOf(burns) * 0.1).toBeCloseTo(400, 1);
    const hidden = drawingOf([
      shapeOf([squareOf(50, 50, 20)], { fill: BLACK }),
      shapeOf([squareOf(55, 55, 10)], { fill: WHITE }),
    ]);
    expect(lengthOf(burnsOf(await planOf(hidden)).burns) * 0.1).toBeCloseTo(300, 1);
    const twice = drawingOf([
      shapeOf([squareOf(50, 50, 20)], { fill: BLACK }),
      shapeOf([squareOf(60, 50, 20)], { fill: BLUE }),
    ]);
    expect(lengthOf(burnsOf(await planOf(twice)).burns) * 0.1).toBeCloseTo(600, 1);
  });

  test('rows at an angle burn the same area', async () => {
    const { burns } = burnsOf(
      await planOf(drawingOf([shapeOf([squareOf(50, 50, 20)], { fill: BLACK })]), { settings: { hatchAngle: 37 } }),
    );
    expect(Math.abs(lengthOf(burns) * 0.1 - 400)).toBeLessThan(3);
    for (const b of burns) expect(b.x0 > 49.9 && b.x0 < 70.1 && b.y0 > 49.9 && b.y0 < 70.1).toBe(true);
  });

  test('the dose of a grey picture is the sum of its shades, dots or grey', async () => {
    const picture = rasterOf(200, 100, (x) => Math.round((255 * x) / 199));
    for (const engraveMode of ['grey', 'dither']) {
      const { burns } = burnsOf(await planOf(picture, { settings: { engraveMode } }));
      const dose = burns.reduce((sum, b) => sum + (Math.abs(b.x1 - b.x0) * b.power) / 0.4, 0);
      expect(Math.abs(dose - 100 * 20 * 0.5) / 1000).toBeLessThan(0.01);
    }
  });

  test('the picture is neither mirrored nor upside down', async () => {
    const picture = rasterOf(100, 100, (x, y) => (x < 50 && y < 25 ? 0 : 255));
    const { burns } = burnsOf(await planOf(picture));
    const [x, y] = [Math.min(...burns.map((b) => Math.min(b.x0, b.x1))), Math.min(...burns.map((b) => b.y0))];
    const [right, top] = [Math.max(...burns.map((b) => Math.max(b.x0, b.x1))), Math.max(...burns.map((b) => b.y0))];
    expect(right - x).toBeCloseTo(5, 6);
    expect(top - y).toBeCloseTo(2.4, 6);
    // Upper left: the box of the job begins with it on the left and ends with it on top.
    expect(lengthOf(burns) * 0.1).toBeCloseTo(12.5, 6);
  });

  test('the head is at speed before the first dot: v²/2a and a tenth, on both sides', async () => {
    const plan = await planOf(drawingOf([shapeOf([squareOf(50, 50, 20)], { fill: BLACK })]));
    const xs = burnsOf(plan).visited.map(([x]) => x);
    expect(Math.min(...xs.slice(1))).toBeCloseTo(50 - 11, 6);
    expect(Math.max(...xs)).toBeCloseTo(70 + 11, 6);
  });

  test('engraving comes before marking, marking before cutting', async () => {
    const drawing = drawingOf([
      shapeOf([squareOf(50, 50, 40)]),
      shapeOf([squareOf(55, 55, 10)], { stroke: BLUE }),
      shapeOf([squareOf(70, 70, 10)], { fill: BLACK }),
    ]);
    const laser = { colors: { '#0000ff': 'score' } };
    const kinds = burnsOf(await planOf(drawing, { laser })).burns.map(({ kind }) => kind);
    const order = [MoveKind.engrave, MoveKind.score, MoveKind.cut] as const;
    expect(kinds.filter((k, i) => k !== kinds[i - 1])).toEqual([...order]);
  });
});

test('the same drawing gives the same job', async () => {
  const { subpaths } = nestedShapes(5);
  const drawing = drawingOf(subpaths.map((s) => shapeOf([s])));
  expect(await planOf(drawing)).toEqual(await planOf(drawing));
});

/** All long stretches and every ninth short one: arcs are cut into fine chords here. */
function sampleOf(burns: readonly Burn[]): readonly Burn[] {
  return burns.filter((b, i) => i % 9 === 0 || Math.hypot(b.x1 - b.x0, b.y1 - b.y0) > 2);
}

/** Points along a stroke of lines or one full circle. */
function outlineOf(subpath: Subpath): Float64Array {
  if (subpath.verbs[0] !== 2) return Float64Array.of(subpath.x0, subpath.y0, ...subpath.coordinates);
  const [cx, cy, r] = subpath.coordinates as unknown as [number, number, number];
  return Float64Array.from({ length: 360 }, (_, k) => {
    const angle = ((k >> 1) * Math.PI) / 90;
    return k % 2 === 0 ? cx + r * Math.cos(angle) : cy + r * Math.sin(angle);
  });
}

function distance(outline: Float64Array, x: number, y: number): number {
  let best = Infinity;
  const n = outline.length;
  for (let k = 0, j = n - 2; k < n; j = k, k += 2) {
    const [ax, ay, bx, by] = [outline[j]!, outline[j + 1]!, outline[k]!, outline[k + 1]!];
    const l2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = l2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / l2));
    best = Math.min(best, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
  }
  return best;
}

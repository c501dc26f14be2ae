import { describe, expect, test } from 'vitest';
import { pointInOutline } from '../../../geometry/paths/containment.ts';
import { flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { circleOf, drawingOf, findingsOf, planOf, rasterOf, shapeOf, squareOf, strokeOf } from '../bench.fixture.ts';
import { burnsOf, lengthOf } from '../burns.fixture.ts';

const part = squareOf(50, 50, 40);
const hole = circleOf(70, 70, 8);
const drawing = drawingOf([shapeOf([part]), shapeOf([hole])]);
const outlineOf = (subpath: Parameters<typeof flattenSubpath>[0]) => flattenSubpath(subpath, 0.001).slice(0, -2);

describe('run-out', () => {
  test('lies on the waste side: outside the part, inside the hole, and is as long as asked', async () => {
    const bare = burnsOf(await planOf(drawing, { settings: { kerf: 0.2 } })).burns;
    const { burns } = burnsOf(await planOf(drawing, { settings: { kerf: 0.2, leadOut: 2 } }));
    const added = lengthOf(burns) - lengthOf(bare);
    expect(added).toBeGreaterThan(2);
    expect(added).toBeLessThan(4.01);
    const [outline, ring] = [outlineOf(part), outlineOf(hole)];
    for (const { x1, y1 } of burns)
      if (pointInOutline(outline, x1, y1) === 1) expect(pointInOutline(ring, x1, y1)).toBe(1);
  });

  test('comes after the stretch past the start, and goes with a run-up', async () => {
    const settings = { kerf: 0, leadIn: 2, leadOut: 2, overcut: 1 };
    const { burns } = burnsOf(await planOf(drawingOf([shapeOf([part])]), { settings }));
    expect(lengthOf(burns)).toBeCloseTo(160 + 2 + 1 + 2, 2);
    // The last stretch leaves the outline 1 mm behind the place where the loop began.
    const [first, last] = [burns[0]!, burns.at(-1)!];
    expect(Math.hypot(last.x0 - first.x1, last.y0 - first.y1)).toBeCloseTo(1, 3);
  });

  test('where there is no room for it, that is told', async () => {
    const lattice = Array.from({ length: 5 }, (_, k) => shapeOf([squareOf(50 + 5 * k, 50, 4.6)]));
    const plan = await planOf(drawingOf(lattice), { settings: { kerf: 0.2, leadOut: 8 } });
    expect(plan.findings.map(({ rule }) => rule)).toContain('no-lead-in');
  });
});

describe('pierce', () => {
  test('the beam stands still, burning, where each cut begins, and goes back to following the speed', async () => {
    const plan = await planOf(drawing, { settings: { kerf: 0, pierce: 0.2 } });
    const events = plan.plates[0]!.job.body.flatMap(({ events: list }) => list);
    const stops = events.filter((event) => event.type === 'dwell');
    expect(stops.map(({ seconds }) => seconds)).toEqual([0.2, 0.2]);
    const modes = events.flatMap((event) => (event.type === 'laser' ? [event.mode] : []));
    expect(modes).toEqual(['dynamic', 'constant', 'dynamic', 'constant', 'dynamic', 'off']);
  });

  test('marks are not pierced, and without a word of the material nothing is', async () => {
    const marks = await planOf(drawing, { settings: { pierce: 0.2, operations: '#ff0000=score' } });
    const still = await planOf(drawing, { settings: { kerf: 0 } });
    for (const plan of [marks, still])
      expect(plan.plates[0]!.job.body.flatMap(({ events }) => events).some(({ type }) => type === 'dwell')).toBe(false);
  });

  test('the material says so', async () => {
    const material = {
      thickness: '8 mm',
      recipes: [{ beam: 'co2', watts: '40 W', cut: { speed: '3 mm/s', power: '90 %', pierce: '0.3 s' } }],
    };
    const plan = await planOf(drawing, { material });
    const stops = plan.plates[0]!.job.body.flatMap(({ events }) => events).filter((event) => event.type === 'dwell');
    expect(stops).toHaveLength(2);
  });
});

describe('a traced picture', () => {
  /** A black ring of 20 and 10 mm on white, and a speck of one pixel. */
  const ring = rasterOf(
    300,
    300,
    (x, y) => {
      const r = Math.hypot(x - 149.5, y - 149.5);
      return (r > 50 && r < 100) || (x === 5 && y === 5) ? 0 : 255;
    },
    254,
  );

  test('becomes outlines that are cut, as large as the picture says', async () => {
    const plan = await planOf(ring, { settings: { image: 'cut', kerf: 0 } });
    const { burns } = burnsOf(plan);
    expect(burns.every(({ kind }) => kind === MoveKind.cut)).toBe(true);
    expect(Math.abs(lengthOf(burns) / (2 * Math.PI * (10 + 5)) - 1)).toBeLessThan(0.005);
    const xs = burns.flatMap(({ x0, x1 }) => [x0, x1]);
    expect(Math.abs(Math.max(...xs) - Math.min(...xs) - 20)).toBeLessThan(0.15);
  });

  test('is marked where that is asked for, and dots too small to trace are told', async () => {
    const { burns } = burnsOf(await planOf(ring, { settings: { image: 'score' } }));
    expect(burns.every(({ kind }) => kind === MoveKind.score)).toBe(true);
    const told = (await findingsOf(ring, { settings: { image: 'score' } })).filter(({ rule }) => rule === 'left-out');
    expect(told[0]!.measured).toBe(1);
  });

  test('inside a drawing it stands where it was placed, turned and mirrored with it', async () => {
    const image = {
      raster: ring,
      transform: [0, 0.1, 0.1, 0, 100, 60] as const,
      layer: '',
      id: '',
      line: 3,
    };
    const placed = {
      ...drawingOf(
        [
          shapeOf([
            strokeOf([
              [10, 10],
              [12, 10],
            ]),
          ]),
        ],
        [200, 200],
      ),
      images: [image],
    };
    const { burns } = burnsOf(await planOf(placed, { settings: { image: 'cut', kerf: 0 } }));
    const xs = burns.flatMap(({ x0, x1 }) => [x0, x1]);
    const ys = burns.flatMap(({ y0, y1 }) => [y0, y1]);
    expect(Math.max(...xs)).toBeCloseTo(125, 1);
    expect(Math.max(...ys)).toBeCloseTo(85, 1);
  });
});

test('the lobes of an eight that outweigh each other are made up for like any part, and so is a hole in one', async () => {
  const corners = [
    [50, 50],
    [80, 80],
    [80, 50],
    [50, 80],
    [50, 50],
  ] as const;
  const eight = strokeOf(corners, true);
  const hole = circleOf(75, 65, 2);
  const { burns } = burnsOf(await planOf(drawingOf([shapeOf([eight]), shapeOf([hole])]), { settings: { kerf: 0.2 } }));
  expect(Math.max(...burns.map(({ x1 }) => x1))).toBeCloseTo(80.1, 2);
  expect(Math.min(...burns.map(({ x1 }) => x1))).toBeCloseTo(49.9, 2);
  const near = burns.filter(({ x1, y1 }) => Math.hypot(x1 - 75, y1 - 65) < 2.5);
  expect(near.length).toBeGreaterThan(0);
  for (const { x1, y1 } of near) expect(Math.hypot(x1 - 75, y1 - 65)).toBeCloseTo(1.9, 2);
});

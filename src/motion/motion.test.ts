import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { FIRMWARES } from './index.ts';
import { klipper } from './klipper.ts';
import { rrf } from './rrf.ts';

/** Every firmware with its machine. */
const ALL = await Promise.all(
  FIRMWARES.map(async ({ name, load }) => {
    const motion = Object.entries(MOTION).find(([of]) => of === name)![1];
    return { firmware: await load(), motion };
  }),
);

test('a firmware is listed under its own name', () => {
  expect(ALL.map(({ firmware }) => firmware.name)).toEqual(FIRMWARES.map(({ name }) => name));
});

const coordinate = fc.integer({ min: 0, max: 200_000 }).map((n) => n / 1000);
const anyMove = fc.record({
  x: coordinate,
  y: coordinate,
  e: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 3000 }).map((n) => n / 1000),
  ),
  feed: fc.integer({ min: 5, max: 250 }),
  layer: fc.integer({ min: -1, max: 4 }),
  object: fc.integer({ min: -1, max: 2 }),
});
/** A few tenths from the place before: where corners and the length of the queue decide. */
const shortMoves = fc
  .array(
    fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: 10, max: 150 })),
    {
      minLength: 1,
      maxLength: 120,
    },
  )
  .map((moves): Step[] => {
    let [x, y] = [100, 100];
    return moves.map(([dx, dy, feed]) => {
      x += dx / 10;
      y += dy / 10;
      return { x, y, feed };
    });
  });
const anyEvent = fc.constantFrom<Step>(
  { type: 'dwell', seconds: 0.2, unit: 'ms' },
  { type: 'wait' },
  { type: 'set-position', e: 0 },
  { type: 'set-position', x: 3 },
  { type: 'speed-factor', factor: 1.3 },
  { type: 'limits', command: 'M204', words: { S: 700 } },
  { type: 'heat', heater: 'nozzle', tool: 0, target: 200, wait: true },
  { type: 'laser', mode: 'constant', power: 0.4 },
  { type: 'tool', tool: 1 },
);
const anyJob = fc.array(fc.oneof({ weight: 6, arbitrary: anyMove }, { weight: 1, arbitrary: anyEvent }), {
  maxLength: 90,
});

/** After a stop the MK3 begins its first two blocks from a halt: more than two, and the next one can flow on. */
const START: readonly Step[] = [10, 20, 50].map((x) => ({ x, feed: 80 }));

/** [s] Way over feed of moves in the plane. */
function bareSeconds(steps: readonly Step[]): number {
  let [x, y, sum] = [0, 0, 0];
  for (const step of steps) {
    if ('type' in step || step.x === undefined || step.y === undefined) continue;
    sum += Math.sqrt((step.x - x) ** 2 + (step.y - y) ** 2) / step.feed;
    [x, y] = [step.x, step.y];
  }
  return sum;
}

describe.each(ALL)('$firmware.name', ({ firmware, motion }) => {
  test('where the chunks end changes no bit of the result', () => {
    fc.assert(
      fc.property(anyJob, fc.integer({ min: 1, max: 20 }), (steps, chunk) => {
        expect(timeOfSteps(firmware, motion, steps, chunk)).toEqual(timeOfSteps(firmware, motion, steps));
      }),
      { numRuns: 60 },
    );
  });

  test('kinds and dwells add up to the whole; layers and objects to no more', () => {
    fc.assert(
      fc.property(anyJob, (steps) => {
        const time = timeOfSteps(firmware, motion, steps);
        const total = time.byKind.reduce((sum, seconds) => sum + seconds, time.dwell);
        expect(total).toBeCloseTo(time.seconds, 8);
        const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
        expect(sum(time.byLayer)).toBeLessThanOrEqual(time.seconds + 1e-9);
        expect(sum(time.byObject)).toBeLessThanOrEqual(time.seconds + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('never faster than the way at its feed', () => {
    fc.assert(
      fc.property(shortMoves, (steps) => {
        // Whole steps: a way may be short by a step at each end, and step rates are rounded up.
        const rounding = 0.002 * bareSeconds(steps) + 0.02;
        expect(timeOfSteps(firmware, motion, steps).seconds).toBeGreaterThanOrEqual(bareSeconds(steps) - rounding);
      }),
      { numRuns: 60 },
    );
  });

  test('at half the feed nothing gets faster', () => {
    fc.assert(
      fc.property(shortMoves, (steps) => {
        const slow = steps.map((step) => ('feed' in step ? { ...step, feed: step.feed / 2 } : step));
        const fast = timeOfSteps(firmware, motion, steps).seconds;
        expect(timeOfSteps(firmware, motion, slow).seconds).toBeGreaterThanOrEqual(fast * 0.999 - 0.001);
      }),
      { numRuns: 60 },
    );
  });

  test('coordinates gone wild, no feed and arcs of nothing end in a finite time at once', () => {
    const wild: Step[] = [
      { x: 10, feed: 0 },
      { x: 1e300, feed: 100 },
      { x: Number.NaN, feed: 100 },
      { x: 20, y: 1e5, feed: 1e300 },
      { x: 20, y: 1e5, i: 20, j: 1e5, feed: 100, motion: 2 },
      { x: 20, y: 0, i: 1e200, j: 0, feed: 100, motion: 3 },
      { x: 9e5, y: 9e5, i: 4e5, j: 4e5, feed: 300, motion: 3 },
    ];
    const { seconds } = timeOfSteps(firmware, motion, wild);
    expect(Number.isFinite(seconds)).toBe(true);
    expect(seconds).toBeGreaterThan(0);
  });

  test('a job without moves takes no time', () => {
    expect(timeOfSteps(firmware, motion, []).seconds).toBe(0);
    expect(timeOfSteps(firmware, motion, [{ type: 'end' }]).seconds).toBe(0);
  });

  test('a line of 100 mm at 80 mm/s is accelerated and braked', () => {
    const acceleration = firmware.name === 'grbl' ? 500 : 1000;
    const { seconds } = timeOfSteps(firmware, motion, [{ x: 100, feed: 80 }]);
    const fromRest = 100 / 80 + 80 / acceleration;
    // Firmware with jerk starts and ends at up to 10 mm/s.
    const fromJerk = 100 / 80 + (2 * 0.5 * 70 * 70) / (acceleration * 80);
    expect(seconds).toBeLessThanOrEqual(fromRest * 1.002);
    expect(seconds).toBeGreaterThanOrEqual(fromJerk * 0.999);
  });

  test('what is between moves stops: apart, two halves take longer than together', () => {
    const halves = (between: Step[]): number =>
      timeOfSteps(firmware, motion, [...START, ...between, { x: 100, feed: 80 }]).seconds;
    const whole = halves([]);
    expect(halves([{ type: 'fan', fraction: 1 }])).toBe(whole);
    for (const stop of [
      { type: 'dwell', seconds: 0, unit: 'ms' },
      { type: 'wait' },
      { type: 'home', axes: [] },
      { type: 'heat', heater: 'bed', tool: 0, target: 60, wait: true },
      { type: 'pause' },
      { type: 'motors-off' },
    ] as const satisfies readonly Step[]) {
      expect(halves([stop])).toBeGreaterThan(whole + 0.05);
    }
    expect(halves([{ type: 'heat', heater: 'bed', tool: 0, target: 60, wait: false }])).toBe(whole);
  });
});

describe('what holds without steps', () => {
  test('on Klipper a straight line in two halves takes as long as in one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 10, max: 250 })), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('0', '0.5'),
        (ends, minimumCruiseRatio) => {
          let before: readonly [number, number] = [0, 0];
          const halved: Step[] = [];
          const whole: Step[] = [];
          for (const [x, y, feed] of ends) {
            halved.push({ x: (before[0] + x) / 2, y: (before[1] + y) / 2, feed }, { x, y, feed });
            whole.push({ x, y, feed });
            before = [x, y];
          }
          const motion = { ...MOTION.klipper, minimumCruiseRatio };
          const one = timeOfSteps(klipper, motion, whole).seconds;
          const two = timeOfSteps(klipper, motion, halved).seconds;
          expect(Math.abs(two - one)).toBeLessThanOrEqual(0.01 * one);
        },
      ),
    );
  });

  test('a way there takes as long as the way back', () => {
    const back = (steps: readonly Step[]): Step[] => {
      const places = [{ x: 100, y: 100, feed: 0 }, ...steps] as { x: number; y: number; feed: number }[];
      const first = places.at(-1)!;
      return [
        { x: first.x, y: first.y, feed: 100 },
        { type: 'wait' },
        ...places
          .slice(0, -1)
          .map(({ x, y }, n) => ({ x, y, feed: places[n + 1]!.feed }))
          .reverse(),
      ];
    };
    const there = (steps: readonly Step[]): Step[] => [{ x: 100, y: 100, feed: 100 }, { type: 'wait' }, ...steps];
    const alone = (step: Step): Step[] => [step, { type: 'wait' }];
    fc.assert(
      fc.property(shortMoves, (steps) => {
        for (const { firmware, motion } of [
          { firmware: klipper, motion: { ...MOTION.klipper, minimumCruiseRatio: '0' } },
          { firmware: rrf, motion: { ...MOTION.rrf, ring: '400' } },
        ]) {
          const seconds = (path: Step[]): number => {
            const approach = timeOfSteps(firmware, motion, alone(path[0]!)).seconds;
            return timeOfSteps(firmware, motion, path).seconds - approach;
          };
          expect(seconds(back(steps))).toBeCloseTo(seconds(there(steps)), 6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the factors of a file', () => {
  const EXTRUDES = ['prusa', 'marlin2', 'klipper', 'rrf'];
  const extruders = ALL.filter(({ firmware }) => EXTRUDES.includes(firmware.name));
  const wall: Step[] = Array.from({ length: 20 }, (_, n) => ({ x: 20 + (n % 2) * 60, y: n, e: 5, feed: 60 }));
  const pull: Step[] = [{ e: -2, feed: 200 }];

  test.each(extruders)('M221 is as much filament in every move: $firmware.name', ({ firmware, motion }) => {
    const time = (steps: readonly Step[]): number => timeOfSteps(firmware, motion, steps).seconds;
    const more = (steps: readonly Step[]): Step[] =>
      steps.map((step) => ('type' in step ? step : { ...step, e: 1.5 * (step.e ?? 0) }));
    for (const steps of [wall, pull]) {
      expect(time([{ type: 'flow-factor', factor: 1.5 }, ...steps])).toBeCloseTo(time(more(steps)), 9);
    }
    expect(time([{ type: 'flow-factor', factor: 1.5 }, ...pull])).toBeGreaterThan(time(pull));
  });

  test.each(ALL.filter(({ firmware }) => [...EXTRUDES, 'smoothie'].includes(firmware.name)))(
    'M220 is as much speed: $firmware.name',
    ({ firmware, motion }) => {
      const line = (feed: number): Step => ({ x: 150, y: 10, e: 1, feed });
      const time = (steps: readonly Step[]): number => timeOfSteps(firmware, motion, steps).seconds;
      expect(time([{ type: 'speed-factor', factor: 0.5 }, line(40)])).toBeCloseTo(time([line(20)]), 9);
    },
  );

  test.each(ALL.filter(({ firmware }) => ['prusa', 'marlin2'].includes(firmware.name)))(
    'M205 B is the least time of a block: $firmware.name',
    ({ firmware, motion }) => {
      const specks: Step[] = Array.from({ length: 6 }, (_, n) => ({ x: 0.2 * (n + 1), feed: 100 }));
      const time = (B: number): number =>
        timeOfSteps(firmware, motion, [{ type: 'limits', command: 'M205', words: { B } }, ...specks]).seconds;
      expect(time(50_000)).toBeGreaterThan(time(0));
    },
  );
});

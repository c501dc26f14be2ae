import { describe, expect, test } from 'vitest';
import { SWEEP_CASES, SWEEP_PARTS, sweep, withNozzle } from '../support/print-sweep.ts';

/** One printer a dialect. */
const PRINTERS = ['prusa-mk3s', 'prusa-mini', 'generic-klipper', 'duet-cartesian'] as const;
const NOTHING: readonly string[] = [];

describe('every feature becomes a job in which verify finds nothing (all of them on all printers: test/long)', () => {
  test.each(SWEEP_CASES.map((each, k) => [PRINTERS[k % 4]!, each] as const))(
    '%s: $name',
    async (machine, { settings, copies, plates = 1, mesh = SWEEP_PARTS.pair! }) => {
      const { jobs, wrong } = await sweep({ machine, mesh, settings, copies });
      expect(wrong).toEqual(NOTHING);
      expect(jobs).toBeGreaterThanOrEqual(plates);
    },
  );

  test.each(PRINTERS)('%s: a nozzle of 0.6 mm', async (machine) => {
    const profiles = withNozzle('0.6 mm');
    const { jobs, wrong } = await sweep({ machine, mesh: SWEEP_PARTS.roof!, settings: {}, profiles });
    expect(wrong).toEqual(NOTHING);
    expect(jobs).toBe(1);
  });
});

describe('a change of colour', () => {
  test.each(PRINTERS)('%s', async (machine) => {
    const { mesh, settings } = SWEEP_CASES[0]!;
    expect((await sweep({ machine, mesh: mesh!, settings })).wrong).toEqual(NOTHING);
  });
});

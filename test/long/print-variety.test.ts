import { expect, test } from 'vitest';
import { UsageError } from '../../src/index.ts';
import { faultsOf, likenessOfCase, varietyCases } from '../support/print-variety.ts';

test.each(varietyCases(250, 4).map((each) => [JSON.stringify(each), each] as const))(
  '%s: a job without a fault of its own, or a refusal',
  async (_, each) => {
    const faults = await faultsOf(each).catch((error: unknown) => {
      if (error instanceof UsageError) return [];
      throw error;
    });
    expect(faults).toEqual([]);
  },
);

/** Wide lines in narrow places leave more, and so do parts of few lines. */
const USUAL = { nozzle: '0.4 mm', settings: {} };
/** Threads that lean leave most, letters of one line lay least. */
const MOST = { missing: 0.02, beyond: 0.005, volume: 0.05 };

/** Parts with an edge, on which no first layer lies if they lean. */
const REFUSED = ['star', 'thread'];

const whole = varietyCases(80, 5).map((each) => ({ ...each, ...USUAL, scale: Math.max(each.scale, 0.93) }));
test.each(whole.map((each) => [JSON.stringify(each), each] as const))(
  '%s: the lines cover its sections and nothing else',
  async (_, each) => {
    const likeness = await likenessOfCase(each);
    if (likeness === null) return expect(REFUSED).toContain(each.part);
    const { missing, beyond, volume } = likeness;
    expect(missing).toBeLessThan(MOST.missing);
    expect(beyond).toBeLessThan(MOST.beyond);
    expect(Math.abs(volume)).toBeLessThan(MOST.volume);
  },
);

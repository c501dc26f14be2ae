import { describe, expect, test } from 'vitest';
import { LASER_OUTPUTS } from '../support/laser-outputs.ts';
import { faultsOf } from '../support/laser-sweep.ts';

/** What makers choose, some of it farther than it fits. */
const CHOICES: readonly Readonly<Record<string, string>>[] = [
  { tabs: '4', passes: '2' },
  { tabs: '50' },
  { leadIn: '3 mm', leadOut: '20 mm' },
  { overcut: '10 mm', pierce: '0.3 s' },
  { overcut: '1 mm', passes: '7' },
  { hatchAngle: '30 deg', bidirectional: 'false' },
  { kerf: '0.5 mm', sharedEdges: 'kerf', duplicates: 'keep' },
];

describe.each(LASER_OUTPUTS)('$machine, $format', ({ machine, format }) => {
  test.each(CHOICES)('%o makes a job that verifies', async (settings) => {
    expect(await faultsOf({ machine, format, settings })).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { inRuns } from './in-runs.ts';

test.each([0, 1, 256, 257, 1000])('%i items are handled once each, in order', (count) => {
  const seen: number[] = [];
  inRuns(count, (first, end) => {
    for (let k = first; k < end; k++) seen.push(k);
  });
  expect(seen).toEqual(Array.from({ length: count }, (_, k) => k));
});

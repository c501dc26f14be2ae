import { afterEach, describe, expect, test, vi } from 'vitest';
import { printerLimits } from '../../../test/support/job-limits.ts';
import { inPieces, readJob } from '../../../test/support/read-job.ts';
import { createVerifier } from '../create-verifier.ts';
import { HeightMap } from './height-map.ts';

afterEach(() => vi.restoreAllMocks());

/** Looks at the map of heights that a job of these lines costs. */
async function looks(lines: readonly string[]): Promise<number> {
  const at = vi.spyOn(HeightMap.prototype, 'at');
  const { chunks, summary } = await readJob(inPieces(new TextEncoder().encode(lines.join('\n')), 400), 'marlin2');
  const verifier = createVerifier(printerLimits('marlin2'));
  for (const chunk of chunks) verifier.push(chunk);
  verifier.end(summary);
  const calls = at.mock.calls.length;
  at.mockRestore();
  return calls;
}

describe('a line costs a bounded number of looks at what is printed, however far it goes', () => {
  test.each([1e3, 1e6, 1e9])('%d mm', async (mm) => {
    const start = ['G90', 'M83', 'G28', 'G1 X10 Y10 Z0.2 F1200', 'G1 X20 E1'];
    const line = `G1 X${mm} E5`;
    const arc = `G2 X10 Y10 I${mm / 2} J0 E5`;
    expect(await looks([...start, line, 'G1 X0 E5', line, arc, arc])).toBeLessThan(5 * 50_000);
  });
});

import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly file: string; readonly test: string; readonly reason: string | null }[];
  readonly broken: readonly string[];
  readonly unhandled: number;
}
interface VitestScript {
  closeTests(ran: { readonly code: number; readonly tally: Tally | null }): number;
}

const SCRIPT = join(fileURLToPath(new URL('../..', import.meta.url)), '.ci', 'vitest.mjs');
const script: VitestScript = await import(pathToFileURL(SCRIPT).href);
const clean: Tally = { passed: 3, failed: 0, skipped: [], broken: [], unhandled: 0 };

describe('the closing line of npm test', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      lines.push(line);
    });
  });
  afterEach(() => vi.restoreAllMocks());

  test('is alone on the last line, with the real counts', () => {
    expect(script.closeTests({ code: 0, tally: clean })).toBe(0);
    expect(lines).toEqual(['3 passed, 0 failed']);
  });

  test('a skipped test is listed with its reason, and counted', () => {
    const skipped = [{ file: 'a.test.ts', test: 'prints', reason: 'no printer here' }];
    expect(script.closeTests({ code: 0, tally: { ...clean, skipped } })).toBe(0);
    expect(lines).toEqual(['skipped: a.test.ts > prints: no printer here', '3 passed, 0 failed, 1 skipped']);
  });

  test.each([
    ['a failed test', 1, { ...clean, failed: 1 }, '3 passed, 1 failed'],
    ['a file that could not be loaded', 1, { ...clean, broken: ['b.test.ts'] }, '3 passed, 1 failed'],
    ['an error outside of any test', 1, { ...clean, unhandled: 1 }, '3 passed, 1 failed'],
    ['vitest breaking although no test failed', 7, clean, '3 passed, 1 failed'],
    ['no test at all', 0, { ...clean, passed: 0 }, '0 passed, 0 failed'],
    ['vitest giving no account', 0, null, '0 passed, 1 failed'],
  ])('%s is not a pass', (_name, code, tally, line) => {
    expect(script.closeTests({ code, tally })).not.toBe(0);
    expect(lines.at(-1)).toBe(line);
  });
});

// Runs vitest and counts what it did. Used by test, check and test-long.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './project.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: { file: string, test: string, reason: string | null }[], broken: string[], unhandled: number }} Tally
 * @param {readonly string[]} args filters and options of vitest
 * @returns {Promise<{ code: number, tally: Tally | null, stdout: string, stderr: string }>} tally null where vitest itself broke
 */
export async function runVitest(args, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'etabli-test-'));
  const target = join(folder, 'tally.json');
  try {
    const ran = await runNode(
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=./.ci/count-reporter.mjs', ...args],
      {
        ...options,
        env: { ...process.env, ...options.env, ETABLI_TEST_TALLY: target },
      },
    );
    return { ...ran, tally: existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Prints what was skipped, what could not be loaded, and the closing line, alone and last.
 * A file that could not be loaded and an error outside of any test count as one failure each.
 * @returns {number} exit code: 0 only where tests ran and all of them passed
 */
export function closeTests({ code, tally }) {
  if (tally === null) {
    console.log('The tests could not be run: see above.');
    console.log('0 passed, 1 failed');
    return code || 1;
  }
  const { passed, skipped, broken, unhandled } = tally;
  for (const { file, test, reason } of skipped)
    console.log(`skipped: ${file} > ${test}: ${reason ?? 'no reason given'}`);
  for (const file of broken) console.log(`could not be loaded: ${file}`);
  let failed = tally.failed + broken.length + unhandled;
  if (unhandled > 0) console.log(`errors outside of any test: ${unhandled}`);
  if (passed + failed === 0) console.log('No test ran.');
  else if (failed === 0 && code !== 0) {
    console.log(`vitest ended with ${code} although no test failed.`);
    failed = 1;
  }
  console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  return failed > 0 || passed === 0 ? code || 1 : 0;
}

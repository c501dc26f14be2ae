// `npm test`: sets up, builds, runs every test but the long ones. The last line is `N passed, N failed`.
// Words after `--` go to vitest (`npm test -- src/geometry`).
import { setUp } from './set-up.mjs';
import { closeTests, runVitest } from './vitest.mjs';

const code = await setUp();
process.exitCode = closeTests(code === 0 ? await runVitest(process.argv.slice(2)) : { code, tally: null });

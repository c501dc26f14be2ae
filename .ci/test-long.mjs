// `npm run test:long`: every test with the large counts of ETABLI_LONG, and those of test/long (fuzzing, kills, a million quotes).
import { setUp } from './set-up.mjs';
import { closeTests, runVitest } from './vitest.mjs';

const code = await setUp();
const env = { ETABLI_LONG: '1' };
process.exitCode = closeTests(code === 0 ? await runVitest(process.argv.slice(2), { env }) : { code, tally: null });

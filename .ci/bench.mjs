// `npm run bench [-- NAME…] [-- --write]`: what the main jobs cost, beside a peer where one is installed.
import { runBench } from '../test/bench/bench.mjs';
import { setUp } from './set-up.mjs';

const code = await setUp();
process.exitCode = code === 0 ? await runBench(process.argv.slice(2)) : code;

import fc from 'fast-check';

/**
 * Properties draw the same cases at every run, so that a gate that was open yesterday is open today; ETABLI_SEED=n draws
 * others, and `npm run test:long` (ETABLI_LONG=1) draws new ones each time and prints the seed of a failure.
 */
const { ETABLI_SEED, ETABLI_LONG } = process.env;
if (ETABLI_SEED !== undefined) fc.configureGlobal({ seed: Number(ETABLI_SEED) });
else if (ETABLI_LONG !== '1') fc.configureGlobal({ seed: 20_261_124 });

import { defineConfig } from 'vitest/config';

const long = process.env.ETABLI_LONG === '1';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', ...(long ? [] : ['test/long/**'])],
    testTimeout: long ? 3_600_000 : 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/seed.ts'],
    // Two workers, so that the whole suite behaves on the smallest machine of a lab; threads start faster than processes.
    pool: 'threads',
    maxWorkers: 2,
  },
});

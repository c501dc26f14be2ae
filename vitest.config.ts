import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['test/long/**', 'node_modules/**', 'dist/**'], testTimeout: 60_000 },
});

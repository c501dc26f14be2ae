import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printDigest } from './print-digest.ts';
import { GOLDEN_PARTS } from './print-parts.ts';

const FOLDER = new URL('print/', import.meta.url);

describe('planned parts are as their goldens say (after a wanted change: npm run golden, and read the difference)', () => {
  test.each(GOLDEN_PARTS)('$name', async (part) => {
    const file = new URL(`${part.name}.txt`, FOLDER);
    expect(existsSync(file)).toBe(true);
    expect(await printDigest(part)).toBe(readFileSync(file, 'utf8'));
  });

  test('no golden is left of a part that is gone', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(GOLDEN_PARTS.map(({ name }) => `${name}.txt`).sort());
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROCESSES } from '../../src/processes/index.ts';
import { settingsDoc } from './settings-docs.ts';

test('docs/settings.md is what the schemas say today (npm run docs), and holds every setting with its meaning', async () => {
  const page = await settingsDoc();
  expect(readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8')).toBe(page);
  for (const { settings } of PROCESSES)
    for (const [key, field] of Object.entries(await settings())) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${key}\` |`) && line.includes(field.doc.en));
      expect(row, key).toContain(field.doc.fr);
    }
});

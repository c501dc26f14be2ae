import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDataMap } from './read-data-map.ts';
import { type StoredProfile, storeData, storedMap } from './stored-data.ts';

const TEXT = readFileSync(new URL('../../../templates/machines/prusa-mk3s.yaml', import.meta.url), 'utf8');

/** As it goes through a file. */
function stored(text: string): StoredProfile {
  const parsed: StoredProfile = JSON.parse(JSON.stringify({ text, node: storeData(readDataMap(text, 'build')) }));
  return parsed;
}

describe('stored data', () => {
  test('is what the reader would have read, places included', () => {
    expect(storedMap(stored(TEXT), TEXT, 'here.yaml')).toEqual(readDataMap(TEXT, 'here.yaml'));
  });

  test('is of no use for a text that was changed since', () => {
    expect(storedMap(stored(TEXT), TEXT.replace('250', '251'), 'here.yaml')).toBeUndefined();
  });
});

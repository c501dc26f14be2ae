import { expect, test } from 'vitest';
import { readDataMap } from './read-data-map.ts';
import { settingsFor, settingsMap } from './settings-map.ts';

const CONFIGURED = 'unit: mm\nprint:\n  layerHeight: 0.3 mm\n  infill: 10 %\nlaser:\n  convention: fablab\n';

const shown = (process: string, pairs: readonly (readonly [string, string])[]): Record<string, unknown> => {
  const all = settingsMap(pairs, '--set', readDataMap(CONFIGURED, 'etabli.yaml'));
  const { entries } = settingsFor(all, process, ['laser', 'print']);
  return Object.fromEntries([...entries].map(([key, { node }]) => [key, node.kind === 'scalar' ? node.raw : null]));
};

test('each process has its own section, the line wins, the other section is not seen', () => {
  expect(shown('print', [['infill', '40 %']])).toEqual({ unit: 'mm', layerHeight: '0.3 mm', infill: '40 %' });
  expect(shown('laser', [])).toEqual({ unit: 'mm', convention: 'fablab' });
});

test('what is wrong in a section is told with the line of its key', () => {
  const all = settingsMap([], '--set', readDataMap('print:\n  layerHeigth: 0.2 mm\n', 'etabli.yaml'));
  const entry = settingsFor(all, 'print', ['print']).entries.get('layerHeigth');
  expect(entry?.keyAt).toEqual({ file: 'etabli.yaml', line: 2, column: 3 });
  const flat = settingsMap([], '--set', readDataMap('print: 3\n', 'etabli.yaml'));
  expect(() => settingsFor(flat, 'print', ['print'])).toThrow('must hold keys');
});

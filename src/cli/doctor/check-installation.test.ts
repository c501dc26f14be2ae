import { expect, test } from 'vitest';
import { nodeCheck } from './check-installation.ts';

test('Node is old below what package.json says, not from there on', () => {
  const state = (version: string): string => nodeCheck(version, '>=20.19').state;
  expect(['18.20.4', '20.18.3'].map(state)).toEqual(['error', 'error']);
  expect(['20.19.0', '20.20.2', '22.0.0'].map(state)).toEqual(['good', 'good', 'good']);
  expect(nodeCheck('18.0.0', '>=20.19').fix?.en).toContain('>=20.19');
});

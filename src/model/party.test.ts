import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { parseClient, parseIssuer } from './party.ts';

const example = (name: string) =>
  dataFromYaml(readFileSync(new URL(`../../templates/quote/${name}.example.yaml`, import.meta.url), 'utf8'), name);

describe('the parties of a quote', () => {
  test('the shipped examples can be read, with every key that they show', () => {
    expect(parseIssuer(example('issuer'))).toMatchObject({
      kind: 'association',
      vatRegime: 'not-taxable',
      validityDays: 30,
      country: 'FR',
    });
    expect(parseClient(example('client'))).toMatchObject({ kind: 'business', member: false });
  });

  test('what is not known is empty, what is wrong names its line', () => {
    expect(parseClient(dataFromYaml('name: C'))).toMatchObject({ kind: 'private', siren: '', address: undefined });
    for (const [yaml, line] of [
      ['name: A\nkind: firm\naddress: [x]', 2],
      ['name: A\nkind: company\nadress: [x]', 3],
      ['kind: company\naddress: [x]', 1],
    ] as const)
      expect(() => parseIssuer(dataFromYaml(yaml))).toThrow(
        expect.objectContaining({ place: expect.objectContaining({ line }) }),
      );
  });
});

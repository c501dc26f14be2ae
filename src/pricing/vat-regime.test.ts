import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { priceFromYaml } from '../../test/support/price-from-yaml.ts';
import { type Client, type Issuer, parseClient, parseIssuer } from '../model/party.ts';

const issuer = (more: string): Issuer => parseIssuer(dataFromYaml(`name: A\nkind: association\naddress: [x]\n${more}`));
const client = (more: string): Client => parseClient(dataFromYaml(`name: C\n${more}`));
const TARIFF = (basis: string): string =>
  `id: t\nname: T\nbasis: ${basis}\nvat: "20"\nrules:\n  - { id: time, per: minute, rate: 1, kind: machine }\n  - { id: wood, per: gram, rate: 1, kind: material }\n  - { id: join, per: year, rate: 30, kind: membership }\n`;
const ORDER = 'items: [{ rule: time, measure: 10 }, { rule: wood, measure: 10 }]';
const price = (basis: string, from: Issuer, to: Client, order = ORDER): readonly string[] =>
  priceFromYaml(TARIFF(basis), order, { issuer: from, client: to }).slice(2);

describe('the regime is a function of issuer, client and line', () => {
  test('franchise, untaxed and public: no tax, whatever the tariff says', () => {
    for (const regime of ['franchise', 'not-taxable', 'public'])
      for (const basis of ['HT', 'TTC'])
        expect(price(basis, issuer(`vatRegime: ${regime}`), client('kind: business'))).toEqual(['total 20.00']);
  });

  test('one association: exempt towards members, taxed towards others, goods always taxed', () => {
    const from = issuer('membersExempt: true');
    expect(price('HT', from, client('member: true'))).toEqual(['tax 20 10.00 2.00', 'total 22.00']);
    expect(price('HT', from, client('kind: business'))).toEqual(['tax 20 20.00 4.00', 'total 24.00']);
    expect(price('HT', from, client(''), 'items: [{ rule: time, measure: 1 }, { rule: join, measure: 1 }]')).toEqual([
      'tax 20 1.00 0.20',
      'total 31.20',
    ]);
  });

  test('exempt towards members, in franchise towards a craftsperson', () => {
    const from = issuer('membersExempt: true\nvatRegime: franchise');
    expect(price('HT', from, client('member: true'))).toEqual(['total 20.00']);
    expect(price('HT', from, client('kind: business'))).toEqual(['total 20.00']);
  });

  test('reverse charge is refused, not guessed', () => {
    const abroad = client('kind: business\ncountry: DE');
    expect(() => price('HT', issuer(''), abroad)).toThrow(/reverse charge/);
    expect(price('HT', issuer('vatRegime: franchise'), abroad)).toEqual(['total 20.00']);
    expect(price('HT', issuer(''), client('kind: private\ncountry: DE'))).toEqual(['tax 20 20.00 4.00', 'total 24.00']);
  });
});

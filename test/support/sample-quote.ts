import { readFileSync } from 'node:fs';
import { parseMentions } from '../../src/model/mention.ts';
import type { JobFacts } from '../../src/model/order.ts';
import { parseMeasures } from '../../src/model/parse-measures.ts';
import { parseTariff } from '../../src/model/parse-tariff.ts';
import { parseClient, parseIssuer } from '../../src/model/party.ts';
import type { Tariff } from '../../src/model/tariff.ts';
import type { QuoteRequest } from '../../src/pipeline/quotes/quote.ts';
import { dataFromYaml } from './data-from-yaml.ts';

const template = (name: string): string => readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8');

export function demoTariff(): Tariff {
  return parseTariff(dataFromYaml(template('tariffs/demo.yaml'), 'demo.yaml'), 'demo.yaml', 'd'.repeat(64));
}

export const MENTIONS = parseMentions(dataFromYaml(template('quote/mentions.yaml'), 'mentions.yaml'));

/** A print of an hour and a bit. */
export const PRINT_JOB: JobFacts = {
  file: 'keyring.stl',
  sha256: 'a'.repeat(64),
  process: 'print',
  machine: 'prusa-mk3s',
  material: 'pla',
  seconds: 3700,
  motionSeconds: 3500,
  consumption: { grams: 12.345, filament: 4120, volume: 9956 },
  copies: 1,
};

/** A sign on plywood, twelve minutes and a half. */
export const LASER_JOB: JobFacts = {
  file: 'sign.svg',
  sha256: 'b'.repeat(64),
  process: 'laser',
  machine: 'grbl-laser',
  material: 'plywood-3mm',
  seconds: 754.2,
  motionSeconds: 744.2,
  consumption: { sheet: 21000, cutLength: 1500 },
  copies: 1,
};

/** A craftsperson's quote with everything in it, from the demonstration tariff. */
export function sampleRequest(more: Partial<QuoteRequest> = {}): QuoteRequest {
  return {
    tariff: demoTariff(),
    date: '2026-11-24',
    audience: 'craftsperson',
    badge: false,
    jobs: [{ ...LASER_JOB, copies: 40 }, PRINT_JOB],
    measures: parseMeasures(
      dataFromYaml('items: [{ rule: drawing, measure: 50 }]\ncredits: [{ kind: money, have: 10 }]'),
    ),
    issuer: parseIssuer(
      dataFromYaml(
        'name: Atelier d’exemple\nkind: association\naddress: [1 rue de l’Exemple, 37400 Amboise]\nmail: bonjour@exemple.invalid\npayment: à réception de la facture\nlateRate: trois fois le taux d’intérêt légal\n',
      ),
    ),
    client: parseClient(
      dataFromYaml(
        'name: Menuiserie Exemple\nkind: business\naddress: [2 rue du Bois, 37000 Tours]\nsiren: "123456782"\n',
      ),
    ),
    mentions: MENTIONS,
    ...more,
  };
}

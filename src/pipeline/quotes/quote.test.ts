import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { demoTariff, LASER_JOB, PRINT_JOB, sampleRequest } from '../../../test/support/sample-quote.ts';
import { tariffOf } from '../../../test/support/test-tariffs.ts';
import { replayTrace } from '../../pricing/replay-trace.ts';
import { quoteJson } from '../../report/quote-json.ts';
import { quoteOrder, unpricedQuote } from './quote.ts';

const schema: object = JSON.parse(readFileSync(new URL('../../model/schemas/quote.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

describe('a quote from jobs', () => {
  test('bills what the demonstration tariff says of each process', () => {
    const quote = quoteOrder({ tariff: demoTariff(), date: '2026-11-24', jobs: [PRINT_JOB, LASER_JOB] });
    expect(quote.lines.map((line) => `${line.rule} ${line.quantity} ${line.unit} ${line.amount}`)).toEqual([
      'print-time 75 minute 3.00',
      'print-start 1 job 1.00',
      'pla 12.96225 gram 0.65',
      'laser-time 13 minute 7.80',
      'laser-start 1 job 2.00',
      'plywood-3mm 210 cm2 0.50',
    ]);
    expect(quote).toMatchObject({ audience: 'public', includingTax: '14.95', number: null, validUntil: '2026-12-24' });
    expect(quote.notes.map((note) => note.en).join(' ')).toMatch(/assistance is not in this price/);
    expect(quote.inputs.map(({ file }) => file)).toEqual(['keyring.stl', 'sign.svg']);
  });

  test('without the badge assistance is added, and said', () => {
    const quote = quoteOrder({ tariff: demoTariff(), date: '2026-11-24', jobs: [LASER_JOB], badge: false });
    expect(quote.lines.at(-1)).toMatchObject({ rule: 'assistance', quantity: '15', amount: '7.50' });
    expect(quote.notes.map((note) => note.en).join(' ')).toMatch(/does not have the machine’s badge/);
  });

  test('copies bill the whole lot in started steps, setting up once', () => {
    const quote = quoteOrder({
      tariff: demoTariff(),
      date: '2026-11-24',
      jobs: [{ ...LASER_JOB, copies: 40 }],
      badge: true,
    });
    expect(quote.lines.map(({ rule, amount }) => `${rule} ${amount}`)).toEqual([
      'laser-time 301.80',
      'laser-start 2.00',
      'plywood-3mm 18.48',
    ]);
  });

  test('a material that nobody bills is a warning, a job without any price an error', () => {
    const quote = quoteOrder({ tariff: demoTariff(), date: '2026-11-24', jobs: [{ ...PRINT_JOB, material: 'abs' }] });
    expect(quote.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['DEVIS001 warning']);
    const embroidery = { ...PRINT_JOB, process: 'embroidery' };
    expect(() => quoteOrder({ tariff: demoTariff(), date: '2026-11-24', jobs: [embroidery] })).toThrow(
      /no price for keyring\.stl/,
    );
  });

  test('a material that a price includes needs none', () => {
    const tariff = tariffOf(
      'id: t\nname: T\nbasis: TTC\nrules:\n  - { id: time, per: hour, rate: 4, applies: { measure: motionTime }, includes: [pla] }\n',
    );
    const quote = quoteOrder({ tariff, date: '2026-11-24', jobs: [PRINT_JOB] });
    expect(quote.findings).toEqual([]);
    expect(quote.lines).toMatchObject([{ quantity: '35/36', amount: '3.89' }]);
  });

  test('a fact that the job does not know is an error with the line of the tariff', () => {
    const tariff = tariffOf(
      'id: t\nname: T\nbasis: TTC\nrules:\n  - id: time\n    per: minute\n    rate: 4\n    applies: { measure: laserOnTime }\n',
    );
    expect(() => quoteOrder({ tariff, date: '2026-11-24', jobs: [PRINT_JOB] })).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ line: 8 }) }),
    );
  });

  test('what the caller says goes before what the measures say', () => {
    const quote = quoteOrder(sampleRequest({ audience: 'volunteer' }));
    expect(quote.audience).toBe('volunteer');
    expect(quote.lines.find(({ rule }) => rule === 'laser-time')?.amount).toBe('0.00');
  });

  test('a day that is none is refused', () => {
    expect(() => quoteOrder(sampleRequest({ date: '2026-02-30' }))).toThrow(/not a day/);
  });
});

describe('the quote as a document', () => {
  test('is valid, the same twice, with the same figures in both languages', () => {
    const document = (lang: 'en' | 'fr'): Record<string, unknown> =>
      quoteJson(quoteOrder(sampleRequest()), lang, { version: '0', ok: true });
    const [fr, en] = [document('fr'), document('en')];
    expect(validate(fr) || validate.errors).toBe(true);
    expect(JSON.stringify(document('fr'))).toBe(JSON.stringify(fr));
    const figures = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, item]) => (/^(text|label|notes|seal)$/.test(key) ? [] : figures(item)))
        : [String(value)];
    expect(figures(fr)).toEqual(figures(en));
  });

  test('an empty one is valid too', () => {
    const nothing = unpricedQuote(demoTariff(), '2026-11-24', { inputs: [], findings: [] });
    expect(validate(quoteJson(nothing, 'en', { version: '0', ok: false })) || validate.errors).toBe(true);
  });

  test('no amount without a trace', () => {
    const quote = quoteOrder(sampleRequest());
    for (const line of quote.lines) expect(replayTrace(line.trace)).toBe(line.amount);
    for (const row of quote.tax) expect(replayTrace(row.trace)).toBe(row.amount);
    for (const step of quote.lines.flatMap((line) => line.trace)) expect(step.tariff).toBe('demo');
  });
});

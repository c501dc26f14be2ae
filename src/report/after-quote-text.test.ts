import { expect, test } from 'vitest';
import type { LedgerReport, LedgerSum } from '../model/ledger.ts';
import { comparisonText, reconciliationText } from './after-quote-text.ts';
import { ledgerCsv, ledgerHtml, ledgerText } from './ledger-papers.ts';
import { membershipText } from './membership-text.ts';
import type { Paint } from './paint.ts';

const plain = (text: string): string => text;
const PAINT: Paint = { error: plain, warning: plain, info: plain, good: plain, strong: plain, faint: plain };
const name = (en: string) => ({ en, fr: en });
const way = {
  machine: 'm',
  material: 'pla',
  why: null,
  grams: 12.3,
  energy: null,
  emission: null,
  cheapest: false,
  fastest: false,
};

test('ways stand under each other, the best marked, the impossible explained', () => {
  const text = comparisonText(
    {
      currency: 'EUR',
      rows: [
        { ...way, name: name('pla 0.2'), price: '4.65', seconds: 3700, cheapest: true },
        { ...way, name: name('petg'), price: '12.00', seconds: 3000, energy: 120, emission: '6', fastest: true },
        { ...way, name: name('abs'), price: null, why: name('no price'), seconds: 0 },
      ],
      factor: { id: 'fr-mix', gramsPerKwh: '50', source: 'somewhere', verified: false },
    },
    'fr',
    PAINT,
  );
  const lines = text.split('\n');
  expect(lines[1]).toMatch(/^pla 0\.2 +4,65\u00a0€ +1 h 01 +12,3 g +– +– +le moins cher$/);
  expect(lines[2]).toMatch(/120 Wh +6 g +le plus rapide$/);
  expect(lines[4]).toBe('abs: no price');
  expect(lines[5]).toMatch(/50 g par kWh \(fr-mix : somewhere\) – non vérifié/);
});

test('a reconciliation and a membership say their result in a sentence', () => {
  const result = {
    quoted: '5.00',
    difference: '2.50',
    actual: { includingTax: '7.50', currency: 'EUR' },
    lines: [{ rule: 'time', quoted: '5.00', actual: '7.50' }],
    timeFactor: '1.500',
    massFactor: null,
  };
  expect(reconciliationText(result, 'en', PAINT)).toMatch(
    /time +€5\.00 +€7\.50[\s\S]*Difference: €2\.50\nTime: 1\.5 times the estimate\n$/,
  );
  const worth = {
    membership: 'year',
    rule: 'time',
    fee: '30.00',
    rows: [{ hours: '10.00', without: '40.00', withMembership: '50.00' }],
    audience: null,
    breakEvenHours: '15.00',
  };
  expect(membershipText(worth, 'EUR', 'fr')).toMatch(
    /10 +40,00\u00a0€ +50,00\u00a0€\nyear \(30,00\u00a0€\) est rentable à partir de 15 heures de time\.\n$/,
  );
  expect(membershipText({ ...worth, breakEvenHours: null }, 'EUR', 'en')).toMatch(/never pays off/);
});

const sum = (key: string, amount: string): LedgerSum => ({
  key,
  jobs: 2,
  failed: 1,
  tests: 0,
  minutes: '125/2',
  operatorMinutes: '0',
  grams: '1',
  sheet: '0',
  amount,
  tax: '0.00',
  cost: '10.00',
  recovered: '50.0',
  children: 3,
});
const report: LedgerReport = {
  year: '2026',
  total: sum('total', '5.00'),
  groups: {
    machine: [sum('<mk3s>', '5.00')],
    audience: [sum('=cmd', '5.00')],
    month: [sum('2026-01', '5.00')],
    material: [],
  },
  use: '12.5',
  members: { members: sum('members', '3.00'), visitors: sum('visitors', '2.00') },
  breakEven: [
    {
      machine: '<mk3s>',
      hours: '10.0',
      revenue: '20.00',
      variable: '5.00',
      yearly: '30.00',
      result: '-15.00',
      breakEvenHours: '20.0',
    },
  ],
};

test('the year is told in text, in a spreadsheet and on a page', () => {
  expect(ledgerText(report, 'EUR', 'fr', PAINT)).toMatch(
    /Bilan de l’année 2026[\s\S]*<mk3s> +2 +1 +1 h 02[\s\S]*Occupation des machines pendant l’ouverture : 12,5\u00a0%/,
  );
  expect(ledgerText(report, 'EUR', 'fr', PAINT)).toMatch(/Adhérents +2[\s\S]*Visiteurs +2/);
  expect(ledgerText(report, 'EUR', 'en', PAINT)).toMatch(/<mk3s> +10 +€20\.00 +€5\.00 +€30\.00 +−€15\.00 +20 h/);
  const csv = ledgerCsv(report, 'fr');
  expect(csv).toContain('breakEven;<mk3s>');
  expect(csv).toMatch(/^\ufeffgroup;key;jobs/);
  expect(csv).toContain("audience;'=cmd;2;1;0;62,500000;0;1;0;5,00;0,00;10,00;50,0;3\r\n");
  expect(ledgerCsv(report, 'en')).toContain('total,total,2,1,0,');
  const html = ledgerHtml(report, 'EUR', 'fr', '0.1.0');
  expect(html).toContain('&lt;mk3s&gt;');
  expect(html).not.toMatch(/<mk3s>|<script|https?:/);
  expect(html.match(/<svg /g)).toHaveLength(4);
});

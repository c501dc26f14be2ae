import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const TAG = path.join(ROOT, 'fixtures', 'parts', 'name-tag.stl');
const TARIFFS = path.join(ROOT, 'fixtures', 'tariffs');
const PRINT = [TAG, '-m', 'prusa-mk3s', '--material', 'pla', '--date', '2026-03-14'];

interface Quote {
  readonly ok: boolean;
  readonly number: string | null;
  readonly lines: readonly { readonly label: string; readonly amount: string }[];
  readonly includingTax: string;
  readonly findings: readonly JsonFinding[];
}

interface Judged {
  readonly files: readonly { readonly ok: boolean; readonly findings: readonly JsonFinding[] }[];
}

interface LedgerReport {
  readonly total: { readonly amount: string };
  readonly groups: Readonly<Record<string, readonly { readonly amount: string }[]>>;
}

interface Way {
  readonly price: string | null;
  readonly why: string | null;
  readonly cheapest: boolean;
}

/** The program with a store and a configuration of its own, in a folder that goes away. */
function shop(folder: string) {
  const env = { XDG_CONFIG_HOME: path.join(folder, 'config'), ETABLI_TARIFFS: TARIFFS };
  return (...args: readonly string[]) => runEtabli(args, { cwd: folder, env });
}

describe('numbers of quotes', () => {
  test('are drawn only for what is written, one after the other', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      const printed = await etabli('quote', ...PRINT, '--json');
      expect(validDocument<Quote>('quote', printed.stdout).number).toBeNull();
      for (const [out, number] of [
        ['a.json', 'D2026-0001'],
        ['b.json', 'D2026-0002'],
      ] as const) {
        expect((await etabli('quote', ...PRINT, '-o', out, '-q')).code).toBe(0);
        expect(validDocument<Quote>('quote', readFileSync(path.join(folder, out), 'utf8')).number).toBe(number);
      }
    });
  });

  test('two processes at once never get the same', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      const outs = Array.from({ length: 6 }, (_, n) => `q${n}.json`);
      const runs = await Promise.all(
        outs.map((out) =>
          etabli('quote', '--measures', 'm.json', '--tariff', 'exemple-asso', '--date', '2026-03-14', '-o', out, '-q'),
        ),
      );
      expect(runs.every((run) => run.code === 2)).toBe(true); // m.json is not there: no number is used up
      writeFileSync(path.join(folder, 'm.json'), JSON.stringify({ items: [{ rule: 'print-time', measure: '95' }] }));
      const again = await Promise.all(
        outs.map((out) =>
          etabli('quote', '--measures', 'm.json', '--tariff', 'exemple-asso', '--date', '2026-03-14', '-o', out, '-q'),
        ),
      );
      expect(again.map((run) => run.code)).toEqual(outs.map(() => 0));
      const numbers = outs.map(
        (out) => validDocument<Quote>('quote', readFileSync(path.join(folder, out), 'utf8')).number,
      );
      expect([...numbers].sort()).toEqual(outs.map((_, n) => `D2026-${String(n + 1).padStart(4, '0')}`));
    });
  });
});

describe('what was written can be checked', () => {
  test('verify sees the whole, a changed byte, and a changed part', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      writeFileSync(path.join(folder, 'tag.stl'), readFileSync(TAG));
      await etabli('quote', 'tag.stl', ...PRINT.slice(1), '-o', 'q.json', '-q');
      expect((await etabli('quote', 'verify', 'q.json')).code).toBe(0);
      const text = readFileSync(path.join(folder, 'q.json'), 'utf8');
      writeFileSync(
        path.join(folder, 'spoilt.json'),
        text.replace(/"amount": "(\d)/, (_m, d: string) => `"amount": "${(Number(d) + 1) % 10}`),
      );
      const spoilt = await etabli('quote', 'verify', 'spoilt.json', '--json');
      expect(spoilt.code).toBe(1);
      expect(
        validDocument<Judged>('quote-verify', spoilt.stdout).files[0]!.findings.map((f: JsonFinding) => f.rule),
      ).toContain('quote-altered');
      const bytes = readFileSync(TAG);
      bytes[200] = (bytes[200]! + 1) % 256;
      writeFileSync(path.join(folder, 'tag.stl'), bytes);
      expect((await etabli('quote', 'verify', 'q.json')).code).toBe(1);
    });
  });

  test('lint, reconcile and explain speak of the same quote', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      await etabli('quote', ...PRINT, '-o', 'q.json', '-o', 'q.html', '-o', 'q.csv', '-q');
      expect(contents(folder)).toEqual(['config', 'q.csv', 'q.html', 'q.json']);
      expect(readFileSync(path.join(folder, 'q.html'), 'utf8')).toContain('D2026-0001');
      const lint = await etabli('quote', 'lint', 'q.json', '--json');
      expect(lint.code).toBe(1); // the demonstration tariff is no offer, and nobody issues it
      expect(validDocument<Judged>('quote-lint', lint.stdout).files[0]!.findings.length).toBeGreaterThan(3);
      const actual = await etabli('quote', 'reconcile', 'q.json', '--actual', '6g,40m', '--json');
      expect(actual.code).toBe(0);
      expect(Number(validDocument<{ difference: string }>('reconciliation', actual.stdout).difference)).toBeGreaterThan(
        0,
      );
      expect((await etabli('quote', ...PRINT, '--explain', '1', '--lang', 'fr')).stdout).toContain('Ligne 1');
      expect((await etabli('quote', ...PRINT, '--explain', '99')).code).toBe(2);
    });
  });

  test('a part that cannot be made has no price', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'cut.stl'), readFileSync(TAG).subarray(0, 500));
      const run = await shop(folder)('quote', 'cut.stl', ...PRINT.slice(1), '--json');
      expect(run.code).toBe(3);
      const document = validDocument<Quote>('quote', run.stdout);
      expect(document).toMatchObject({ ok: false, lines: [], includingTax: '0.00' });
      expect(document.findings.map((f) => f.rule)).toContain('unreadable');
    });
  });
});

describe('the books', () => {
  test('a row a job, added up, exported and taken over without loss', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      await etabli('quote', ...PRINT, '-o', 'q.json', '-q');
      for (const outcome of ['done', 'done', 'failed']) {
        const added = await etabli(
          'ledger',
          'add',
          'q.json',
          '--outcome',
          outcome,
          '--actual',
          '6g,40m',
          '--cost',
          '0.80',
          '--date',
          '2026-03-14',
        );
        expect(added.code).toBe(0);
      }
      const report = validDocument<LedgerReport>(
        'ledger-report',
        (await etabli('ledger', 'report', '--year', '2026', '--json')).stdout,
      );
      expect(report.total).toMatchObject({ jobs: 2, failed: 1, minutes: '120', grams: '18' });
      const sum = (rows: readonly { amount: string }[]): number =>
        Math.round(rows.reduce((total, row) => total + Number(row.amount) * 100, 0));
      for (const rows of Object.values(report.groups)) expect(sum(rows)).toBe(sum([report.total]));
      const again = await etabli('ledger', 'simulate', '--year', '2026', '--tariff', 'demo', '--fee', '30', '--json');
      expect(validDocument('simulation', again.stdout)).toMatchObject({ actual: report.total.amount });
      await etabli('ledger', 'export', '-o', 'rows.ndjson');
      const rows = readFileSync(path.join(folder, 'rows.ndjson'), 'utf8');
      expect(rows).not.toContain('name-tag');
      await inFolder(async (other) => {
        const elsewhere = shop(other);
        writeFileSync(path.join(other, 'rows.ndjson'), rows);
        const taken = await elsewhere('ledger', 'import', 'rows.ndjson', '--json');
        expect(validDocument('ledger-import', taken.stdout)).toMatchObject({ ok: true, rows: 3 });
        expect((await elsewhere('ledger', 'report', '--year', 'abcd')).code).toBe(2);
        expect((await elsewhere('ledger', 'export')).stdout).toBe(rows);
        writeFileSync(path.join(other, 'bad.ndjson'), rows.replace('"outcome":"done"', '"outcome":"test"'));
        expect((await elsewhere('ledger', 'import', 'bad.ndjson')).code).toBe(3);
      });
    });
  });
});

describe('a number that was drawn and never used', () => {
  test('is ended with a reason, once; one with a quote, or one that was never drawn, is not', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      expect((await etabli('quote', ...PRINT, '-o', 'a.json', '-q')).code).toBe(0);
      const end = (number: string) => etabli('quote', 'void', number, '--why', 'lost computer', '--json');
      const refused = await end('D2026-0001');
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('D2026-0001 was given to a quote');
      expect((await end('D2026-0002')).stderr).toContain('No number waits to be used');
      expect((await etabli('quote', 'void', 'D2026-0002')).code).toBe(2);
    });
  });
});

describe('ways to make it', () => {
  test('one table, the cheapest and the fastest marked, a way that fails says why', async () => {
    const run = await runEtabli([
      'quote',
      TAG,
      '--compare',
      '-m',
      'prusa-mk3s,grbl-laser',
      '--material',
      'pla',
      '--set',
      'preset=draft,fine',
      '--date',
      '2026-03-14',
      '--json',
    ]);
    expect(run.code).toBe(0);
    const { rows } = validDocument<{ rows: readonly Way[] }>('comparison', run.stdout);
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ price }) => price === null).every(({ why }) => (why ?? '').length > 10)).toBe(true);
    expect(rows.filter(({ cheapest }) => cheapest).length).toBeGreaterThan(0);
  });
});

describe('the lab’s own side', () => {
  test('cost beside price, a row that works out its cost, break-even of a machine, members against visitors', async () => {
    await inFolder(async (folder) => {
      const etabli = shop(folder);
      const costs = ['--costs', path.join(ROOT, 'templates', 'quote', 'costs.example.yaml')];
      const took = ['--actual', '100g,2h', '--operator', '15m'];
      await etabli('quote', ...PRINT, '--audience', 'member', '-o', 'q.json', '-q');
      const cost = await etabli('quote', 'cost', 'q.json', ...costs, ...took, '--json');
      // 2 h × 0.11 kW × 0.25 = 0.055; wear 2 × 900/6000; consumables 2 × 0.08; 0.1 kg × 19; a quarter of 22.
      expect(validDocument('cost', cost.stdout)).toMatchObject({
        cost: { energy: '0.06', wear: '0.30', consumables: '0.16', material: '1.90', labour: '5.50', total: '7.92' },
      });
      expect((await etabli('quote', 'cost', 'q.json')).stderr).toContain('costs.example.yaml');
      const added = await etabli('ledger', 'add', 'q.json', ...costs, ...took, '--date', '2026-03-14', '--json');
      expect(validDocument<{ entry: { cost: string } }>('ledger-row', added.stdout).entry.cost).toBe('7.92');
      const report = await etabli('ledger', 'report', '--year', '2026', ...costs, '--tariff', 'demo', '--json');
      expect(validDocument('ledger-report', report.stdout)).toMatchObject({
        members: { members: { jobs: 1 }, visitors: { jobs: 0 } },
        breakEven: [
          { machine: 'prusa-mk3s', hours: '2.0', variable: '7.92', yearly: '120.00', breakEvenHours: null },
          { machine: 'grbl-laser', hours: '0.0', result: '-300.00', breakEvenHours: null },
        ],
      });
    });
  });

  test('what a membership is worth, and from how many hours it pays', async () => {
    const run = await runEtabli(['membership', 'public', '--rule', 'print-time', '--hours', '10,40', '--json']);
    expect(run.code, run.stderr).toBe(0);
    expect(validDocument<{ worths: readonly object[] }>('membership', run.stdout).worths.length).toBeGreaterThan(0);
    expect((await runEtabli(['membership', 'publik'])).stderr).toContain('public');
    expect((await runEtabli(['membership', '--hours', 'ten'])).code).toBe(2);
    expect((await runEtabli(['membership', '--lang', 'fr'])).stdout).toMatch(/rentable/);
    const none = await runEtabli(['membership', '--tariff', 'labsud'], { env: { ETABLI_TARIFFS: TARIFFS } });
    expect(none.stderr).toContain('no memberships');
  });
});

test('a tariff from Fab-manager’s answers can be quoted with', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder);
    const prices = {
      prices: [
        { id: 1, group_id: 2, plan_id: null, priceable_type: 'Machine', priceable_id: 3, amount: 1200, duration: 60 },
      ],
    };
    writeFileSync(path.join(folder, 'prices.json'), JSON.stringify(prices));
    const run = await etabli('tariff', 'import', 'prices.json', '-o', 'lab.yaml', '--json');
    expect(run.code, run.stderr).toBe(0);
    expect(validDocument('tariff-import', run.stdout)).toMatchObject({ tariff: 'lab', prices: 1 });
    expect((await etabli('tariff', 'import', 'prices.json')).code).toBe(2);
    writeFileSync(path.join(folder, 'none.json'), '{}');
    expect((await etabli('tariff', 'import', 'none.json', '-o', 'x.yaml')).code).toBe(3);
  });
});

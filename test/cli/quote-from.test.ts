import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { inFolder, ROOT, runEtabli } from './run-etabli.ts';

interface Sheet {
  readonly ok: boolean;
  readonly made: number;
  readonly resumed: number;
  readonly failed: number;
  readonly items: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly number: string | null;
    readonly includingTax: string | null;
    readonly findings: readonly JsonFinding[];
  }[];
}

const TARIFFS = path.join(ROOT, 'fixtures', 'tariffs');
const FRENCH = [
  '\ufeffNuméro;Client;Adresse;Public;print-time;pla;Date;Délai',
  'A-1;"Élodie ""Œuvre""";"1 rue des Lices | 37400 Amboise";artisan;130;86,4;03/03/2026;',
  'A-2;Noé;;artizan;10;1;03/03/2026;',
  'A-3;=cmd|x;;artisan;dix;1;03/03/2026;',
  'A-4;Anaïs;;adherent;20;7;2026-03-03;24h',
  'A-5;Anaïs;;adherent;20;7;2026-03-03;12h',
  '',
].join('\r\n');

function shop(folder: string) {
  const env = { XDG_CONFIG_HOME: path.join(folder, 'config'), ETABLI_TARIFFS: TARIFFS };
  const command = ['quote', '--from', 't.csv', '-o', 'out/', '--tariff', 'exemple-atelier', '--as', 'json', '--json'];
  return async (...more: readonly string[]) => {
    const run = await runEtabli([...command, ...more], { cwd: folder, env });
    const sheet = run.code === 0 || run.code === 1 ? validDocument<Sheet>('quotes', run.stdout) : undefined;
    return { ...run, sheet };
  };
}

const put = (folder: string, text: string): void => writeFileSync(path.join(folder, 't.csv'), text);

test('a quote a row, in the French spreadsheet form; a bad row names line and column and stops nobody', async () => {
  await inFolder(async (folder) => {
    put(folder, FRENCH);
    const { code, sheet } = await shop(folder)();
    expect(code).toBe(1);
    expect(sheet).toMatchObject({ ok: false, made: 2, failed: 3, resumed: 0 });
    // The amounts are those of the worked quotes W14 and W18.
    expect(sheet!.items.map(({ id, number, includingTax }) => [id, number, includingTax])).toEqual([
      ['A-1', 'D2026-0001', '12.46'],
      ['A-2', null, null],
      ['A-3', null, null],
      ['A-4', 'D2026-0002', '7.80'],
      ['A-5', null, null],
    ]);
    const found = sheet!.items.flatMap(({ findings }) => findings);
    expect(found.map(({ rule }) => rule)).toEqual(['row-not-quoted', 'row-not-quoted', 'row-not-quoted']);
    expect(found.map(({ where }) => where)).toMatchObject([
      { file: 't.csv', line: 3, element: 'column 4' },
      { line: 4, element: 'column 5' },
      { line: 6, element: 'column 8' },
    ]);
    const list = readFileSync(path.join(folder, 'out', 'quotes.csv'), 'utf8');
    expect(list).toContain('A-1,D2026-0001,2026-03-03,"Élodie ""Œuvre""",10.38,12.46,EUR,A-1.json');
    const one = JSON.parse(readFileSync(path.join(folder, 'out', 'A-1.json'), 'utf8'));
    expect(one.client).toMatchObject({ name: 'Élodie "Œuvre"', address: ['1 rue des Lices', '37400 Amboise'] });
  });
});

test('run again it makes only what is missing or was mended, and keeps every number', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder);
    put(folder, FRENCH);
    await etabli();
    const before = readFileSync(path.join(folder, 'out', 'A-1.json'), 'utf8');
    put(folder, FRENCH.replace('artizan', 'artisan'));
    const { sheet } = await etabli();
    expect(sheet).toMatchObject({ made: 1, resumed: 2, failed: 2 });
    expect(sheet!.items.map(({ number }) => number)).toEqual(['D2026-0001', 'D2026-0003', null, 'D2026-0002', null]);
    expect(readFileSync(path.join(folder, 'out', 'A-1.json'), 'utf8')).toBe(before);
    rmSync(path.join(folder, 'config'), { recursive: true }); // a new store: the files there are another's
    const strange = await etabli();
    expect(strange.sheet!.items[0]!.findings[0]!.what).toContain('already there');
  });
});

test('rows of one id are one quote; a price and its measure may stand in columns', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder);
    put(
      folder,
      [
        'id,audience,price,measure,quantity,date',
        'W16,artisan,stitches,94104,12,2026-03-03',
        'W16,,color-change,36,,',
        'W16,,hooping,12,,',
        'X,artisan,pla,"1,5",,',
        '',
      ].join('\n'),
    );
    const { sheet } = await etabli();
    expect(sheet!.items.map(({ id, includingTax }) => [id, includingTax])).toEqual([
      ['W16', '115.22'],
      ['X', null],
    ]);
    expect(sheet!.items[1]!.findings[0]!.what).toContain('two ways'); // a comma in a number, between commas
    put(folder, 'id;print-tme\n1;20\n');
    const slip = await etabli();
    expect(slip.code).toBe(2);
    expect(slip.stderr).toMatch(/t\.csv, line 1, column 2[\s\S]*print-time/);
  });
});

test('parts are planned from the folder of the table', async () => {
  await inFolder(async (folder) => {
    writeFileSync(path.join(folder, 'tag.stl'), readFileSync(path.join(ROOT, 'fixtures', 'parts', 'name-tag.stl')));
    put(
      folder,
      'id;fichier;machine;matière;quantité\n1;tag.stl;prusa-mk3s;pla;2\n2;gone.stl;prusa-mk3s;pla;1\n3;tag.stl;prusa-mk3s;plaa;1\n',
    );
    const { sheet, code } = await shop(folder)('--tariff', 'demo', '--date', '2026-03-14');
    expect(code).toBe(1);
    expect(sheet!.items.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(sheet!.items[2]!.findings[0]!.where.line).toBe(4);
    expect(existsSync(path.join(folder, 'out', '1.json'))).toBe(true);
  });
});

test('what cannot be a table of quotes is said before anything is made', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder);
    for (const [text, code, words] of [
      ['', 3, /nothing in this table/],
      ['id;pla\n1;"2', 3, /line 2, column 2.*never ends/],
      ['id;pla\n1;2;3', 3, /line 2, column 3.*more cells/],
      ['id;pla;Numéro\n1;2;3', 2, /line 1, column 3.*twice/],
    ] as const) {
      put(folder, text);
      const run = await etabli();
      expect([run.code, run.stderr]).toEqual([code, expect.stringMatching(words)]);
      expect(existsSync(path.join(folder, 'out'))).toBe(false);
    }
  });
});

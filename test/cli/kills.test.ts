import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { inFolder, ROOT, runEtabli } from './run-etabli.ts';

const KILLS = process.env.ETABLI_LONG === '1' ? 200 : 8;
const TARIFFS = path.join(ROOT, 'fixtures', 'tariffs');
const PROGRAM = path.join(ROOT, 'dist', 'bin', 'etabli.js');
const DAY = ['--date', '2026-03-14'];
const ROWS = 60;

/** Starts a command and kills it without a word after some time. @returns what it had printed, and whether it ended by itself */
function killed(args: readonly string[], env: Record<string, string>, cwd: string, after: number) {
  return new Promise<{ readonly stdout: string; readonly done: boolean }>((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { ...process.env, ...env } });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ stdout, done: code === 0 });
    });
  });
}

interface Written {
  readonly number: string;
}

const numberIn = (file: string): string => (JSON.parse(readFileSync(file, 'utf8')) as Written).number;

test(`${KILLS} kills in the middle of writing: no number twice, none lost, no row of the ledger lost`, {
  timeout: 7_200_000,
}, async () => {
  await inFolder(async (folder) => {
    const env = { XDG_CONFIG_HOME: path.join(folder, 'config'), ETABLI_TARIFFS: TARIFFS, LANG: 'C' };
    const etabli = (...args: readonly string[]) => runEtabli(args, { cwd: folder, env });
    writeFileSync(path.join(folder, 'm.json'), JSON.stringify({ items: [{ rule: 'print-time', measure: '95' }] }));
    writeFileSync(
      path.join(folder, 'table.csv'),
      `id;print-time\n${Array.from({ length: ROWS }, (_, n) => `t${n};${n + 1},5`).join('\n')}\n`,
    );
    const table = ['quote', '--from', 'table.csv', '--as', 'json', '-o', 'table/', '--tariff', 'exemple-asso', ...DAY];
    const single = (out: string) => ['quote', '--measures', 'm.json', '--tariff', 'exemple-asso', '-o', out, ...DAY];
    expect((await etabli(...single('first.json'))).code).toBe(0);
    const add = ['ledger', 'add', 'first.json', '--json', ...DAY];

    const random = seededRandom(7);
    const started = performance.now();
    await etabli(...single('second.json'));
    const usual = performance.now() - started; // kills fall before, into and behind the writing
    const reported: string[] = [];
    for (let n = 0; n < KILLS; n++) {
      const when = (): number => usual * (0.4 + random() * 0.9);
      const [, , row] = await Promise.all([
        killed(table, env, folder, when()),
        killed(single(`s${n}.json`), env, folder, when()),
        killed(add, env, folder, when()),
      ]);
      if (row.done) reported.push((JSON.parse(row.stdout) as { entry: { id: string } }).entry.id);
    }

    const last = await etabli(...table, '--json');
    expect(last.code, last.stderr).toBe(0);
    expect((await etabli(...single('last.json'))).code).toBe(0);
    const files = [
      ...readdirSync(folder).filter((name) => /\.json$/.test(name) && name !== 'm.json'),
      ...readdirSync(path.join(folder, 'table'))
        .filter((name) => name.endsWith('.json'))
        .map((name) => `table/${name}`),
    ];
    const numbers = files.map((name) => numberIn(path.join(folder, name))).sort();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(readdirSync(path.join(folder, 'table')).filter((name) => /^t\d+\.json$/.test(name))).toHaveLength(ROWS);
    // A draw takes up what killed processes left, so after enough of them the series has no hole.
    for (let open = holes(numbers).length; open > 0; open--) await etabli(...single(`fill${open}.json`));
    const all = readdirSync(folder)
      .filter((name) => /^fill\d+\.json$/.test(name))
      .map((name) => numberIn(path.join(folder, name)));
    expect(holes([...numbers, ...all].sort())).toEqual([]);

    const rows = (await etabli('ledger', 'export')).stdout.split('\n').filter((row) => row !== '');
    const ids = rows.map((row) => (JSON.parse(row) as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of reported) expect(ids).toContain(id);
    expect((await etabli('ledger', 'report', '--year', '2026')).code).toBe(0); // checks the chain of all rows
  });
});

/** Numbers between the first and the last that no quote has. */
function holes(numbers: readonly string[]): readonly string[] {
  const last = Number(numbers.at(-1)?.slice(6) ?? '0');
  const have = new Set(numbers);
  return Array.from({ length: last }, (_, n) => `D2026-${String(n + 1).padStart(4, '0')}`).filter(
    (one) => !have.has(one),
  );
}

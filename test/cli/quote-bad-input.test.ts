import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const HEAD = 'id: mine\nname: Mine\nbasis: TTC\nvat: "20"\n';
const RULE = 'rules:\n  - { id: time, per: minute, rate: "1.00" }\n';

/** A shop with its own tariffs; `etabli` is the program in it. */
function shop(folder: string, tariffs: Readonly<Record<string, string>>) {
  mkdirSync(path.join(folder, 'tariffs'), { recursive: true });
  for (const [name, text] of Object.entries(tariffs)) writeFileSync(path.join(folder, 'tariffs', `${name}.yaml`), text);
  writeFileSync(path.join(folder, 'm.json'), JSON.stringify({ items: [{ rule: 'time', measure: '10' }] }));
  const env = { XDG_CONFIG_HOME: path.join(folder, 'config'), ETABLI_TARIFFS: path.join(folder, 'tariffs') };
  return (...args: readonly string[]) =>
    runEtabli(['quote', '--measures', 'm.json', '--tariff', 'mine', '--date', '2026-03-14', ...args], {
      cwd: folder,
      env,
    });
}

const TARIFFS: readonly (readonly [what: string, text: string, line: number, words: RegExp])[] = [
  ['a negative rate', `${HEAD}rules:\n  - { id: time, per: minute, rate: "-1" }\n`, 6, /rules\[0\]\.rate/],
  ['an absurd rate', `${HEAD}rules:\n  - { id: time, per: minute, rate: "99000000" }\n`, 6, /rules\[0\]\.rate/],
  ['more tax than any state', `${HEAD.replace('"20"', '"200"')}${RULE}`, 4, /vat/],
  ['an unknown unit', `${HEAD}rules:\n  - { id: time, per: minite, rate: 1 }\n`, 6, /minute/],
  ['inheritance in a circle', `${HEAD}audiences:\n  a: { inherits: b }\n  b: { inherits: a }\n${RULE}`, 7, /a → b → a/],
  [
    'a rule for an audience, and none named',
    `${HEAD}rules:\n  - { id: time, per: minute, rate: 1, when: audience pro }\n`,
    1,
    /audience/,
  ],
  ['validity that never is', `${HEAD}valid_from: 2026-06-01\nvalid_to: 2026-01-01\n${RULE}`, 6, /valid_to|never/],
];

test.each(TARIFFS)('%s is refused with file and line, and nothing is written', async (_what, text, line, words) => {
  await inFolder(async (folder) => {
    const run = await shop(folder, { mine: text })('-o', 'q.json');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`(mine\\.yaml|m\\.json), line ${line}`));
    expect(run.stderr).toMatch(words);
    expect(contents(folder)).not.toContain('q.json');
  });
});

test('two versions that hold on one day are refused with the later one’s line', async () => {
  await inFolder(async (folder) => {
    const version = (name: string, from: string): string => `${HEAD}version: "${name}"\nvalid_from: ${from}\n${RULE}`;
    const run = await shop(folder, { 'mine-a': version('a', '2020-01-01'), 'mine-b': version('b', '2025-01-01') })();
    expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/mine-b\.yaml, line 6[\s\S]*same day/)]);
  });
});

test('a client whose name is markup, a formula, a wall of letters or an order to the terminal is only a name', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder, { mine: `${HEAD}${RULE}` });
    const names = [
      '<script>alert(1)</script>"\'&',
      '=HYPERLINK("http://x")',
      'x'.repeat(10_000),
      'a\u001b[31mb\u0007',
      'abc\u202ecba',
    ];
    for (const [n, name] of names.entries()) {
      writeFileSync(path.join(folder, 'c.json'), JSON.stringify({ name }));
      const outs = ['html', 'csv', 'json', 'txt'].flatMap((ending) => ['-o', `q${n}.${ending}`]);
      const run = await etabli('--client', 'c.json', ...outs);
      expect(run.code, run.stderr).toBe(0);
      const page = readFileSync(path.join(folder, `q${n}.html`), 'utf8');
      expect(page).not.toContain('<script');
      expect(JSON.parse(readFileSync(path.join(folder, `q${n}.json`), 'utf8')).client.name).toBe(name);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
      expect(run.stdout + readFileSync(path.join(folder, `q${n}.txt`), 'utf8')).not.toMatch(/[\u0007\u001b\u202e]/);
    }
  });
});

test('no cell of the list of a table becomes a formula', async () => {
  await inFolder(async (folder) => {
    const etabli = shop(folder, { mine: `${HEAD}${RULE}` });
    writeFileSync(path.join(folder, 't.csv'), 'id;client;time\n=1+1;=cmd|calc;10\n@x;+33;20\n');
    const env = { XDG_CONFIG_HOME: path.join(folder, 'config'), ETABLI_TARIFFS: path.join(folder, 'tariffs') };
    await etabli(); // the shop is there
    const run = await runEtabli(
      [
        'quote',
        '--from',
        't.csv',
        '-o',
        'out/',
        '--as',
        'txt',
        '--tariff',
        'mine',
        '--date',
        '2026-03-14',
        '--lang',
        'fr',
      ],
      { cwd: folder, env },
    );
    expect(run.code, run.stderr).toBe(0);
    const list = readFileSync(path.join(folder, 'out', 'quotes.csv'), 'utf8');
    expect(list).toContain("'=1+1;D2026-0001;2026-03-14;'=cmd|calc;");
    expect(list).toContain("'@x;D2026-0002;2026-03-14;'+33;");
  });
});

test('a disk without room: said, nothing half-written, the number given again', async ({ skip }) => {
  if (process.platform === 'win32') skip('Limits of a file’s size are set by the shell of Unix.');
  await inFolder(async (folder) => {
    const etabli = shop(folder, { mine: `${HEAD}${RULE}` });
    expect((await etabli('-o', 'first.json', '-q')).code).toBe(0);
    writeFileSync(path.join(folder, 'c.json'), JSON.stringify({ name: 'x'.repeat(200_000) }));
    const words = ['dist/bin/etabli.js', 'quote', '--measures', 'm.json', '--client', 'c.json'];
    const command = `ulimit -f 120; exec "$0" "${path.join(ROOT, words[0]!)}" ${words.slice(1).join(' ')} --tariff mine --date 2026-03-14 -o big.html -o big.json`;
    const env = {
      ...process.env,
      LANG: 'C',
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      ETABLI_TARIFFS: path.join(folder, 'tariffs'),
    };
    const run = spawnSync('bash', ['-c', command, process.execPath], { cwd: folder, env, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([2, expect.stringMatching(/big\.html.*(EFBIG|ENOSPC)/)]);
    expect(contents(folder).filter((name) => name.includes('big'))).toEqual([]);
    expect((await etabli('-o', 'next.json', '-q')).code).toBe(0);
    expect(JSON.parse(readFileSync(path.join(folder, 'next.json'), 'utf8')).number).toBe('D2026-0002');
  });
});

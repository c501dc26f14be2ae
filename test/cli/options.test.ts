import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const CUBE = path.join(ROOT, 'fixtures', 'parts', 'cube-with-hole.stl');
const ESC = String.fromCharCode(27);

/** A cube too large for any machine of ours: an error to find. */
function giantStl(): string {
  const text = ['solid giant'];
  const corner = (i: number): string => `${(i & 1) * 900} ${((i >> 1) & 1) * 900} ${((i >> 2) & 1) * 900}`;
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ];
  for (const [a, b, c, d] of faces as [number, number, number, number][]) {
    for (const triangle of [
      [a, b, c],
      [a, c, d],
    ]) {
      text.push(
        'facet normal 0 0 0',
        'outer loop',
        ...triangle.map((i) => `vertex ${corner(i)}`),
        'endloop',
        'endfacet',
      );
    }
  }
  return `${text.join('\n')}\nendsolid giant\n`;
}

describe('what goes where', () => {
  test('results on stdout, no colours and no progress where nobody watches', async () => {
    const run = await runEtabli(['check', CUBE, '-m', 'prusa-mk3s']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('cube-with-hole.stl');
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toContain(ESC);
  });

  test('FORCE_COLOR colours, NO_COLOR and --no-color do not', async () => {
    const color = async (env: Record<string, string>, ...more: string[]): Promise<boolean> =>
      (await runEtabli(['check', CUBE, '-m', 'prusa-mk3s', ...more], { env })).stdout.includes(ESC);
    expect(await color({ FORCE_COLOR: '1' })).toBe(true);
    expect(await color({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await color({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
    expect(await color({ FORCE_COLOR: '0' })).toBe(false);
  });

  test('the language comes from --lang, else from the locale, else is English', async () => {
    const help = async (args: string[], env: Record<string, string>): Promise<string> =>
      (await runEtabli([...args, '--help'], { env })).stdout;
    expect(await help([], {})).toContain('Usage:');
    expect(await help([], { LANG: 'fr_FR.UTF-8' })).toContain('Utilisation :');
    expect(await help([], { LANG: 'en_GB.UTF-8', LC_ALL: 'fr_CA' })).toContain('Utilisation :');
    const english = await runEtabli(['check', CUBE, '-m', 'prusa-mk3s', '--lang', 'en'], { env: { LANG: 'fr_FR' } });
    expect(english.stdout).toContain('1 file:');
  });

  test('--timings go to stderr, --quiet hushes messages', async () => {
    const run = await runEtabli(['check', CUBE, '-m', 'prusa-mk3s', '--timings', '--json']);
    expect(run.stderr).toMatch(/check\s+[\d.]+ ms/);
    expect(() => validDocument('check', run.stdout)).not.toThrow();
  });
});

describe('which files', () => {
  test('stdin with a name, a folder, a pattern', async () => {
    const bytes = readFileSync(CUBE);
    const stdin = await runEtabli(['check', '-', '--stdin-filename', 'piped.stl', '-m', 'prusa-mk3s', '--json'], {
      input: bytes,
    });
    expect(stdin.code).toBe(0);
    expect(validDocument<{ files: readonly { file: string }[] }>('check', stdin.stdout).files[0]!.file).toBe(
      'piped.stl',
    );
    await inFolder(async (folder) => {
      for (const name of ['b.stl', 'a.stl', 'notes.txt']) writeFileSync(path.join(folder, name), bytes);
      const names = async (argument: string): Promise<readonly string[]> => {
        const run = await runEtabli(['check', argument, '-m', 'prusa-mk3s', '--json'], { cwd: folder });
        return validDocument<{ files: readonly { file: string }[] }>('check', run.stdout).files.map((f) =>
          path.basename(f.file),
        );
      };
      expect(await names('.')).toEqual(['a.stl', 'b.stl']);
      expect(await names('*.stl')).toEqual(['a.stl', 'b.stl']);
      expect(await names('b.*')).toEqual(['b.stl']);
    });
  });
});

describe('when it fails', () => {
  test('--fail-on moves the line for check; prepare never writes an unsafe job', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'giant.stl'), giantStl());
      const code = async (...args: string[]): Promise<number | null> => (await runEtabli(args, { cwd: folder })).code;
      const on = ['-m', 'prusa-mk3s'];
      expect(await code('check', 'giant.stl', ...on)).toBe(1);
      expect(await code('check', 'giant.stl', ...on, '--fail-on', 'never')).toBe(0);
      expect(
        await code('prepare', 'giant.stl', ...on, '--material', 'pla', '--fail-on', 'never', '-o', 'x.gcode'),
      ).toBe(1);
      expect(contents(folder)).toEqual(['giant.stl']);
    });
  });

  test('--select runs those rules alone', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'giant.stl'), giantStl());
      const run = await runEtabli(
        ['check', 'giant.stl', '-m', 'prusa-mk3s', '--select', 'open-edges,winding', '--json'],
        { cwd: folder },
      );
      expect(run.code).toBe(0);
      expect(
        validDocument<{ files: readonly { findings: readonly unknown[] }[] }>('check', run.stdout).files[0]!.findings,
      ).toEqual([]);
    });
  });

  test('a material of another process is a finding: 1', async () => {
    for (const args of [
      ['check', CUBE, '-m', 'prusa-mk3s', '--material', 'plywood-3mm'],
      ['check', path.join(ROOT, 'fixtures', 'drawings', 'pencil-box.svg'), '-m', 'grbl-laser', '--material', 'pla'],
      ['check', path.join(ROOT, 'fixtures', 'drawings', 'pencil-box.svg'), '-m', 'grbl-laser', '--material', 'pvc'],
    ]) {
      const run = await runEtabli([...args, '--json']);
      expect(run.code).toBe(1);
      const { files } = validDocument<{ files: readonly { findings: readonly { rule: string }[] }[] }>(
        'check',
        run.stdout,
      );
      expect(files[0]!.findings.map((f) => f.rule)).toContain('material-refused');
    }
  });
});

describe('reports and dry runs', () => {
  test('sarif, junit and html are written whole', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'giant.stl'), giantStl());
      const reports = ['sarif:r.sarif', 'junit:r.xml', 'html:r.html'].flatMap((wish) => ['--report', wish]);
      const run = await runEtabli(['check', 'giant.stl', '-m', 'prusa-mk3s', ...reports], { cwd: folder });
      expect(run.code).toBe(1);
      const sarif = JSON.parse(readFileSync(path.join(folder, 'r.sarif'), 'utf8'));
      expect(sarif.version).toBe('2.1.0');
      expect(sarif.runs[0].results[0].level).toBe('error');
      expect(sarif.runs[0].tool.driver.rules.map((r: { id: string }) => r.id)).toContain(
        sarif.runs[0].results[0].ruleId,
      );
      expect(readFileSync(path.join(folder, 'r.xml'), 'utf8')).toContain('failures="1"');
      expect(readFileSync(path.join(folder, 'r.html'), 'utf8')).toContain('<article class="error">');
    });
  });

  test('--dry-run does everything but write', async () => {
    await inFolder(async (folder) => {
      const run = await runEtabli(
        ['prepare', CUBE, '-m', 'prusa-mk3s', '--material', 'pla', '--dry-run', '-o', 'x.gcode', '--json'],
        { cwd: folder },
      );
      expect(run.code).toBe(0);
      expect(validDocument<{ jobs: readonly unknown[] }>('prepare', run.stdout).jobs).toHaveLength(1);
      expect(contents(folder)).toEqual([]);
    });
  });
});

describe('list and explain', () => {
  test.each(['machines', 'materials', 'tariffs', 'rules', 'formats'])(
    'list %s says where each comes from',
    async (kind) => {
      const run = await runEtabli(['list', kind, '--json']);
      expect(run.code).toBe(0);
      const { items } = validDocument<{ items: readonly { id: string; origin: string }[] }>('list', run.stdout);
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
      expect(items.every((item) => item.origin === 'built-in')).toBe(true);
    },
  );

  test('every rule has its page, by code and by name, in both languages', async () => {
    const { items } = validDocument<{ items: readonly { id: string; rule: string }[] }>(
      'list',
      (await runEtabli(['list', 'rules', '--json'])).stdout,
    );
    const sample = items.filter((_, index) => index % 9 === 0);
    for (const { id, rule } of sample) {
      const page = validDocument<{ code: string; example: string }>(
        'explain',
        (await runEtabli(['explain', id, '--json', '--lang', 'fr'])).stdout,
      );
      expect(page.code).toBe(id);
      expect(page.example.length).toBeGreaterThan(20);
      expect((await runEtabli(['explain', rule])).code).toBe(0);
    }
    expect((await runEtabli(['explain', 'XYZ999'])).code).toBe(2);
  });

  test('a profile of the lab is found through etabli.yaml, with its origin', async () => {
    await inFolder(async (folder) => {
      const text = readFileSync(path.join(ROOT, 'templates', 'materials', 'pla.yaml'), 'utf8').replace(
        /^id: .*$/m,
        'id: our-pla',
      );
      mkdirSync(path.join(folder, 'profiles'));
      writeFileSync(path.join(folder, 'profiles', 'our-pla.yaml'), text);
      writeFileSync(
        path.join(folder, 'etabli.yaml'),
        'materials: [profiles]\nmachine: prusa-mk3s\nmaterial: our-pla\n',
      );
      mkdirSync(path.join(folder, 'deeper'));
      const run = await runEtabli(['list', 'materials', '--json'], { cwd: path.join(folder, 'deeper') });
      const { items } = validDocument<{ items: readonly { id: string; origin: string }[] }>('list', run.stdout);
      expect(items.find((item) => item.id === 'our-pla')!.origin).toContain('profiles');
      const check = await runEtabli(['check', CUBE, '--json'], { cwd: path.join(folder, 'deeper') });
      expect(validDocument<{ machine: string; material: string }>('check', check.stdout)).toMatchObject({
        machine: 'prusa-mk3s',
        material: 'our-pla',
      });
    });
  });
});

test('an output without an ending is told both of the endings and of how a folder is written', async () => {
  await inFolder(async (folder) => {
    const args = ['prepare', CUBE, '-m', 'prusa-mk3s', '--material', 'pla', '-o', 'jobs'];
    const { code, stderr } = await runEtabli(args, { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('"jobs" has no ending.');
    expect(stderr).toContain('.gcode');
    expect(stderr).toMatch(/with a slash: jobs\/$/m);
    expect((await runEtabli([...args, '--lang', 'fr'], { cwd: folder })).stderr).toContain('par une barre : jobs/');
  });
});

describe('mending', () => {
  test('--fix writes a part that has nothing left to mend, --orient turns it; without -o it is refused', async () => {
    await inFolder(async (folder) => {
      // A cube without one triangle of its top.
      const cube = readFileSync(CUBE);
      const bytes = Buffer.concat([cube.subarray(0, cube.length - 50)]);
      bytes.writeUInt32LE(bytes.readUInt32LE(80) - 1, 80);
      writeFileSync(path.join(folder, 'hole.stl'), bytes);
      const on = ['-m', 'prusa-mk3s'];
      const open = await runEtabli(['check', 'hole.stl', ...on, '--json'], { cwd: folder });
      const facts = (stdout: string) =>
        validDocument<{ files: readonly { facts: { openEdges: number; watertight: boolean } }[] }>('check', stdout)
          .files[0]!.facts;
      expect(facts(open.stdout).openEdges).toBe(3);
      expect((await runEtabli(['check', 'hole.stl', ...on, '--fix', '-o', 'mended.stl'], { cwd: folder })).code).toBe(
        0,
      );
      expect(facts((await runEtabli(['check', 'mended.stl', ...on, '--json'], { cwd: folder })).stdout)).toMatchObject({
        openEdges: 0,
        watertight: true,
      });
      expect(
        (await runEtabli(['check', 'hole.stl', ...on, '--fix', '--orient', '-o', 'mended.3mf'], { cwd: folder })).code,
      ).toBe(0);
      expect((await runEtabli(['check', 'hole.stl', ...on, '--fix'], { cwd: folder })).code).toBe(2);
      expect((await runEtabli(['check', 'hole.stl', ...on, '--fix', '-o', 'mended.gcode'], { cwd: folder })).code).toBe(
        2,
      );
      expect(contents(folder)).toEqual(['hole.stl', 'mended.3mf', 'mended.stl']);
    });
  });
});

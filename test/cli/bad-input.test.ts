import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const CUBE = path.join(ROOT, 'fixtures', 'parts', 'cube-with-hole.stl');
const cube = readFileSync(CUBE);
const PRINT = ['-m', 'prusa-mk3s', '--material', 'pla'];

interface CheckDocument {
  readonly ok: boolean;
  readonly files: readonly {
    readonly file: string;
    readonly ok: boolean;
    readonly facts: unknown;
    readonly findings: readonly JsonFinding[];
  }[];
}

/** A message for people: no stack trace, no internals. */
function expectPlainWords(text: string): void {
  expect(text).not.toMatch(/\n\s+at .*[:(]/);
  expect(text).not.toMatch(/undefined|\[object|TypeError|RangeError|ENOENT: no such/);
}

function nanStl(): Buffer {
  const bytes = Buffer.from(cube);
  bytes.writeFloatLE(Number.NaN, 84 + 3 * 50 + 12 + 16);
  return bytes;
}

const BROKEN: readonly (readonly [string, string, Buffer | string, string])[] = [
  ['cut short', 'cut.stl', cube.subarray(0, 457), 'unreadable'],
  ['0 bytes', 'nothing.stl', '', 'empty'],
  ['a solid with no facet', 'empty.stl', 'solid x\nendsolid x\n', 'empty'],
  ['a web page', 'page.stl', '<!DOCTYPE html><html><body>Sign in</body></html>', 'unreadable'],
  ['a coordinate that is no number', 'nan.stl', nanStl(), 'unreadable'],
  ['noise', 'noise.stl', Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 73) % 256)), 'unreadable'],
  ['noise under the name of a drawing', 'noise.svg', 'not a drawing at all', 'unreadable'],
  ['a picture that stops', 'cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unreadable'],
];

describe('a file that cannot be read', () => {
  test.each(BROKEN)('%s: exit 3, one finding, plain words', async (_name, file, bytes, rule) => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, file), bytes);
      const machine = file.endsWith('.stl') ? 'prusa-mk3s' : 'grbl-laser';
      const json = await runEtabli(['check', file, '-m', machine, '--json'], { cwd: folder });
      expect(json.code).toBe(3);
      const document = validDocument<CheckDocument>('check', json.stdout);
      expect(document.ok).toBe(false);
      expect(document.files[0]).toMatchObject({ file, ok: false, facts: null });
      expect(document.files[0]!.findings.map((f) => f.rule)).toEqual([rule]);
      const french = await runEtabli(['check', file, '-m', machine, '--lang', 'fr'], { cwd: folder });
      expect(french.code).toBe(3);
      expectPlainWords(french.stdout + french.stderr);
      expect(contents(folder)).toEqual([file]);
    });
  });

  test('a picture or a font whose name no file can have is missing, no more', async () => {
    await inFolder(async (folder) => {
      const long = 'x'.repeat(5000);
      const body =
        `<rect width="50" height="50" fill="none" stroke="red"/><text x="9" y="9" font-family="${long}">a</text>` +
        `<image href="${long}.png" width="9" height="9"/><image href="a%00b.png" width="9" height="9"/>`;
      const text = `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100">${body}</svg>`;
      writeFileSync(path.join(folder, 'long.svg'), text);
      const run = await runEtabli(['check', 'long.svg', '-m', 'grbl-laser', '--json'], { cwd: folder });
      expect(run.code).toBe(1);
      const rules = validDocument<CheckDocument>('check', run.stdout).files[0]!.findings.map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining(['missing-image', 'unconverted-text']));
    });
  });

  test('a wrong ending is read by its content', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'cube.obj'), cube);
      const run = await runEtabli(['check', 'cube.obj', '-m', 'prusa-mk3s', '--json'], { cwd: folder });
      expect(validDocument<CheckDocument>('check', run.stdout).files[0]!.facts).not.toBeNull();
      expect(run.code).toBe(0);
    });
  });

  test('a solid on a laser is a finding, not a failure to read', async () => {
    const run = await runEtabli(['check', CUBE, '-m', 'grbl-laser', '--json']);
    expect(run.code).toBe(1);
    expect(validDocument<CheckDocument>('check', run.stdout).files[0]!.findings.map((f) => f.rule)).toContain(
      'wrong-kind',
    );
  });

  test('a missing file and an empty folder: 3, and the good file is still treated', async () => {
    await inFolder(async (folder) => {
      mkdirSync(path.join(folder, 'void'));
      writeFileSync(path.join(folder, 'cube.stl'), cube);
      const run = await runEtabli(['check', 'not-there.stl', 'void', 'cube.stl', '-m', 'prusa-mk3s', '--json'], {
        cwd: folder,
      });
      expect(run.code).toBe(3);
      const { files } = validDocument<CheckDocument>('check', run.stdout);
      expect(files.map((f) => [f.file, f.findings.map((x) => x.rule).slice(0, 1)])).toEqual([
        ['not-there.stl', ['unreadable']],
        ['void', ['empty']],
        ['cube.stl', []],
      ]);
    });
  });
});

describe('wrong usage', () => {
  test('a missing machine offers the nearest name', async () => {
    const run = await runEtabli(['check', CUBE, '-m', 'prusa-mk3']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('"prusa-mk3s"');
    expectPlainWords(run.stderr);
  });

  test.each([
    ['no machine', ['check', CUBE], '-m'],
    ['no material', ['prepare', CUBE, '-m', 'prusa-mk3s', '-o', 'x.gcode'], '--material'],
    ['an unknown option', ['check', CUBE, '--mashine', 'x'], '--machine'],
    ['an unknown command', ['chek', CUBE], 'check'],
    ['no file', ['check', '-m', 'prusa-mk3s'], 'files'],
    ['an unknown setting', ['prepare', CUBE, ...PRINT, '--set', 'layerHeigt=0.2mm', '-o', 'x.gcode'], 'layerHeight'],
    ['a share that could be two things', ['prepare', CUBE, ...PRINT, '--set', 'infill=0.2', '-o', 'x.gcode'], '%'],
    [
      'a setting that cannot be',
      ['prepare', CUBE, ...PRINT, '--set', 'layerHeight=12 mm', '-o', 'x.gcode'],
      'layerHeight',
    ],
    ['--set without =', ['check', CUBE, '-m', 'prusa-mk3s', '--set', 'layerHeight'], 'key=value'],
    ['an unknown rule', ['check', CUBE, '-m', 'prusa-mk3s', '--select', 'thin-wal'], 'list rules'],
    ['an ending of another machine', ['prepare', CUBE, ...PRINT, '-o', 'x.dst'], '.gcode'],
    ['a report of no known kind', ['check', CUBE, '-m', 'prusa-mk3s', '--report', 'pdf:x'], 'sarif'],
    ['stdin without a name', ['check', '-', '-m', 'prusa-mk3s'], '--stdin-filename'],
    ['no copies', ['prepare', CUBE, ...PRINT, '--copies', '0', '-o', 'x.gcode'], '--copies'],
    [
      'a configuration that is not there',
      ['check', CUBE, '-m', 'prusa-mk3s', '--config', 'nowhere.yaml'],
      'nowhere.yaml',
    ],
  ])('%s: exit 2 with the mend, nothing written', async (_name, args, word) => {
    await inFolder(async (folder) => {
      const run = await runEtabli(args, { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toContain(word);
      expectPlainWords(run.stderr);
      expect(contents(folder)).toEqual([]);
    });
  });

  test('a profile that is wrong names its file, its line and the nearest key', async () => {
    await inFolder(async (folder) => {
      const text = readFileSync(path.join(ROOT, 'templates', 'machines', 'prusa-mk3s.yaml'), 'utf8');
      const lines = text.replace(/^id: .*$/m, 'id: mine').split('\n');
      const at = lines.findIndex((line) => /^reach:/.test(line));
      lines[at] = lines[at]!.replace('reach', 'raech');
      mkdirSync(path.join(folder, 'machines'));
      writeFileSync(path.join(folder, 'machines', 'mine.yaml'), lines.join('\n'));
      writeFileSync(path.join(folder, 'etabli.yaml'), 'machines: [machines]\n');
      const run = await runEtabli(['check', CUBE, '-m', 'mine'], { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(path.join('machines', 'mine.yaml'));
      expect(run.stderr).toContain(`line ${at + 1}`);
      expect(run.stderr).toContain('"reach"');
    });
  });
});

describe('output', () => {
  test('a file that is there is kept without --force, and replaced with it', async () => {
    await inFolder(async (folder) => {
      const out = path.join(folder, 'cube.gcode');
      writeFileSync(out, 'precious');
      const refused = await runEtabli(['prepare', CUBE, ...PRINT, '-o', out]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('--force');
      expect(readFileSync(out, 'utf8')).toBe('precious');
      const forced = await runEtabli(['prepare', CUBE, ...PRINT, '-o', out, '--force']);
      expect(forced.code).toBe(0);
      expect(readFileSync(out, 'utf8')).toContain('G28');
      expect(contents(folder)).toEqual(['cube.gcode']);
    });
  });

  test('a folder that is not there, or is a file: exit 2 before any work', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'file'), '');
      for (const out of [path.join('nowhere', 'x.gcode'), path.join('file', 'x.gcode')]) {
        const run = await runEtabli(['prepare', CUBE, ...PRINT, '-o', out], { cwd: folder });
        expect(run.code).toBe(2);
        expectPlainWords(run.stderr);
      }
      expect(contents(folder)).toEqual(['file']);
    });
  });

  test('a bad file among good ones: no job at all', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'bad.stl'), cube.subarray(0, 300));
      writeFileSync(path.join(folder, 'good.stl'), cube);
      const run = await runEtabli(['prepare', 'good.stl', 'bad.stl', ...PRINT, '-o', 'jobs/'], { cwd: folder });
      expect(run.code).toBe(3);
      expect(contents(folder)).toEqual(['bad.stl', 'good.stl']);
    });
  });

  test('several plates do not fit one file: exit 2 with the number of plates', async () => {
    await inFolder(async (folder) => {
      const run = await runEtabli(
        ['prepare', CUBE, ...PRINT, '--copies', '120', '--set', 'infill=0%', '-o', 'x.gcode'],
        { cwd: folder },
      );
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/\b[2-9] plates\b/);
      expect(contents(folder)).toEqual([]);
    });
  });

  test('Ctrl-C: 130, one line, nothing left behind', async () => {
    await inFolder(async (folder) => {
      const run = await runEtabli(['prepare', CUBE, ...PRINT, '--copies', '60', '-o', 'jobs/'], {
        cwd: folder,
        interruptAfter: 900,
      });
      expect(run.code).toBe(130);
      expectPlainWords(run.stderr);
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
      expect(contents(folder).filter((name) => name !== 'jobs')).toEqual([]);
    });
  });
});

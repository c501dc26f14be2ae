import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CAN_FAKE, FakePrograms } from '../support/fake-program.ts';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { inFolder, ROOT, runEtabli } from './run-etabli.ts';

const CUBE = path.join(ROOT, 'fixtures', 'parts', 'cube-with-hole.stl');
const PRINT = ['-m', 'prusa-mk3s', '--material', 'pla'];
const fakes = new FakePrograms();
afterAll(() => fakes.remove());

interface ListDocument {
  readonly items: readonly {
    readonly id: string;
    readonly kind: string;
    readonly origin: string;
    readonly version: string | null;
  }[];
}

interface PrepareDocument {
  readonly ok: boolean;
  readonly jobs: readonly unknown[];
  readonly findings: readonly JsonFinding[];
}

const JSON_ONLY = ['--json', '--lang', 'en'];

describe('other slicers on the command line', () => {
  test('one that is not installed: exit 5, with how to install it, in the user’s language', async () => {
    await inFolder(async (folder) => {
      const env = { PATH: folder };
      const args = ['prepare', CUBE, ...PRINT, '--engine', 'orca-slicer', '-o', 'out.gcode'];
      const english = await runEtabli(args, { cwd: folder, env });
      expect(english.code).toBe(5);
      expect(english.stderr).toMatch(/OrcaSlicer is not installed\..*AppImage.*ETABLI_ORCA_SLICER/s);
      const french = await runEtabli([...args, '--lang', 'fr'], { cwd: folder, env });
      expect(french.code).toBe(5);
      expect(french.stderr).toMatch(/OrcaSlicer n’est pas installé\./);
      expect(existsSync(path.join(folder, 'out.gcode'))).toBe(false);
    });
  });

  test('a name that is none of them is wrong usage', async () => {
    const run = await runEtabli(['estimate', CUBE, ...PRINT, '--engine', 'slic4r']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('cura-engine');
  });

  test('a path in etabli.yaml that leads nowhere is wrong usage that names it', async () => {
    await inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'etabli.yaml'), 'engines:\n  cura-engine: tools/CuraEngine\n');
      const run = await runEtabli(['estimate', CUBE, ...PRINT, '--engine', 'cura-engine'], { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(path.join('tools', 'CuraEngine'));
    });
  });

  test.skipIf(!CAN_FAKE)('list says what was found and where', async () => {
    const file = fakes.make('my orca', "console.log('OrcaSlicer-2.3.0');");
    const run = await runEtabli(['list', 'engines', ...JSON_ONLY], { env: { ETABLI_ORCA_SLICER: file } });
    expect(run.code).toBe(0);
    const { items } = validDocument<ListDocument>('list', run.stdout);
    expect(items.map(({ id }) => id)).toEqual(['prusa-slicer', 'orca-slicer', 'cura-engine']);
    expect(items[1]).toMatchObject({ kind: 'found', origin: file, version: '2.3.0' });
  });

  const out = "path.join(after('--outputdir'), 'plate_1.gcode')";
  const head = 'G21\\nG90\\nM83\\nM190 S60\\nM109 S215\\nG28\\n';
  test.skipIf(!CAN_FAKE).each([
    ['is killed before it writes', "process.kill(process.pid, 'SIGKILL');", 'ENG001'],
    [
      'is killed after it wrote',
      `fs.writeFileSync(${out}, '${head}'); process.kill(process.pid, 'SIGKILL');`,
      'ENG001',
    ],
    ['says nothing and writes nothing', '', 'ENG001'],
    ['writes an empty file', `fs.writeFileSync(${out}, '');`, 'ENG001'],
    ['leaves every object out', `fs.writeFileSync(${out}, '${head}M104 S0\\nM140 S0\\nM84\\n');`, 'ENG002'],
  ])('one that %s: exit 1, a finding, no file', async (name, deed, code) => {
    const file = fakes.make(name, `if (args[0] !== '--help') { ${deed} }`);
    await inFolder(async (folder) => {
      const args = ['prepare', CUBE, ...PRINT, '--engine', 'orca-slicer', '-o', 'out.gcode', ...JSON_ONLY];
      const run = await runEtabli(args, { cwd: folder, env: { ETABLI_ORCA_SLICER: file } });
      expect(run.code).toBe(1);
      const document = validDocument<PrepareDocument>('prepare', run.stdout);
      expect(document.jobs).toEqual([]);
      expect(document.findings.map((finding) => finding.code)).toContain(code);
      expect(existsSync(path.join(folder, 'out.gcode'))).toBe(false);
    });
  });

  test.skipIf(!CAN_FAKE)('one that fails: exit 1, a finding, no file', async () => {
    const file = fakes.make(
      'bad orca',
      "if (args[0] !== '--help') { console.error('[error] no way'); process.exit(206); }",
    );
    await inFolder(async (folder) => {
      const args = ['prepare', CUBE, ...PRINT, '--engine', 'orca-slicer', '-o', 'out.gcode', ...JSON_ONLY];
      const run = await runEtabli(args, { cwd: folder, env: { ETABLI_ORCA_SLICER: file } });
      expect(run.code).toBe(1);
      const document = validDocument<PrepareDocument>('prepare', run.stdout);
      expect(document.ok).toBe(false);
      expect(document.jobs).toEqual([]);
      const failed = document.findings.find(({ code }) => code === 'ENG001');
      expect(failed?.what).toContain('no part wholly on its plate (status 206). It wrote: [error] no way');
      expect(existsSync(path.join(folder, 'out.gcode'))).toBe(false);
    });
  });
});

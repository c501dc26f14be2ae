import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CAN_FAKE, FakePrograms } from '../../test/support/fake-program.ts';
import { EngineFailure, UsageError } from '../base/errors.ts';
import { ENGINE_NAMES } from '../cli/program.ts';
import type { Engine, EngineFile } from '../model/engine.ts';
import { SETTINGS } from './engine-settings.fixture.ts';
import { ENGINES } from './index.ts';

const fakes = new FakePrograms();
afterAll(() => fakes.remove());

const PLATE: readonly EngineFile[] = [
  { label: 'Clé 1', bytes: Uint8Array.of(1, 2, 3) },
  { label: 'Clé 2', bytes: Uint8Array.of(4) },
];
const RUN = { timeout: 20_000, home: os.tmpdir() };

/** Where each engine must leave its job. */
const OUTPUT: Readonly<Record<string, string>> = {
  'prusa-slicer': "after('--output')",
  'orca-slicer': "path.join(after('--outputdir'), 'plate_1.gcode')",
  'cura-engine': "after('-o')",
};

let count = 0;
function slicing(engine: Engine, body: string, timeout = RUN.timeout): ReturnType<Engine['slice']> {
  const path = fakes.make(`slicer ${count++}`, `const output = ${OUTPUT[engine.name]};\n${body}`);
  return engine.slice({ path, version: '9.9' }, PLATE, SETTINGS, { ...RUN, timeout });
}

async function failureOf(job: Promise<unknown>): Promise<string> {
  const error: unknown = await job.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EngineFailure);
  return error instanceof EngineFailure ? `${error.text.en} | ${error.text.fr}` : '';
}

describe.skipIf(!CAN_FAKE).each(ENGINES)('$name', (engine) => {
  test('gives the bytes that it wrote', async () => {
    const job = await slicing(engine, "fs.writeFileSync(output, 'G28\\n');");
    expect(new TextDecoder().decode(job.bytes)).toBe('G28\n');
    expect(job.seconds).toBeNull();
  });

  test('status 0 without a file is a failure that repeats the log', async () => {
    const log = '[ERROR] outside of the print volume: could not slice';
    const text = await failureOf(slicing(engine, `console.error(${JSON.stringify(log)});`));
    expect(text).toContain('has written no file');
    expect(text).toContain('outside of the print volume');
    expect(text).toContain('n’a écrit aucun fichier');
  });

  test('an empty file is a failure', async () => {
    expect(await failureOf(slicing(engine, "fs.writeFileSync(output, '');"))).toContain('an empty file');
  });

  test('a status is a failure even with a file', async () => {
    const text = await failureOf(slicing(engine, "fs.writeFileSync(output, 'G28\\n'); process.exit(3);"));
    expect(text).toContain('status 3');
  });

  test('a crash is a failure', async () => {
    expect(await failureOf(slicing(engine, 'process.abort();'))).toMatch(/killed \(SIGABRT\)|status 134/);
  });

  test('killed from outside is a failure, also after it wrote', async () => {
    const text = await failureOf(
      slicing(engine, "fs.writeFileSync(output, 'G28\\n'); process.kill(process.pid, 'SIGKILL');"),
    );
    expect(text).toContain('killed (SIGKILL)');
  });

  test('one that never ends is stopped, and what it started too', async () => {
    const mark = path.join(fakes.folder, `child of ${engine.name}`);
    const child = `setInterval(() => require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'alive'), 20)`;
    const text = await failureOf(
      slicing(
        engine,
        `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]); setInterval(() => {}, 1000);`,
        1500,
      ),
    );
    expect(text).toContain('stopped after 1.5 s');
    // Its child would write again within 20 ms.
    rmSync(mark, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(existsSync(mark)).toBe(false);
  });

  test('a program that cannot start is a failure', async () => {
    const gone = path.join(fakes.folder, 'not there');
    const job = engine.slice({ path: gone, version: '' }, PLATE, SETTINGS, RUN);
    expect(await failureOf(job)).toContain('could not be started (ENOENT)');
  });

  test('its folder is its own, empty, and taken away in every case', async () => {
    const seen = path.join(fakes.folder, `folders of ${engine.name}`);
    const note = `fs.appendFileSync(${JSON.stringify(seen)}, process.cwd() + '\\n');`;
    await slicing(engine, `${note} fs.writeFileSync(output, 'G28\\n');`);
    await failureOf(slicing(engine, `${note} process.exit(1);`));
    const folders = readFileSync(seen, 'utf8').trim().split('\n');
    expect(new Set(folders).size).toBe(2);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });

  test('the same words twice, whatever the folder: failures are repeatable', async () => {
    const say = "console.error('[ERROR] failed to load ' + process.cwd() + '/plate'); process.exit(2);";
    const texts = [await failureOf(slicing(engine, say)), await failureOf(slicing(engine, say))];
    expect(texts[0]!.replace(/slicer \d+/g, '')).toBe(texts[1]!.replace(/slicer \d+/g, ''));
    expect(texts[0]).toContain('…/plate');
  });
});

describe('looking for slicers', () => {
  const nowhere = { setting: undefined, folders: [], platform: 'nowhere', home: '/nowhere' };

  test('the command line knows their names without loading them', () => {
    expect(ENGINE_NAMES).toEqual(ENGINES.map(({ name }) => name));
  });

  test.each(ENGINES)('$name is null where it is not, and says how to install it', async (engine) => {
    expect(await engine.detect(nowhere)).toBeNull();
    expect(engine.install.en).toMatch(/Debian|Linux/);
    for (const system of ['Windows', 'macOS']) {
      expect(engine.install.en).toContain(system);
      expect(engine.install.fr).toContain(system);
    }
  });

  test.each(ENGINES)('$name: a setting that leads nowhere is an error', async (engine) => {
    await expect(engine.detect({ ...nowhere, setting: path.join(fakes.folder, 'gone') })).rejects.toThrow(UsageError);
    await expect(engine.detect({ ...nowhere, setting: fakes.folder })).rejects.toThrow(UsageError);
  });

  test.skipIf(!CAN_FAKE).each([
    ['prusa-slicer', 'PrusaSlicer-2.9.2+UNKNOWN based on Slic3r (with GUI support)', '2.9.2'],
    ['prusa-slicer', 'PrusaSlicer-2.9.3-rc1 based on Slic3r', '2.9.3-rc1'],
    ['orca-slicer', 'OrcaSlicer-2.3.0:\nUsage: orca-slicer [ OPTIONS ]', '2.3.0'],
    ['cura-engine', '\nCura_SteamEngine version 5.0.0\nCopyright', '5.0.0'],
    ['cura-engine', 'hello', ''],
  ])('%s says %j: version %j', async (name, says, version) => {
    const engine = ENGINES.find((one) => one.name === name)!;
    const file = fakes.make(`asked ${count++}`, `console.log(${JSON.stringify(says)});`);
    expect(await engine.detect({ ...nowhere, setting: file })).toEqual({ path: file, version });
  });

  test.skipIf(!CAN_FAKE)('PATH comes before the usual places, the setting before PATH', async () => {
    const engine = ENGINES[0]!;
    const inPath = fakes.make('prusa-slicer', "console.log('PrusaSlicer-1.0');");
    const set = fakes.make('my slicer', "console.log('PrusaSlicer-2.0');");
    const places = { ...nowhere, folders: ['/nowhere at all', fakes.folder] };
    expect(await engine.detect(places)).toEqual({ path: inPath, version: '1.0' });
    expect(await engine.detect({ ...places, setting: set })).toEqual({ path: set, version: '2.0' });
  });

  test.skipIf(!CAN_FAKE)('of several versions in the usual place the newest is taken', async () => {
    const engine = ENGINES.find(({ name }) => name === 'orca-slicer')!;
    mkdirSync(path.join(fakes.folder, 'Applications'));
    for (const version of ['2.9.0', '2.10.0'])
      fakes.make(
        path.join('Applications', `OrcaSlicer_Linux_V${version}.AppImage`),
        `console.log('OrcaSlicer-${version}');`,
      );
    fakes.make(path.join('Applications', 'OrcaSlicer_Linux_V3.0.0.AppImage.part'), "console.log('not whole');");
    const found = await engine.detect({ ...nowhere, platform: 'linux', home: fakes.folder });
    expect(found).toEqual({
      path: path.join(fakes.folder, 'Applications', 'OrcaSlicer_Linux_V2.10.0.AppImage'),
      version: '2.10.0',
    });
  });

  test.skipIf(!CAN_FAKE)('a folder of the same name is no program', async () => {
    const folder = path.join(fakes.folder, 'bin', 'prusa-slicer');
    mkdirSync(folder, { recursive: true });
    expect(await ENGINES[0]!.detect({ ...nowhere, folders: [path.dirname(folder)] })).toBeNull();
  });
});

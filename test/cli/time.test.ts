import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const TAG = path.join(ROOT, 'fixtures', 'parts', 'name-tag.stl');
const ON = ['-m', 'prusa-mk3s', '--material', 'pla'];

interface Estimate {
  readonly files: readonly {
    readonly seconds: number;
    readonly motionSeconds: number;
    readonly preparationSeconds: number;
    readonly interval?: readonly [number, number];
    readonly finish?: { readonly end: string; readonly beforeClosing?: string; readonly latestStart?: string | null };
    readonly findings: readonly { readonly rule: string }[];
  }[];
}

const LAB = 'lab:\n  timezone: Europe/Paris\n  opening:\n    - {days: [tue, fri], from: "17:00", to: "21:00"}\n';

test('an estimate says whether the job ends before closing', async () => {
  await inFolder(async (folder) => {
    writeFileSync(path.join(folder, 'etabli.yaml'), LAB);
    const at = async (start: string): Promise<Estimate['files'][number]> => {
      const run = await runEtabli(['estimate', TAG, ...ON, '--start', start, '--json'], { cwd: folder });
      return validDocument<Estimate>('estimate', run.stdout).files[0]!;
    };
    const early = await at('2026-11-24T17:30');
    expect(early.finish!.beforeClosing).toBe('sure');
    const late = await at('2026-11-24T20:58');
    expect(late.finish!.beforeClosing).toBe('no');
    expect(late.finish!.latestStart).toMatch(/^2026-11-24T20:/);
    expect(late.findings.map((f) => f.rule)).toContain('after-closing');
    expect((await at('2026-11-25T18:00')).findings.map((f) => f.rule)).toContain('outside-hours');
    expect((await runEtabli(['estimate', TAG, ...ON, '--start', 'tonight'], { cwd: folder })).code).toBe(2);
  });
});

test('without opening hours a start that was asked for still says when the job ends', async () => {
  await inFolder(async (folder) => {
    const run = (...more: string[]) => runEtabli(['estimate', TAG, ...ON, ...more], { cwd: folder });
    const asked = await run('--start', '2026-11-24T18:30', '--json');
    const [file] = validDocument<Estimate>('estimate', asked.stdout).files;
    const seconds = (Date.parse(file!.finish!.end) - Date.parse('2026-11-24T18:30+01:00')) / 1000;
    expect(Math.abs(seconds - file!.seconds)).toBeLessThanOrEqual(60);
    expect(file!.finish).not.toHaveProperty('beforeClosing');
    expect((await run('--start', '18:30', '--lang', 'fr')).stdout).toMatch(/départ 18:30, fin 18:4\d/);
    const unasked = validDocument<Estimate>('estimate', (await run('--json')).stdout).files[0];
    expect(unasked).not.toHaveProperty('finish');
  });
});

test('measured jobs calibrate a machine: estimates move, with an interval, and motion stays the planner’s', async () => {
  await inFolder(async (folder) => {
    const env = { XDG_CONFIG_HOME: path.join(folder, 'config') };
    const run = (...args: string[]) => runEtabli(args, { cwd: folder, env });
    await run('prepare', TAG, ...ON, '-o', 'one.gcode', '-q');
    await run('prepare', TAG, ...ON, '--copies', '6', '-o', 'six.gcode', '-q');
    const before = validDocument<Estimate>(
      'estimate',
      (await run('estimate', 'one.gcode', '-m', 'prusa-mk3s', '--json')).stdout,
    ).files[0]!;
    const six = validDocument<Estimate>(
      'estimate',
      (await run('estimate', 'six.gcode', '-m', 'prusa-mk3s', '--json')).stdout,
    ).files[0]!;
    // A machine that needs 400 s to get going and moves 5 % slower than planned, measured to the second.
    const real = (motion: number, slip: number): string => `${Math.round(400 + 1.05 * motion + slip)}s`;
    const actual = [
      `one.gcode=${real(before.motionSeconds, 4)}`,
      `six.gcode=${real(six.motionSeconds, -6)}`,
      `one.gcode=${real(before.motionSeconds, -4)}`,
      `six.gcode=${real(six.motionSeconds, 6)}`,
    ];
    const fit = await run('calibrate', '-m', 'prusa-mk3s', '--actual', actual.join(','), '--json');
    expect(fit.code).toBe(0);
    const fitted = validDocument<{ factor: number; preparationSeconds: number; relativeError: number }>(
      'calibrate',
      fit.stdout,
    );
    expect(fitted.factor).toBeCloseTo(1.05, 2);
    expect(Math.abs(fitted.preparationSeconds - 400)).toBeLessThan(15);
    const after = validDocument<Estimate>(
      'estimate',
      (await run('estimate', 'one.gcode', '-m', 'prusa-mk3s', '--json')).stdout,
    ).files[0]!;
    expect(after.motionSeconds).toBe(before.motionSeconds);
    expect(after.seconds).toBeCloseTo(after.motionSeconds + after.preparationSeconds, 6);
    expect(Math.abs(after.seconds - (400 + 1.05 * before.motionSeconds))).toBeLessThan(20);
    expect(after.interval![0]).toBeLessThan(after.seconds);
    expect(after.interval![1]).toBeGreaterThan(after.seconds);
    const quote = await run('quote', 'one.gcode', '-m', 'prusa-mk3s', '--material', 'pla', '--date', '2026-03-14');
    expect(quote.stdout).toMatch(/nine of ten/);
    const priced = await run(
      'quote',
      'one.gcode',
      '-m',
      'prusa-mk3s',
      '--material',
      'pla',
      '--quantity',
      '99',
      '--json',
    );
    const { includingTax, interval } = validDocument<{
      includingTax: string;
      interval: { least: string; most: string };
    }>('quote', priced.stdout);
    expect(Number(interval.least)).toBeLessThan(Number(includingTax));
    expect(Number(interval.most)).toBeGreaterThan(Number(includingTax));
  });
});

test('a calibration goes where it is told, and an unreadable job stops it', async () => {
  await inFolder(async (folder) => {
    mkdirSync(path.join(folder, 'config'));
    const env = { XDG_CONFIG_HOME: path.join(folder, 'config') };
    await runEtabli(['prepare', TAG, ...ON, '-o', 'one.gcode', '-q'], { cwd: folder, env });
    const run = await runEtabli(['calibrate', '-m', 'prusa-mk3s', '--actual', 'one.gcode=30m', '-o', 'mine.yaml'], {
      cwd: folder,
      env,
    });
    expect(run.code).toBe(0);
    expect(readFileSync(path.join(folder, 'mine.yaml'), 'utf8')).toContain('machine: prusa-mk3s');
    expect(
      (await runEtabli(['calibrate', '-m', 'prusa-mk3s', '--actual', 'none.gcode=30m'], { cwd: folder, env })).code,
    ).toBe(3);
    expect(
      (await runEtabli(['calibrate', '-m', 'prusa-mk3s', '--actual', 'one.gcode=soon'], { cwd: folder, env })).code,
    ).toBe(2);
    expect(contents(path.join(folder, 'config'))).not.toContain('mine.yaml');
  });
});

test('verify says where the time goes: by kind, by layer and by object', async () => {
  const job = path.join(ROOT, 'fixtures', 'jobs', 'prusaslicer-plate.gcode');
  const json = await runEtabli(['verify', job, '-m', 'prusa-mk3s', '--json']);
  const { facts } = validDocument<{
    readonly files: readonly {
      readonly facts: {
        readonly motionSeconds: number;
        readonly byKind: Readonly<Record<string, number>>;
        readonly byLayer: readonly number[];
        readonly byObject: Readonly<Record<string, number>>;
      };
    }[];
  }>('verify', json.stdout).files[0]!;
  const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);
  expect(sum(Object.values(facts.byKind))).toBeCloseTo(facts.motionSeconds, 6);
  expect(sum(facts.byLayer)).toBeLessThanOrEqual(facts.motionSeconds);
  expect(Object.keys(facts.byObject).length).toBeGreaterThan(1);
  const { stdout } = await runEtabli(['verify', job, '-m', 'prusa-mk3s', '-v', '--lang', 'en']);
  for (const words of ['Preparation:', 'By kind:', 'Slowest layers:', 'By object:']) expect(stdout).toContain(words);
  const short = await runEtabli(['verify', job, '-m', 'prusa-mk3s', '--lang', 'en']);
  expect(short.stdout).not.toContain('By kind:');
});

test('a spool is weighed against the planned job: copies count, and the exact mass takes the place of the estimate', async () => {
  await inFolder(async (folder) => {
    const spool = async (...args: string[]) => {
      const run = await runEtabli(['prepare', TAG, ...ON, ...args, '-o', 'job.gcode', '--force', '--json'], {
        cwd: folder,
      });
      const { findings } = JSON.parse(run.stdout) as {
        findings: readonly { rule: string; measured: number; limit: number; severity: string }[];
      };
      return { code: run.code, told: findings.filter((finding) => finding.rule === 'spool') };
    };
    const estimated = await runEtabli(['estimate', TAG, ...ON, '--json'], { cwd: folder });
    const { grams } = validDocument<{ files: readonly { consumption: { grams: number } }[] }>(
      'estimate',
      estimated.stdout,
    ).files[0]!.consumption;
    const less = Number((grams - 0.01).toFixed(3));
    expect(await spool('--set', `spool=${grams + 0.01}`)).toEqual({ code: 0, told: [] });
    const short = await spool('--set', `spool=${less}`);
    expect(short).toMatchObject({ code: 1, told: [{ severity: 'error', limit: less }] });
    expect(short.told[0]!.measured).toBeCloseTo(grams, 6);
    expect(await spool('--copies', '2', '--set', `spool=${1.5 * grams}`)).toMatchObject({ code: 1 });
    const read = await runEtabli(['verify', 'job.gcode', ...ON, '--set', `spool=${less}`], { cwd: folder });
    expect(read).toMatchObject({ code: 1, stdout: expect.stringContaining('PRT024') });
  });
});

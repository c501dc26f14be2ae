import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

interface Job {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly verified: boolean;
  readonly parts: readonly {
    readonly file: string;
    readonly copies: number;
    readonly bounds: readonly (readonly number[])[];
  }[];
  readonly seconds: number;
  readonly motionSeconds: number;
  readonly preparationSeconds: number;
  readonly consumption: Readonly<Record<string, number>>;
}

interface PrepareDocument {
  readonly ok: boolean;
  readonly jobs: readonly Job[];
  readonly findings: readonly JsonFinding[];
}

interface VerifyDocument {
  readonly ok: boolean;
  readonly files: readonly {
    readonly ok: boolean;
    readonly facts: Readonly<Record<string, number>> & { readonly bounds: readonly (readonly number[])[] };
    readonly findings: readonly JsonFinding[];
  }[];
}

interface QuoteDocument {
  readonly number: string | null;
  readonly basis: 'HT' | 'TTC';
  readonly lines: readonly { readonly amount: string; readonly trace: readonly unknown[] }[];
  readonly excludingTax: string;
  readonly tax: readonly { readonly amount: string }[];
  readonly includingTax: string;
}

/** A real input, its machine and material, and a line whose coordinate a test spoils. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly machine: string;
  readonly material: string;
  readonly out: string;
  /** Finds a cutting or laying move late in the job. */
  readonly move: RegExp;
}

const shared = path.join(ROOT, '..', 'shared');
const fixture = (...names: string[]): string => path.join(ROOT, 'fixtures', ...names);

const CASES: readonly Case[] = [
  {
    name: 'a cube with a hole',
    file: fixture('parts', 'cube-with-hole.stl'),
    machine: 'prusa-mk3s',
    material: 'pla',
    out: 'job.gcode',
    move: /^G1 X[\d.]+ Y[\d.]+ E[\d.]+/,
  },
  {
    name: 'a name tag on Klipper in PETG',
    file: fixture('parts', 'name-tag.stl'),
    machine: 'generic-klipper',
    material: 'petg',
    out: 'job.gcode',
    move: /^G1 X[\d.]+ Y[\d.]+ E[\d.]+/,
  },
  {
    name: 'the 20 mm cube',
    file: path.join(shared, 'models', '20mm-xyz-cube.stl'),
    machine: 'prusa-mk3s',
    material: 'pla',
    out: 'job.gcode',
    move: /^G1 X[\d.]+ Y[\d.]+ E[\d.]+/,
  },
  {
    name: 'a pencil box in plywood',
    file: fixture('drawings', 'pencil-box.svg'),
    machine: 'grbl-laser',
    material: 'plywood-3mm',
    out: 'job.gcode',
    move: /^(G[123] )?[XY][\d.]+/,
  },
  {
    name: 'a box by another program, in plywood',
    file: path.join(shared, 'drawings', 'boxes', 'ClosedBox.svg'),
    machine: 'grbl-laser',
    material: 'plywood-3mm',
    out: 'job.gcode',
    move: /^(G[123] )?[XY][\d.]+/,
  },
];

const present = CASES.filter((c) => existsSync(c.file));

test('the inputs beside the checkout are there, or said to be missing', () => {
  const absent = CASES.filter((c) => !existsSync(c.file)).map((c) => c.name);
  if (absent.length > 0) process.stderr.write(`not run, their files are not here: ${absent.join(', ')}\n`);
  expect(present.length).toBeGreaterThanOrEqual(3);
});

describe.each(present)('$name', (c) => {
  const on = ['-m', c.machine, '--material', c.material];

  test('check, prepare, verify, estimate agree, and the job survives nobody’s tampering', async () => {
    await inFolder(async (folder) => {
      const check = await runEtabli(['check', c.file, ...on, '--json']);
      validDocument('check', check.stdout);
      expect(check.code).toBe(0);

      const prepare = await runEtabli(['prepare', c.file, ...on, '-o', c.out, '--json'], { cwd: folder });
      expect(prepare.code).toBe(0);
      const { jobs } = validDocument<PrepareDocument>('prepare', prepare.stdout);
      expect(jobs).toHaveLength(1);
      const job = jobs[0]!;
      expect(contents(folder)).toEqual([c.out]);
      const text = readFileSync(path.join(folder, c.out), 'utf8');
      expect(job.bytes).toBe(Buffer.byteLength(text));
      expect(job.seconds).toBeCloseTo(job.motionSeconds + job.preparationSeconds, 6);

      const verify = await runEtabli(['verify', c.out, '-m', c.machine, '--json'], { cwd: folder });
      expect(verify.code).toBe(0);
      const verdict = validDocument<VerifyDocument>('verify', verify.stdout).files[0]!;
      expect(verdict.findings.filter((f) => f.severity !== 'info')).toEqual([]);
      expect(verdict.facts.motionSeconds).toBeCloseTo(job.motionSeconds, 6);

      const estimate = await runEtabli(['estimate', c.file, ...on, '--json']);
      expect(estimate.code).toBe(0);
      const planned = validDocument<{ files: readonly Job[] }>('estimate', estimate.stdout).files[0]!;
      expect(planned.motionSeconds).toBeCloseTo(job.motionSeconds, 6);
      expect(planned.consumption).toEqual(job.consumption);

      await expectTamperingFound(folder, c, text);
    });
  });

  test('a quote whose lines add up, each with its trace', async () => {
    const quote = await runEtabli(['quote', c.file, ...on, '--date', '2026-03-14', '--json']);
    expect(quote.code).toBe(0);
    const document = validDocument<QuoteDocument>('quote', quote.stdout);
    const cents = (amount: string): number => Math.round(Number(amount) * 100);
    const sum = (amounts: readonly { readonly amount: string }[]): number =>
      amounts.reduce((total, { amount }) => total + cents(amount), 0);
    expect(document.number).toBeNull();
    expect(document.lines.length).toBeGreaterThanOrEqual(2);
    for (const line of document.lines) expect(line.trace.length).toBeGreaterThan(0);
    // Lines stand in the tariff's basis: with their tax, or without.
    expect(sum(document.lines)).toBe(cents(document.basis === 'TTC' ? document.includingTax : document.excludingTax));
    expect(cents(document.excludingTax) + sum(document.tax)).toBe(cents(document.includingTax));
    expect(cents(document.includingTax)).toBeGreaterThan(0);
  });

  test('the same bytes on two runs and on two numbers of threads', async () => {
    await inFolder(async (folder) => {
      for (const [out, jobs] of [
        ['a.gcode', '1'],
        ['b.gcode', '1'],
        ['c.gcode', '2'],
      ] as const) {
        const run = await runEtabli(['prepare', c.file, ...on, '-o', out, '--jobs', jobs, '-q'], { cwd: folder });
        expect(run.code).toBe(0);
      }
      const [a, b, other] = ['a.gcode', 'b.gcode', 'c.gcode'].map((name) => readFileSync(path.join(folder, name)));
      expect(a!.equals(b!)).toBe(true);
      expect(a!.equals(other!)).toBe(true);
      expect(a!.toString('latin1')).not.toContain(folder);
    });
  });
});

/** One coordinate of a late move put off the machine: `verify` must say so, at that line. */
async function expectTamperingFound(folder: string, c: Case, text: string): Promise<void> {
  const lines = text.split('\n');
  const candidates = lines.flatMap((line, index) => (c.move.test(line) ? [index] : []));
  for (const value of ['999', '-50', '123456']) {
    const at = candidates[Math.floor(candidates.length * 0.7)]!;
    const spoilt = [...lines];
    spoilt[at] = lines[at]!.replace(/([XY])[\d.]+/, `$1${value}`);
    expect(spoilt[at]).not.toBe(lines[at]);
    writeFileSync(path.join(folder, 'spoilt.gcode'), spoilt.join('\n'));
    const run = await runEtabli(['verify', 'spoilt.gcode', '-m', c.machine, '--json'], { cwd: folder });
    expect(run.code).toBe(1);
    const { findings } = validDocument<VerifyDocument>('verify', run.stdout).files[0]!;
    const outside = findings.filter((f) => f.rule === 'outside-machine' && f.severity === 'error');
    expect(outside.map((f) => f.where.line)).toContain(at + 1);
  }
}

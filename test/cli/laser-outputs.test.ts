import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { validDocument } from './json-schemas.ts';
import { contents, inFolder, ROOT, runEtabli } from './run-etabli.ts';

const SIGN = path.join(ROOT, 'fixtures', 'drawings', 'sign.svg');

interface Prepared {
  readonly ok: boolean;
  readonly jobs: readonly { readonly format: string; readonly seconds: number; readonly verified: boolean }[];
}

interface Verified {
  readonly ok: boolean;
  readonly files: readonly { readonly format: string; readonly facts: { readonly seconds: number } }[];
}

describe('the ending picks the output', () => {
  test.each([
    ['ruida-co2', '.rd', 'rd'],
    ['ruida-co2', '.lbrn2', 'lbrn2'],
    ['ruida-co2', '.dxf', 'dxf'],
    ['trotec-speedy', '.pdf', 'pdf'],
    ['trotec-speedy', '.svg', 'svg'],
    ['k40-smoothie', '.gcode', 'gcode'],
  ])('%s writes %s, and verify reads it with the same time', async (machine, ending, format) => {
    await inFolder(async (folder) => {
      const bench = ['-m', machine, '--material', 'acrylic-3mm', '--json'];
      const out = `sign${ending}`;
      const made = await runEtabli(['prepare', SIGN, ...bench, '--set', 'convention=fablab', '-o', out], {
        cwd: folder,
      });
      expect(made.code).toBe(0);
      const { jobs } = validDocument<Prepared>('prepare', made.stdout);
      expect(jobs.map((job) => [job.format, job.verified])).toEqual([[format, true]]);
      const read = await runEtabli(['verify', out, ...bench], { cwd: folder });
      expect(read.code).toBe(0);
      const { files } = validDocument<Verified>('verify', read.stdout);
      expect(files[0]!.format).toBe(format);
      expect(files[0]!.facts.seconds).toBeCloseTo(jobs[0]!.seconds, 6);
    });
  });

  test('a folder gets the usual format, another ending is 2 and names those that the machine takes', async () => {
    await inFolder(async (folder) => {
      const bench = ['prepare', SIGN, '-m', 'ruida-co2', '--material', 'acrylic-3mm'];
      expect((await runEtabli([...bench, '-o', 'jobs/'], { cwd: folder })).code).toBe(0);
      expect(contents(path.join(folder, 'jobs'))).toEqual(['sign.rd']);
      const wrong = await runEtabli([...bench, '-o', 'sign.gcode'], { cwd: folder });
      expect(wrong.code).toBe(2);
      for (const ending of ['.rd', '.lbrn2', '.dxf', '.svg']) expect(wrong.stderr).toContain(ending);
      // Read, not written.
      const packed = await runEtabli([...bench, '-o', 'sign.svgz'], { cwd: folder });
      expect(packed.code).toBe(2);
    });
  });

  test('colours, hairlines and the page are exact', async () => {
    await inFolder(async (folder) => {
      const bench = ['prepare', SIGN, '-m', 'trotec-speedy', '--material', 'acrylic-3mm'];
      expect((await runEtabli([...bench, '-o', 'sign.svg'], { cwd: folder })).code).toBe(0);
      const svg = readFileSync(path.join(folder, 'sign.svg'), 'utf8');
      expect(svg).toContain('width="610mm" height="305mm" viewBox="0 0 610 305"');
      expect(new Set([...svg.matchAll(/ stroke="([^"]+)"/g)].map((match) => match[1]))).toEqual(
        new Set(['#ff0000', '#0000ff']),
      );
      expect(new Set([...svg.matchAll(/stroke-width="([^"]+)"/g)].map((match) => match[1]))).toEqual(new Set(['0.01']));
      expect(svg).toContain('data:image/png;base64,');
      const drawn = await runEtabli(['preview', 'sign.svg', '-o', 'x.png'], { cwd: folder });
      expect(drawn.stdout).toContain('a finished job, shown as a drawing');
      expect((await runEtabli([...bench, '-o', 'sign.pdf'], { cwd: folder })).code).toBe(0);
      for (const job of ['sign.svg', 'sign.pdf']) {
        const burnt = await runEtabli(['preview', job, '-m', 'trotec-speedy', '-o', `${job}.png`], { cwd: folder });
        expect(burnt.stdout).toContain('as burnt, 140.2 × 50.2 mm');
      }
      const nameless = await runEtabli(['preview', 'sign.pdf', '-o', 'y.png'], { cwd: folder });
      expect([nameless.code, nameless.stderr]).toEqual([2, expect.stringContaining('-m')]);
    });
  });

  test('a machine whose planner is not public says how far its time may be off', async () => {
    const run = await runEtabli(['estimate', SIGN, '-m', 'ruida-co2', '--material', 'acrylic-3mm', '--json']);
    const { files } = JSON.parse(run.stdout) as {
      files: readonly { seconds: number; interval: readonly [number, number] }[];
    };
    const [{ seconds, interval }] = files as [{ seconds: number; interval: readonly [number, number] }];
    expect(interval[0]).toBeLessThan(seconds);
    expect(interval[1]).toBeGreaterThan(seconds);
  });
});

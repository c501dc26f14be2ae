import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { validDocument } from './json-schemas.ts';
import { inFolder, runEtabli } from './run-etabli.ts';

interface Grid {
  readonly file: string | null;
  readonly seconds?: number;
  readonly cell?: string;
}

const ON = ['calibrate', '-m', 'grbl-laser', '--material', 'plywood-3mm'];
const GRID = ['--test-grid', 'speed=5:40:8,power=20:100:5'];

test('a grid is burnt, a cell is chosen, and the next job uses it', async () => {
  await inFolder(async (folder) => {
    const config = path.join(folder, 'config');
    const run = (...args: string[]) => runEtabli(args, { cwd: folder, env: { XDG_CONFIG_HOME: config } });
    const made = validDocument<Grid>('test-grid', (await run(...ON, ...GRID, '-o', 'grid.gcode', '--json')).stdout);
    expect(made.file).toBe('grid.gcode');
    expect(made.seconds).toBeGreaterThan(60);
    expect((await run('verify', 'grid.gcode', '-m', 'grbl-laser')).code).toBe(0);
    // The same grid twice is the same file, and it is not written over.
    expect((await run(...ON, ...GRID, '-o', 'grid.gcode')).code).toBe(2);

    const learnt = validDocument<Grid>('test-grid', (await run(...ON, ...GRID, '--cell', 'c4', '--json')).stdout);
    expect(learnt.cell).toBe('C4');
    expect(readFileSync(learnt.file!, 'utf8')).toContain('speed: 15 mm/s, power: 80 %');
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="90mm" viewBox="0 0 90 90"><rect x="9" y="9" width="60" height="60" fill="none" stroke="red"/></svg>';
    const cut = ['prepare', '-', '--stdin-filename', 'a.svg', '-m', 'grbl-laser', '--material', 'plywood-3mm'];
    await runEtabli([...cut, '-o', 'a.gcode'], { cwd: folder, input: svg, env: { XDG_CONFIG_HOME: config } });
    const job = readFileSync(path.join(folder, 'a.gcode'), 'utf8');
    expect(job).toMatch(/\bF900\b/);
    expect(job).toMatch(/\bS800\b/);
  });
});

test('what makes no grid, and grids for what has none, say why', async () => {
  await inFolder(async (folder) => {
    const run = (...args: string[]) => runEtabli([...args, '-o', 'grid.gcode'], { cwd: folder });
    const refused = await run('calibrate', '-m', 'grbl-laser', '--material', 'pvc', '--test-grid', 'side=8');
    expect(refused.code).toBe(1);
    for (const args of [
      [...ON, '--test-grid', 'speed'],
      [...ON, '--test-grid', 'colour=red'],
      ['calibrate', '-m', 'trotec-speedy', '--material', 'plywood-3mm', '--test-grid', 'side=8'],
      ['calibrate', '-m', 'prusa-mk3s', '--material', 'pla', '--test-grid', 'side=8'],
    ])
      expect((await run(...args)).code).toBe(2);
    expect(existsSync(path.join(folder, 'grid.gcode'))).toBe(false);
  });
});

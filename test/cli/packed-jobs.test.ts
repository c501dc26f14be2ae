import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type JsonFinding, validDocument } from './json-schemas.ts';
import { inFolder, ROOT, runEtabli } from './run-etabli.ts';

interface Verified {
  readonly files: readonly {
    readonly file: string;
    readonly ok: boolean;
    readonly facts: unknown;
    readonly findings: readonly JsonFinding[];
  }[];
}

const TAG = path.join(ROOT, 'fixtures', 'parts', 'name-tag.stl');
const ON = ['-m', 'prusa-mk3s'];

test('a job packed by gzip is verified, estimated and shown as the plain one, from a folder too', async () => {
  await inFolder(async (folder) => {
    const run = (...args: string[]) => runEtabli(args, { cwd: folder });
    await run('prepare', TAG, ...ON, '--material', 'pla', '-o', 'plain.gcode', '-q');
    const bytes = readFileSync(path.join(folder, 'plain.gcode'));
    writeFileSync(path.join(folder, 'packed.gcode.gz'), gzipSync(bytes));
    const { files } = validDocument<Verified>('verify', (await run('verify', '.', ...ON, '--json')).stdout);
    const [packed, plain] = files;
    expect([packed!.file, plain!.file]).toEqual(['packed.gcode.gz', 'plain.gcode']);
    expect(packed!.facts).toEqual(plain!.facts);
    expect(packed!.findings).toEqual([]);
    const times = await run('estimate', 'packed.gcode.gz', 'plain.gcode', ...ON);
    const [first, second] = times.stdout.split('✓ plain.gcode\n');
    expect(first!.split('\n').slice(1).join('\n').trim()).toBe(second!.trim());
    expect((await run('preview', 'packed.gcode.gz', '-o', 'plate.png')).code).toBe(0);
    // One byte of a coordinate: what is packed is held against its seal all the same.
    const at = bytes.indexOf('\nG1 X', bytes.length >> 1) + 6;
    const altered = Buffer.from(bytes);
    altered[at] = altered[at] === 0x31 ? 0x32 : 0x31;
    writeFileSync(path.join(folder, 'altered.gcode.gz'), gzipSync(altered));
    const told = validDocument<Verified>('verify', (await run('verify', 'altered.gcode.gz', ...ON, '--json')).stdout);
    expect(told.files[0]!.findings.map(({ rule }) => rule)).toContain('altered-job');
    writeFileSync(path.join(folder, 'cut.gcode.gz'), gzipSync(bytes).subarray(0, 5000));
    const cut = await run('verify', 'cut.gcode.gz', ...ON);
    expect(cut.code).toBe(3);
    expect(cut.stdout).toContain('cannot be unpacked');
  });
});

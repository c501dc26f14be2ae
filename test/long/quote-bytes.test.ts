import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { inFolder, ROOT, runEtabli } from '../cli/run-etabli.ts';

const EACH = 240; // changes of the quote's JSON, of its part, and of its PDF
const PROFILES = 95; // of the machine, of the material, and of the tariff: a process each
const random = seededRandom(2026);

/** A copy with one byte at a random place changed into another. */
function changed(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
  return copy;
}

test('a thousand changed bytes, of quotes, parts, profiles, tariffs and PDFs, are all seen by verify', {
  timeout: 3_600_000,
}, async () => {
  await inFolder(async (folder) => {
    const profiles = { machines: 'prusa-mk3s', materials: 'pla', tariffs: 'demo' } as const;
    for (const [kind, id] of Object.entries(profiles)) {
      mkdirSync(path.join(folder, kind));
      const text = readFileSync(path.join(ROOT, 'templates', kind, `${id}.yaml`));
      writeFileSync(path.join(folder, kind, `${id}.yaml`), text);
    }
    writeFileSync(
      path.join(folder, 'etabli.yaml'),
      'machines: [machines]\nmaterials: [materials]\ntariffs: [tariffs]\nstore: store\n',
    );
    const part = readFileSync(path.join(ROOT, 'fixtures', 'parts', 'name-tag.stl'));
    writeFileSync(path.join(folder, 'part.stl'), part);
    const etabli = (...args: readonly string[]) => runEtabli(args, { cwd: folder });
    const made = await etabli(
      'quote',
      'part.stl',
      '-m',
      'prusa-mk3s',
      '--material',
      'pla',
      '--date',
      '2026-03-14',
      '-o',
      'q.json',
      '-o',
      'q.pdf',
    );
    expect(made.code, made.stderr).toBe(0);
    const whole = await etabli('quote', 'verify', 'q.json', 'q.pdf');
    expect(whole.code, whole.stdout).toBe(0);
    const [json, pdf] = [readFileSync(path.join(folder, 'q.json')), readFileSync(path.join(folder, 'q.pdf'))];
    const unseen: string[] = [];
    /** Verifies many files in one run and notes those that pass. */
    const judge = async (files: readonly string[]): Promise<void> => {
      const run = await etabli('quote', 'verify', ...files, '--json');
      const { files: judged } = JSON.parse(run.stdout) as { files: readonly { file: string; ok: boolean }[] };
      expect(judged).toHaveLength(files.length);
      unseen.push(...judged.filter(({ ok }) => ok).map(({ file }) => file));
    };
    const names = (ending: string): readonly string[] => Array.from({ length: EACH }, (_, n) => `${n}/q.${ending}`);
    for (let n = 0; n < EACH; n++) {
      mkdirSync(path.join(folder, String(n)));
      writeFileSync(path.join(folder, String(n), 'q.json'), changed(json));
      writeFileSync(path.join(folder, String(n), 'q.pdf'), changed(pdf));
    }
    await judge(names('json'));
    await judge(names('pdf'));
    for (let n = 0; n < EACH; n++) {
      writeFileSync(path.join(folder, String(n), 'q.json'), json);
      writeFileSync(path.join(folder, String(n), 'part.stl'), changed(part));
    }
    await judge(names('json'));
    for (const [kind, id] of Object.entries(profiles)) {
      const file = path.join(folder, kind, `${id}.yaml`);
      const text = readFileSync(file);
      for (let n = 0; n < PROFILES; n++) {
        writeFileSync(file, changed(text));
        const run = await etabli('quote', 'verify', 'q.json');
        if (run.code === 0) unseen.push(`${kind} ${n}`);
      }
      writeFileSync(file, text);
    }
    expect(unseen).toEqual([]);
  });
});

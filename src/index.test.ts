import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check, type PrepareRequest, type ProfileSource, prepare, UsageError, verify } from './index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const templates = path.join(ROOT, 'templates');

/** What a caller of the library does: profiles from wherever it keeps them. */
const profiles: ProfileSource = {
  async find(kind, id) {
    if (kind === 'calibrations') return undefined;
    const file = path.join(templates, kind, `${id}.yaml`);
    return { id, file: `${id}.yaml`, origin: 'memory', text: readFileSync(file, 'utf8') };
  },
  async ids(kind) {
    return kind === 'calibrations' ? [] : readdirSync(path.join(templates, kind)).map((name) => path.parse(name).name);
  },
};

const cube = readFileSync(path.join(ROOT, 'fixtures', 'parts', 'cube-with-hole.stl'));
const request: PrepareRequest = {
  files: [{ name: 'cube.stl', bytes: cube }],
  machine: 'prusa-mk3s',
  material: 'pla',
  profiles,
};

describe('the library', () => {
  test('gives proved jobs from bytes, the same bytes twice', async () => {
    const one = await prepare(request);
    expect(one.ok).toBe(true);
    expect(one.jobs).toHaveLength(1);
    const [job] = one.jobs;
    expect(job!.extension).toBe('.gcode');
    expect(job!.seconds).toBeCloseTo(job!.motionSeconds + job!.preparationSeconds, 9);
    expect(new TextDecoder().decode(job!.bytes)).toContain('G28');
    const again = await prepare(request);
    expect(Buffer.from(again.jobs[0]!.bytes).equals(job!.bytes)).toBe(true);
  });

  test('takes settings with their units, and copies', async () => {
    const draft = await prepare({ ...request, settings: { layerHeight: '0.3 mm', infill: '5 %' }, copies: 2 });
    const standard = await prepare({ ...request, copies: 2 });
    expect(draft.ok && standard.ok).toBe(true);
    expect(draft.jobs[0]!.motionSeconds).toBeLessThan(standard.jobs[0]!.motionSeconds);
  });

  test('one file that cannot be read: no job, and the reason', async () => {
    const bad = { name: 'cut.stl', bytes: cube.subarray(0, 300) };
    const result = await prepare({ ...request, files: [...request.files, bad] });
    expect(result).toMatchObject({ ok: false, jobs: [] });
    expect(result.findings.map((finding) => [finding.rule, finding.where.file])).toContainEqual([
      'unreadable',
      'cut.stl',
    ]);
  });

  test('checks files without a material, and says of each what it is', async () => {
    const empty = { name: 'empty.stl', bytes: new Uint8Array(0) };
    const { files, machine } = request;
    const [good, none] = await check({ files: [...files, empty], machine, profiles });
    expect(good).toMatchObject({ file: 'cube.stl', kind: 'mesh', readable: true, facts: { bodies: 1 }, findings: [] });
    expect(none).toMatchObject({ readable: false, facts: null, findings: [{ rule: 'empty' }] });
  });

  test('reads a finished job back with the time that it was made for', async () => {
    const { jobs } = await prepare(request);
    const made = { name: 'cube.gcode', bytes: jobs[0]!.bytes };
    const none = { name: 'none.gcode', bytes: new Uint8Array(0) };
    const [job, other] = await verify({ ...request, jobs: [made, none] });
    expect(job).toMatchObject({ ok: true, format: 'gcode', findings: [] });
    expect(job!.motionSeconds).toBeCloseTo(jobs[0]!.motionSeconds, 6);
    expect(other).toMatchObject({ ok: false, readable: false, seconds: null });
  });

  test('a wrong setting is a UsageError with its mend', async () => {
    const wrong = prepare({ ...request, settings: { layerHeigth: '0.2 mm' } });
    await expect(wrong).rejects.toBeInstanceOf(UsageError);
    await expect(wrong).rejects.toMatchObject({ fix: { en: 'Did you mean "layerHeight"?' } });
  });
});

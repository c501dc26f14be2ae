import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { prepare } from '../../src/index.ts';
import { type OpenBench, openBench } from '../../src/pipeline/open-bench.ts';
import { settingsMap } from '../../src/pipeline/profiles/settings-map.ts';
import { type JobVerdict, verifyJob } from '../../src/pipeline/verify-job.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import { LASER_OUTPUTS } from '../support/laser-outputs.ts';

const MATERIAL = 'acrylic-3mm';
/** Places that are spoilt in each job. */
const PLACES = process.env.ETABLI_LONG === '1' ? 400 : 25;
const INPUTS = ['sign.svg', 'ball.png'] as const;
const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/drawings/${name}`, import.meta.url)));

function benchOf(machine: string): Promise<OpenBench> {
  return openBench(BUILT_IN_PROFILES, { machine, material: MATERIAL, settings: settingsMap([], 'settings') });
}

function verdictOf(bytes: Uint8Array, open: OpenBench, extension: string): Promise<JobVerdict> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return verifyJob({ name: `job${extension}`, size: bytes.length, open: stream }, open);
}

describe.each(LASER_OUTPUTS)('$machine, $format', ({ machine, format }) => {
  test.each(INPUTS)('%s is made, verifies clean with the same time, and no spoilt byte goes unseen', async (name) => {
    const open = await benchOf(machine);
    const { ok, jobs, findings } = await prepare({
      files: [{ name, bytes: bytesOf(name) }],
      machine,
      material: MATERIAL,
      profiles: BUILT_IN_PROFILES,
      format,
      settings: { convention: 'fablab' },
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
    const [job] = jobs;
    expect(job!.format).toBe(format);
    const verdict = await verdictOf(job!.bytes, open, job!.extension);
    expect(verdict.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(verdict.simulation!.seconds).toBeCloseTo(job!.seconds, 6);
    expect(verdict.simulation!.laserOnSeconds).toBeGreaterThan(1);
    const random = seededRandom(20_261_127);
    const unseen: number[] = [];
    for (let place = 0; place < PLACES; place++) {
      const spoilt = new Uint8Array(job!.bytes);
      // The last bytes of a Ruida job are its sum and its end.
      const at = 2 + Math.floor(random() * (spoilt.length - 2));
      spoilt[at] = (spoilt[at]! + 1 + Math.floor(random() * 254)) & 0xff;
      if (spoilt[at] === job!.bytes[at] || spoilt[at] === 13) continue;
      const told = await verdictOf(spoilt, open, job!.extension);
      if (told.ok) unseen.push(at);
    }
    expect(unseen).toEqual([]);
  });
});

test('a refused plastic is refused on every machine and in every format', async () => {
  for (const { machine, format } of LASER_OUTPUTS) {
    for (const material of ['pvc', 'vinyl', 'polycarbonate-3mm']) {
      const files = [{ name: 'sign.svg', bytes: bytesOf('sign.svg') }];
      const { ok, jobs, findings } = await prepare({
        files,
        machine,
        material,
        profiles: BUILT_IN_PROFILES,
        format,
        settings: { convention: 'fablab' },
      });
      expect([ok, jobs.length]).toEqual([false, 0]);
      expect(findings.some(({ rule, severity }) => rule === 'material-refused' && severity === 'error')).toBe(true);
    }
  }
});

test('a format that the machine does not take is refused with those that it takes', async () => {
  const request = {
    files: [],
    machine: 'ruida-co2',
    material: MATERIAL,
    profiles: BUILT_IN_PROFILES,
    format: 'gcode',
  };
  const error = await prepare(request).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    text: { en: expect.stringContaining('gcode') },
    fix: { en: 'It takes: rd, lbrn2, dxf, svg.' },
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { FIRMWARES } from '../../src/motion/index.ts';
import { createVerifier } from '../../src/verification/create-verifier.ts';
import { mapFromValue } from '../support/data-from-value.ts';
import { laserLimits, printerLimits } from '../support/job-limits.ts';
import { inPieces, readJob } from '../support/read-job.ts';
import { MOTION } from '../support/toolpaths.ts';

/** Spoilt jobs a dialect. */
const RUNS = Number(process.env.ETABLI_FUZZ_RUNS ?? (process.env.ETABLI_LONG === '1' ? 20_000 : 200));

const POISON = [
  'NaN',
  '1e400',
  '-',
  '--1',
  '.',
  '1.2.3',
  '99999999999999999999',
  '1'.repeat(300),
  `1${'0'.repeat(308)}`,
  '-0',
  '\u0000',
  '\r',
  '\r\n',
  '*',
  '*99',
  ';',
  '(',
  ')',
  '%',
  '!',
  '?',
  '~',
  '\ufeff',
  'é',
  '"',
  '{',
  '}',
  'N',
  'N1',
  'G',
  'M',
  'T',
  'E',
  ' ',
  '\t',
  'G2 X1 I1',
  'G3 R0',
  'G91\n',
  'G92 X0\n',
  'G20\n',
  'M2\n',
  'M112\n',
  'G28\n',
  'T-1\n',
  'M221 S0\n',
  'M220 S-5\n',
  'G4 P-1\n',
  'PRINT_START A=1\n',
  'SET_VELOCITY_LIMIT ACCEL=0\n',
  'EXCLUDE_OBJECT_START NAME=\n',
  'M486 S9999999\n',
  ';LAYER:1e9\n',
  ';Z:nan\n',
  ';HEIGHT:-1\n',
  ';LAYER_COUNT:99999999\n',
  ';TYPE:__proto__\n',
  '$32=0\n',
  '$$\n',
  'G1X1Y1Z1E1F1S1\n',
  'M98 P"start.g"\n',
];

/** The first and the last lines of a job: its start, some layers, its end. */
function seedOf(name: string): Uint8Array {
  const lines = readFileSync(new URL(`../../fixtures/jobs/${name}`, import.meta.url), 'utf8').split('\n');
  return new TextEncoder().encode([...lines.slice(0, 90), ...lines.slice(-25)].join('\n'));
}

/** Some bytes changed, cut out, doubled or poisoned. */
function spoilt(seed: Uint8Array, random: () => number): Uint8Array {
  let bytes = [...seed];
  const below = (n: number): number => Math.floor(random() * n);
  for (let change = 1 + below(4); change > 0; change--) {
    const at = below(bytes.length);
    const kind = below(5);
    if (kind === 0) bytes[at] = below(256);
    else if (kind === 1) bytes.splice(at, below(40));
    else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + below(200)));
    else if (kind === 3) bytes = bytes.slice(0, Math.max(1, at));
    else bytes.splice(at, below(6), ...new TextEncoder().encode(POISON[below(POISON.length)]!));
  }
  return Uint8Array.from(bytes);
}

const CASES = [
  ['prusa', 'prusaslicer-arcs.gcode'],
  ['marlin2', 'cura-cube.gcode'],
  ['klipper', 'prusaslicer-plate.gcode'],
  ['rrf', 'kirimoto-keychain.gcode'],
  ['grbl', 'grbl-arcs-ij.nc'],
  ['smoothie', 'grbl-s-inline-m3.nc'],
] as const;

describe('a job with spoilt bytes is read, timed and verified without a throw', () => {
  test.each(CASES)('%s', async (firmware, name) => {
    const seed = seedOf(name);
    const random = seededRandom(firmware.length * 1000 + 7);
    const isLaser = firmware === 'grbl' || firmware === 'smoothie';
    const limits = { ...(isLaser ? laserLimits() : printerLimits(firmware)), firmware };
    const bound = (await FIRMWARES.find((known) => known.name === firmware)!.load()).bind(
      mapFromValue(MOTION[firmware]),
    );
    for (let run = 0; run < RUNS; run++) {
      const bytes = spoilt(seed, random);
      const { chunks, summary } = await readJob(inPieces(bytes, 64 + (run % 500)), firmware);
      const verifier = createVerifier(limits);
      const timer = bound.start();
      for (const chunk of chunks) {
        verifier.push(chunk);
        timer.push(chunk.toolpath);
      }
      const { findings } = verifier.end(summary);
      const lost = findings.filter(({ where }) => where.line === undefined && where.id === undefined);
      const beyond = findings.filter(
        ({ where: { line } }) => typeof line === 'number' && line > Math.max(1, summary.lines),
      );
      const text = (): string => `run ${run}: ${JSON.stringify(new TextDecoder().decode(bytes)).slice(0, 3000)}`;
      expect([lost.length, beyond.length], text()).toEqual([0, 0]);
      expect(timer.end().seconds, text()).toBeGreaterThanOrEqual(0);
    }
  });
});

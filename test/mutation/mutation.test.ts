import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { writeGcode } from '../../src/formats/gcode/write.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JobLimits } from '../../src/model/job.ts';
import { laserLimits, printerLimits } from '../support/job-limits.ts';
import { ownCuts, ownPrint } from '../support/own-job.ts';
import { verifyText } from '../support/read-job.ts';
import type { Fault } from './fault.ts';
import { LASER_FAULTS } from './laser-faults.ts';
import { PRINTER_FAULTS } from './printer-faults.ts';

/** Places tried for each fault in each job. */
const PLACES = process.env.ETABLI_LONG === '1' ? 40 : 1;

interface CleanJob {
  readonly name: string;
  readonly text: string;
  readonly limits: JobLimits;
}

function fixture(name: string, limits: JobLimits): CleanJob {
  return { name, text: readFileSync(new URL(`../../fixtures/jobs/${name}`, import.meta.url), 'utf8'), limits };
}

function own(name: string, job: Parameters<typeof writeGcode>[0], limits: JobLimits): CleanJob {
  const text = writeGcode(job)
    .pieces.map((piece) => new TextDecoder().decode(piece))
    .join('');
  return { name, text, limits };
}

const PRINTS: readonly CleanJob[] = [
  'prusaslicer-cube.gcode',
  'prusaslicer-arcs.gcode',
  'prusaslicer-plate.gcode',
  'cura-cube.gcode',
  'cura-keychain.gcode',
  'kirimoto-keychain.gcode',
]
  .map((name) => fixture(name, printerLimits('prusa')))
  .concat(
    (['prusa', 'marlin2', 'klipper', 'rrf'] as const).map((dialect) =>
      own(`own, ${dialect}`, ownPrint(dialect), printerLimits(dialect)),
    ),
  );

const CUTS: readonly CleanJob[] = [
  ...['squares', 'arcs-ij', 'raster-grey', 'stops', 's-inline-m3', 'relative-inch'].map((name) =>
    fixture(`grbl-${name}.nc`, laserLimits()),
  ),
  ...['arcs-r', 'mixed-lower'].map((name) => fixture(`grbl-${name}.nc`, laserLimits(200))),
  own('own cuts', ownCuts(), laserLimits()),
];

function spoken(findings: readonly Finding[]): string {
  return findings.map((f) => `${f.rule} ${JSON.stringify(f.where.line)} ${f.what.en}`).join('\n');
}

/** Whether an error of the fault's rules stands within its lines. */
function tells(finding: Finding, fault: Fault, first: number, last: number): boolean {
  if (finding.severity !== 'error' || finding.where.line === undefined) return false;
  if (fault.rules.length > 0 && !fault.rules.includes(finding.rule)) return false;
  const [from, to] =
    typeof finding.where.line === 'number' ? [finding.where.line, finding.where.line] : finding.where.line;
  return from <= last && to >= first;
}

describe('clean jobs have no error', () => {
  test.each([...PRINTS, ...CUTS])('$name', async ({ text, limits }) => {
    const { findings } = await verifyText(text, limits);
    expect(spoken(findings.filter((f) => f.severity === 'error'))).toBe('');
  });
});

function seededFaults(faults: readonly Fault[], jobs: readonly CleanJob[]): void {
  for (const fault of faults) {
    test(fault.name, async () => {
      let tried = 0;
      for (const [index, { name, text, limits }] of jobs.entries()) {
        const lines = text.split('\n');
        const random = seededRandom(index + 1);
        for (let place = 0; place < PLACES; place++) {
          const seeded = fault.seed(lines, (count) => Math.floor(random() * count));
          if (seeded === null) continue;
          tried++;
          const { findings } = await verifyText(seeded.lines.join('\n'), limits);
          const errors = findings.filter((f) => f.severity === 'error');
          const found = errors.some((finding) => tells(finding, fault, seeded.first, seeded.last));
          expect(found, `${name}, lines ${seeded.first}–${seeded.last}:\n${spoken(errors)}`).toBe(true);
        }
      }
      expect(tried).toBeGreaterThan(0);
    });
  }
}

describe('every fault seeded into a print job is found at its line', () => seededFaults(PRINTER_FAULTS, PRINTS));
describe('every fault seeded into a laser job is found at its line', () => seededFaults(LASER_FAULTS, CUTS));

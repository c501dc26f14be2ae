import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { writeGcode } from '../../src/formats/gcode/write.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JobLimits } from '../../src/model/job.ts';
import { laserLimits, printerLimits } from '../support/job-limits.ts';
import { LASER_STYLES } from '../support/laser-styles.ts';
import { ownCuts, ownPrint } from '../support/own-job.ts';
import { verifyText } from '../support/read-job.ts';
import { ADVERSARY_LASER_FAULTS } from './adversary-laser-faults.ts';
import { ADVERSARY_PRINTER_FAULTS } from './adversary-printer-faults.ts';
import { EXAMINER_LASER_FAULTS, EXAMINER_PRINTER_FAULTS } from './examiner-faults.ts';
import type { Fault } from './fault.ts';
import { HOSTILE_LASER_FAULTS } from './hostile-laser-faults.ts';
import { HOSTILE_KLIPPER_FAULTS, HOSTILE_MARLIN_FAULTS, HOSTILE_PRINTER_FAULTS } from './hostile-printer-faults.ts';
import { LASER_FAULTS } from './laser-faults.ts';
import { PLAIN_LASER_FAULTS } from './plain-laser-faults.ts';
import { PLAIN_PRINTER_FAULTS } from './plain-printer-faults.ts';
import { PRINTER_FAULTS } from './printer-faults.ts';
import { SCEPTICAL_LASER_FAULTS } from './sceptical-laser-faults.ts';
import { SCEPTICAL_PRINTER_FAULTS } from './sceptical-printer-faults.ts';
import { STRANGER_LASER_FAULTS, STRANGER_PRINTER_FAULTS } from './stranger-faults.ts';

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

/** The same job with the firmware pulling the filament back. */
function byFirmware(job: CleanJob): CleanJob {
  const text = job.text.replace(/^G1 .*E-0?\.8 .*$/gm, 'G10').replace(/^G1 E0?\.8 .*$/gm, 'G11');
  return { ...job, name: `${job.name}, firmware retraction`, text };
}

/** The same job with absolute E, which its layers set to zero. */
function inAbsolute(job: CleanJob): CleanJob {
  let at = 0;
  const lines = job.text.split('\n').flatMap((line) => {
    if (line === 'M83') return ['M82'];
    if (/^G92 E0/.test(line)) at = 0;
    const found = /^(G[123] .*E)(-?[\d.]+)(.*)$/.exec(line);
    if (found !== null) {
      at += Number(found[2]);
      return [`${found[1]}${at.toFixed(5)}${found[3]}`];
    }
    return [line];
  });
  return { ...job, name: `${job.name}, absolute E`, text: lines.join('\n') };
}

const ownPrusa = own('own', ownPrint('prusa', 10), printerLimits('prusa'));

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
      own(`own, ${dialect}`, ownPrint(dialect, 10), printerLimits(dialect)),
    ),
  )
  .concat(byFirmware(ownPrusa), inAbsolute(ownPrusa));

/** Layers enough to be left out, moved and taken for one another. */
const TALL: readonly CleanJob[] = (['prusa', 'klipper'] as const).map((dialect) =>
  own(`own, 14 layers, ${dialect}`, ownPrint(dialect, 14), printerLimits(dialect)),
);

const CUTS: readonly CleanJob[] = [
  ...['squares', 'arcs-ij', 'raster-grey', 'stops', 's-inline-m3', 'relative-inch'].map((name) =>
    fixture(`grbl-${name}.nc`, laserLimits()),
  ),
  ...['arcs-r', 'mixed-lower'].map((name) => fixture(`grbl-${name}.nc`, laserLimits(200))),
  own('own cuts', ownCuts(), laserLimits()),
  ...Object.entries(LASER_STYLES).map(([name, text]) => ({ name, text, limits: laserLimits() })),
];

function spoken(findings: readonly Finding[]): string {
  return findings.map((f) => `${f.rule} ${JSON.stringify(f.where.line)} ${f.what.en}`).join('\n');
}

/** What RepRapFirmware may do in files of the machine (start.g, stop.g) is a warning there. */
const LEFT_TO_MACHINE = new Set(['not-homed', 'heater-left-on']);

/** Whether an error of the fault's rules stands within its lines. */
function tells(finding: Finding, fault: Fault, [first, last]: readonly [number, number], firmware: string): boolean {
  const excused = fault.mild === true || (firmware === 'rrf' && LEFT_TO_MACHINE.has(finding.rule));
  const mild = excused && finding.severity === 'warning';
  if (!(mild || finding.severity === 'error') || finding.where.line === undefined) return false;
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

/** @param most jobs that each fault is tried in, another first for each fault; the long run takes all */
function seededFaults(faults: readonly Fault[], jobs: readonly CleanJob[], most = Number.POSITIVE_INFINITY): void {
  const enough = process.env.ETABLI_LONG === '1' ? Number.POSITIVE_INFINITY : most;
  for (const [turn, fault] of faults.entries()) {
    test(fault.name, async () => {
      let tried = 0;
      for (let k = 0; k < jobs.length && tried < enough; k++) {
        const index = enough === Number.POSITIVE_INFINITY ? k : (turn + k) % jobs.length;
        const { name, text, limits } = jobs[index]!;
        const lines = text.split('\n');
        const random = seededRandom(index + 1);
        for (let place = 0; place < PLACES; place++) {
          const seeded = fault.seed(lines, (count) => Math.floor(random() * count));
          if (seeded === null) continue;
          tried++;
          const { findings } = await verifyText(seeded.lines.join('\n'), limits);
          const errors = findings.filter((f) => f.severity === 'error');
          const place = [seeded.first, seeded.last] as const;
          const found = findings.some((finding) => tells(finding, fault, place, limits.firmware));
          expect(found, `${name}, lines ${seeded.first}–${seeded.last}:\n${spoken(errors)}`).toBe(true);
        }
      }
      expect(tried).toBeGreaterThan(0);
    });
  }
}

describe('every fault seeded into a print job is found at its line', () => seededFaults(PRINTER_FAULTS, PRINTS));
describe('every fault seeded into a laser job is found at its line', () => seededFaults(LASER_FAULTS, CUTS));
describe('every fault of the second list, for prints', () => seededFaults(SCEPTICAL_PRINTER_FAULTS, PRINTS));
describe('every fault of the third list, for prints', () => seededFaults(PLAIN_PRINTER_FAULTS, [...PRINTS, ...TALL]));
describe('every fault of the second list, for laser jobs', () => seededFaults(SCEPTICAL_LASER_FAULTS, CUTS));
describe('every fault of the third list, for laser jobs', () => seededFaults(PLAIN_LASER_FAULTS, CUTS));

const FOURTH = ['prusaslicer-arcs', 'cura-keychain', 'kirimoto-keychain', 'own, absolute E', 'own, klipper'];
const isFourth = ({ name }: CleanJob): boolean => FOURTH.some((chosen) => name.startsWith(chosen));
const FOURTH_PRINTS = PRINTS.filter(isFourth);
const onFirmware = (firmware: string): readonly CleanJob[] =>
  FOURTH_PRINTS.filter(({ limits }) => limits.firmware === firmware);
const FOURTH_CUTS = CUTS.filter(({ name }) => /squares|arcs-ij|arcs-r|grey|own|packed|rounded/.test(name));
describe('every fault of the fourth list, for prints', () => seededFaults(HOSTILE_PRINTER_FAULTS, FOURTH_PRINTS, 2));
describe('every fault of the fourth list, for Prusa', () =>
  seededFaults(HOSTILE_MARLIN_FAULTS, onFirmware('prusa'), 2));
describe('every fault of the fourth list, for Klipper', () =>
  seededFaults(HOSTILE_KLIPPER_FAULTS, onFirmware('klipper')));
describe('every fault of the fourth list, for laser jobs', () => seededFaults(HOSTILE_LASER_FAULTS, FOURTH_CUTS, 2));

const FIFTH = [
  'prusaslicer-cube',
  'prusaslicer-plate',
  'cura-keychain',
  'cura-cube',
  'own, 14 layers',
  'own, absolute E',
];
const FIFTH_PRINTS = [...PRINTS, ...TALL].filter(({ name }) => FIFTH.some((chosen) => name.startsWith(chosen)));
describe('every fault of the fifth list, for prints', () => seededFaults(ADVERSARY_PRINTER_FAULTS, FIFTH_PRINTS, 2));
const FIFTH_CUTS = CUTS.filter(({ name }) => /squares|arcs-ij|stops|own|packed|rounded|switched/.test(name));
describe('every fault of the fifth list, for laser jobs', () => seededFaults(ADVERSARY_LASER_FAULTS, FIFTH_CUTS, 2));

describe('every fault of the sixth list, for prints', () =>
  seededFaults(STRANGER_PRINTER_FAULTS, [...PRINTS, ...TALL], 4));
describe('every fault of the sixth list, for laser jobs', () => seededFaults(STRANGER_LASER_FAULTS, CUTS, 4));

describe('every fault of the seventh list, for prints', () =>
  seededFaults(EXAMINER_PRINTER_FAULTS, [...PRINTS, ...TALL], 4));
describe('every fault of the seventh list, for laser jobs', () => seededFaults(EXAMINER_LASER_FAULTS, CUTS, 4));

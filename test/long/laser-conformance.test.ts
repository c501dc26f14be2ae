import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/index.ts';
import type { Toolpath } from '../../src/model/toolpath.ts';
import { jobFormat, withOutput } from '../../src/pipeline/emit-plate.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { settingsMap } from '../../src/pipeline/profiles/settings-map.ts';
import { readPart } from '../../src/pipeline/read-part.ts';
import { verifyJob } from '../../src/pipeline/verify-job.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import { farthest, marksOf, middleOf, moved, strokesOf } from '../support/burn-marks.ts';
import { LASER_OUTPUTS } from '../support/laser-outputs.ts';
import { inPieces } from '../support/read-job.ts';

const DRAWINGS = fileURLToPath(new URL('../../../shared/drawings/', import.meta.url));
const MATERIAL = 'plywood-3mm';
const KERF = 0.2;
/** [mm] Half a kerf, and a corner that is sharp on one side; LightBurn's and the drivers' curves are fitted once more. */
const CORNER = KERF / 2 + 0.13;
/** Live letters, too large to look at every 0.1 mm, or a sheet-filling rectangle that the rules refuse. */
const LEFT = ['p5k.svg', 'tiny-text.svg', 'svg2gcode_snowflake.svg', 'meerk40t_burntest.svg'];

const FILES = ['own', 'boxes', 'foreign', 'conformance'].flatMap((folder) =>
  existsSync(DRAWINGS + folder)
    ? readdirSync(DRAWINGS + folder)
        .filter((file) => /\.(svg|dxf)$/.test(file) && !LEFT.includes(file))
        .map((file) => `${folder}/${file}`)
    : [],
);

/** Every stroke is cut on the line or half a kerf beside it, whatever its colour and the machine's own convention. */
const SETTINGS = { kerf: `${KERF} mm`, turn: 'none', duplicates: 'keep', convention: 'strokes-cut' };

async function toolpathsOf(bytes: Uint8Array, machine: string, format: string): Promise<readonly Toolpath[]> {
  const request = {
    machine,
    material: MATERIAL,
    settings: settingsMap(Object.entries(SETTINGS), 'settings'),
  };
  const open = withOutput(await openBench(BUILT_IN_PROFILES, request), format);
  const { scale, driver } = open.bench;
  const { firmware } = open.machine.head;
  const verdict = await verifyJob({ name: `job.${format}`, size: bytes.length, open: () => inPieces(bytes) }, open);
  expect(verdict.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const reader = jobFormat(open).openJob!(inPieces(bytes), {
    firmware,
    scale,
    ...(driver === undefined ? {} : { driver }),
  });
  const toolpaths: Toolpath[] = [];
  for await (const { toolpath } of reader) toolpaths.push(toolpath);
  return toolpaths;
}

describe.each(LASER_OUTPUTS)(
  '$machine, $format: the job burns the drawing, and nothing else',
  ({ machine, format }) => {
    if (FILES.length === 0) test('the drawings are not here', (context) => context.skip('no shared drawings'));

    test.for(FILES)('%s', { timeout: 120_000 }, async (file, context) => {
      const bytes = new Uint8Array(readFileSync(DRAWINGS + file));
      const read = await readPart({ name: file, bytes }, { settings: new Map(), resolve: async () => undefined });
      if (!read.ok || read.part.part.kind !== 'drawing') throw new Error(`${file} is no drawing`);
      const strokes = strokesOf(read.part.part);
      const { jobs, findings } = await prepare({
        files: [{ name: file, bytes }],
        machine,
        material: MATERIAL,
        profiles: BUILT_IN_PROFILES,
        format,
        settings: SETTINGS,
      });
      // One that the rules refuse (too large for the machine, nothing to burn) is said to be so, and no job is made.
      if (jobs.length === 0) {
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors).not.toEqual([]);
        // What our own reader says of our own job is no refusal of the drawing.
        expect(errors.filter(({ code }) => code.startsWith('JOB'))).toEqual([]);
        return context.skip(`refused: ${errors[0]!.rule}`);
      }
      const { lines } = marksOf(await toolpathsOf(jobs[0]!.bytes, machine, format));
      if (strokes.length === 0) {
        expect(lines).toEqual([]);
        return;
      }
      const [[dx, dy], [jx, jy]] = [middleOf(strokes), middleOf(lines)];
      const burnt = moved(lines, dx - jx, dy - jy);
      expect(farthest(strokes, burnt, 2)).toBeLessThan(CORNER);
      expect(farthest(burnt, strokes, 2)).toBeLessThan(CORNER);
    });
  },
);

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { loadPolygonKernel } from '../../src/geometry/areas/clipper-kernel.ts';
import { engraveArea } from '../../src/geometry/paths/drawing-measures.ts';
import { prepare } from '../../src/index.ts';
import type { Drawing } from '../../src/model/part.ts';
import { readPart } from '../../src/pipeline/read-part.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import {
  asLine,
  type BurnMarks,
  farthest,
  LineField,
  marksOfJob,
  middleOf,
  moved,
  samplesOf,
  strokesOf,
} from '../support/burn-marks.ts';

const DRAWINGS = fileURLToPath(new URL('../../../shared/drawings/', import.meta.url));
const KERF = 0.2;
/** [mm] Half a kerf, chords and three decimals of the file. */
const NEAR = KERF / 2 + 0.03;
/** Corners of an outline moved outwards are round, of one moved inwards sharp: up to the mitre's reach. */
const CORNER = KERF / 2 + 0.13;

interface Made {
  readonly drawing: Drawing;
  readonly marks: BurnMarks;
}

async function make(
  name: string,
  bytes: Uint8Array,
  settings: Readonly<Record<string, string>> = {},
): Promise<Made | null> {
  const resolve = async (): Promise<undefined> => undefined;
  const outcome = await readPart({ name, bytes }, { settings: new Map(), resolve });
  if (!outcome.ok || outcome.part.part.kind !== 'drawing') throw new Error(`${name} is no drawing`);
  const result = await prepare({
    files: [{ name, bytes }],
    machine: 'grbl-large',
    material: 'plywood-3mm',
    profiles: BUILT_IN_PROFILES,
    settings: { kerf: `${KERF} mm`, turn: 'none', duplicates: 'keep', ...settings },
  });
  const [job] = result.jobs;
  return job === undefined ? null : { drawing: outcome.part.part, marks: await marksOfJob(job.bytes) };
}

/** The drawing's strokes and the job's marks in one frame: both boxes have the same middle, as kerf grows evenly. */
function aligned({ drawing, marks }: Made) {
  const strokes = strokesOf(drawing);
  const [dx, dy] = middleOf(strokes);
  const [jx, jy] = middleOf(marks.lines);
  return { strokes, burnt: moved(marks.lines, dx - jx, dy - jy), rows: moved(marks.rows, dx - jx, dy - jy) };
}

function drawingsOf(folder: string, left: readonly string[] = []): readonly string[] {
  if (!existsSync(DRAWINGS + folder)) return [];
  return readdirSync(DRAWINGS + folder)
    .filter((file) => /\.(svg|dxf)$/.test(file) && !left.includes(file))
    .map((file) => `${folder}/${file}`);
}

/** Too large to look at every 0.1 mm here, live letters, or a sheet-filling rectangle that the rules refuse. */
const LEFT = ['p5k.svg', 'tiny-text.svg', 'svg2gcode_snowflake.svg', 'meerk40t_burntest.svg'];
const FILES = [...drawingsOf('own', LEFT), ...drawingsOf('boxes'), ...drawingsOf('foreign', LEFT)];

describe('a job burns the drawing, and nothing else', () => {
  if (FILES.length === 0) test('the drawings are not here', (context) => context.skip('no shared drawings'));

  for (const file of FILES)
    test(file, async (context) => {
      const made = await make(file, readFileSync(DRAWINGS + file));
      if (made === null) return context.skip('does not fit this machine');
      const { strokes, burnt } = aligned(made);
      expect(farthest(strokes, burnt, 2)).toBeLessThan(CORNER);
      expect(farthest(burnt, strokes, 2)).toBeLessThan(CORNER);
    });

  test('generated drawings: curves, holes in holes, open lines, any transform', async () => {
    const random = seededRandom(20);
    const near = (least: number, most: number): string => (least + random() * (most - least)).toFixed(3);
    for (let round = 0; round < 12; round++) {
      const cells = Array.from({ length: 6 }, (_, k) => {
        const place = `translate(${40 + 70 * (k % 3)} ${40 + 70 * Math.floor(k / 3)}) rotate(${near(0, 360)}) scale(${near(0.6, 1.4)} ${random() < 0.5 ? '-' : ''}${near(0.6, 1.4)})`;
        const outer = [
          '<circle r="18"/><circle r="9"/><circle r="4"/>',
          '<ellipse rx="20" ry="12"/><rect x="-5" y="-5" width="9" height="8" rx="2"/>',
          `<path d="M-18 -12 C ${near(-30, -10)} 10 ${near(-5, 5)} 22 15 14 Q 24 4 12 -14 Z M-4 -4 h8 v8 h-8 z"/>`,
          `<path d="M-18 0 A 18 ${near(8, 18)} ${near(0, 90)} 1 1 10 9"/>`,
          '<polygon points="0,-18 5,-5 18,-5 8,4 12,17 0,9 -12,17 -8,4 -18,-5 -5,-5"/>',
        ];
        return `<g transform="${place}">${outer[Math.floor(random() * outer.length)]}</g>`;
      });
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300mm" height="200mm" viewBox="0 0 300 200"><g fill="none" stroke="red">${cells.join('')}</g></svg>`;
      const made = await make('generated.svg', new TextEncoder().encode(svg));
      const { strokes, burnt } = aligned(made!);
      expect(farthest(strokes, burnt, 2)).toBeLessThan(CORNER);
      expect(farthest(burnt, strokes, 2)).toBeLessThan(CORNER);
    }
  });

  test('round outlines are burnt half a kerf beside their line, never farther nor nearer', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200mm" height="100mm" viewBox="0 0 200 100"><g fill="none" stroke="red"><circle cx="50" cy="50" r="30"/><circle cx="50" cy="50" r="9"/><ellipse cx="140" cy="50" rx="40" ry="20"/></g></svg>';
    const { strokes, burnt } = aligned((await make('round.svg', new TextEncoder().encode(svg)))!);
    const field = new LineField(strokes);
    for (const [x, y] of samplesOf(burnt, 0.1)) {
      expect(field.distance(x, y, 2)).toBeGreaterThan(KERF / 2 - 0.03);
      expect(field.distance(x, y, 2)).toBeLessThan(NEAR);
    }
  });

  test('filled areas are engraved up to half a row from their edge, and nowhere else', async () => {
    const interval = 0.2;
    const fills = [
      '<path fill-rule="evenodd" d="M10 10H90V60H10ZM30 20H70V50H30Z"/>',
      '<g transform="rotate(20 140 40)"><ellipse cx="140" cy="40" rx="35" ry="18"/><circle cx="140" cy="40" r="8" fill="#fff"/></g>',
      '<path d="M20 130 C 20 80 90 80 90 130 S 60 170 20 130 Z"/>',
    ];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200mm" height="200mm" viewBox="0 0 200 200"><rect x="1" y="1" width="198" height="198" fill="none" stroke="red"/>${fills.join('')}</svg>`;
    const made = await make('fills.svg', new TextEncoder().encode(svg), { interval: `${interval} mm`, kerf: '0 mm' });
    const { rows } = aligned(made!);
    const edges = made!.drawing.shapes
      .filter(({ fill }) => fill !== null)
      .flatMap(({ subpaths }) => subpaths.map(asLine));
    const edge = new LineField(edges);
    const burnt = new LineField(rows);
    const kernel = await loadPolygonKernel();
    const length = rows.reduce((sum, row) => sum + Math.abs(row[2]! - row[0]!), 0);
    expect(Math.abs((length * interval) / engraveArea(made!.drawing, kernel) - 1)).toBeLessThan(0.01);
    const inked = inkOf(made!.drawing);
    let [wrong, looked] = [0, 0];
    for (let x = 2; x < 198; x += 0.53)
      for (let y = 2; y < 198; y += 0.53) {
        if (edge.distance(x, y, interval) < interval) continue;
        looked++;
        if (burnt.distance(x, y, interval) < 0.51 * interval + 0.005 !== inked(x, y)) wrong++;
      }
    expect(looked).toBeGreaterThan(100_000);
    expect(wrong).toBe(0);
  });
});

/** Whether the last fill that covers a place is ink, not paper; reckoned by winding, without the planner's polygons. */
function inkOf({ shapes }: Drawing): (x: number, y: number) => boolean {
  const fills = shapes.flatMap(({ subpaths, fill, fillRule }) =>
    fill === null ? [] : [{ lines: subpaths.map(asLine), fillRule, ink: fill.r + fill.g + fill.b < 600 }],
  );
  return (x, y) => fills.findLast(({ lines, fillRule }) => covers(lines, fillRule, x, y))?.ink ?? false;
}

function covers(lines: readonly Float64Array[], rule: 'nonzero' | 'evenodd', x: number, y: number): boolean {
  let winding = 0;
  for (const line of lines)
    for (let at = 0; at + 3 < line.length; at += 2) {
      const [ax, ay, bx, by] = [line[at]!, line[at + 1]!, line[at + 2]!, line[at + 3]!];
      if (ay <= y === by <= y) continue;
      if (ax + ((y - ay) * (bx - ax)) / (by - ay) > x) winding += by > ay ? 1 : -1;
    }
  return rule === 'evenodd' ? winding % 2 !== 0 : winding !== 0;
}

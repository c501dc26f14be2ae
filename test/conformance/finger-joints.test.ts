import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../src/geometry/areas/clipper-kernel.ts';
import type { PolygonKernel, Polygons } from '../../src/geometry/areas/polygons.ts';
import { prepare } from '../../src/index.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import { marksOfJob } from '../support/burn-marks.ts';

const BOXES = fileURLToPath(new URL('../../../shared/drawings/boxes/', import.meta.url));
/** [mm] What the beam takes away, and the sheet. */
const KERF = 0.2;
const THICKNESS = 3;

/** The parts that are left of the sheet once the beam has been along every outline: what a hand would measure. */
async function partsOf(
  name: string,
  bytes: Uint8Array,
  settings: Readonly<Record<string, string>>,
  kerf = KERF,
): Promise<Polygons[]> {
  const result = await prepare({
    files: [{ name, bytes }],
    machine: 'grbl-large',
    material: 'plywood-3mm',
    profiles: BUILT_IN_PROFILES,
    settings,
  });
  const kernel = await loadPolygonKernel();
  return loopsOf((await marksOfJob(result.jobs[0]!.bytes)).lines).map((loop) => shrunk(loop, kerf, kernel));
}

/** Burnt stretches that follow each other, as closed outlines. */
function loopsOf(lines: readonly Float64Array[]): Float64Array[] {
  const loops: number[][] = [];
  for (const line of lines) {
    const open = loops.at(-1);
    const follows = open !== undefined && Math.abs(open.at(-2)! - line[0]!) + Math.abs(open.at(-1)! - line[1]!) < 1e-6;
    if (follows) open.push(...line.subarray(2));
    else loops.push([...line]);
  }
  return loops.map((loop) => Float64Array.from(loop.slice(0, -2)));
}

function shrunk(loop: Float64Array, kerf: number, kernel: PolygonKernel): Polygons {
  const area = kernel.union({ coordinates: loop, ends: Uint32Array.of(loop.length / 2) }, undefined, 'evenodd');
  return kernel.offset(area, -kerf / 2, { join: 'miter' });
}

/** Lengths inside and outside a part along a line, `depth` [mm] within one of the four sides of its box; ends left out. */
function teeth({ coordinates, ends }: Polygons, axis: 0 | 1, far: boolean, depth: number) {
  const along: number[] = [];
  const values = coordinates.filter((_, at) => at % 2 === axis);
  const at = far ? values.reduce((a, b) => Math.max(a, b)) - depth : values.reduce((a, b) => Math.min(a, b)) + depth;
  let first = 0;
  for (const end of ends) {
    for (let k = first; k < end; k++) {
      const j = k + 1 === end ? first : k + 1;
      const [a, b] = [coordinates[2 * k + axis]!, coordinates[2 * j + axis]!];
      if (a <= at === b <= at) continue;
      const [p, q] = [coordinates[2 * k + 1 - axis]!, coordinates[2 * j + 1 - axis]!];
      along.push(p + ((at - a) / (b - a)) * (q - p));
    }
    first = end;
  }
  along.sort((a, b) => a - b);
  const widths = along.slice(1).map((value, k) => value - along[k]!);
  return { tabs: widths.filter((_, k) => k % 2 === 0).slice(1, -1), slots: widths.filter((_, k) => k % 2 === 1) };
}

const SIDES = [0, 1].flatMap((axis) => [false, true].map((far) => [axis as 0 | 1, far] as const));

describe('finger joints fit for the stated kerf', () => {
  test('a hand-drawn pair: tab and slot come out as wide as they were drawn', async () => {
    const comb = (x: number, first: boolean): string => {
      let d = `M${x} 60 V30`;
      for (let k = 0; k < 9; k++) {
        const up = (k % 2 === 0) === first;
        d += ` V${up ? 27 : 30} h8`;
      }
      return `<path d="${d} V60 Z" fill="none" stroke="red"/>`;
    };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200mm" height="80mm" viewBox="0 0 200 80">${comb(10, true)}${comb(110, false)}</svg>`;
    const parts = await partsOf('pair.svg', new TextEncoder().encode(svg), { kerf: `${KERF} mm` });
    expect(parts).toHaveLength(2);
    for (const part of parts) {
      const { tabs, slots } = teeth(part, 1, true, THICKNESS / 2);
      expect(tabs.length + slots.length).toBeGreaterThanOrEqual(5);
      for (const width of [...tabs, ...slots]) expect(Math.abs(width - 8)).toBeLessThan(0.015);
    }
    // Without making up for the beam each joint would be two kerfs loose.
    const loose = await partsOf('pair.svg', new TextEncoder().encode(svg), { kerf: '0 mm' });
    const { tabs, slots } = teeth(loose[0]!, 1, true, THICKNESS / 2);
    expect(slots[0]! - tabs[0]!).toBeCloseTo(2 * KERF, 2);
  });

  test.for([
    { title: '0.2 mm of the material', settings: {}, kerf: KERF },
    { title: '0.2 mm', settings: { kerf: '0.2 mm' }, kerf: KERF },
    { title: '0.3 mm', settings: { kerf: '0.3 mm' }, kerf: 0.3 },
    { title: '0.1 mm', settings: { kerf: '0.1 mm' }, kerf: 0.1 },
  ])(
    'a box of Boxes.py, drawn for a burn of 0.1 mm: not made up for twice, $title',
    async ({ settings, kerf }, context) => {
      if (!existsSync(`${BOXES}ClosedBox.svg`)) return context.skip('no shared drawings');
      const parts = await partsOf('ClosedBox.svg', readFileSync(`${BOXES}ClosedBox.svg`), settings, kerf);
      const tabs: number[] = [];
      const slots: number[] = [];
      for (const part of parts)
        for (const [axis, far] of SIDES) {
          const found = teeth(part, axis, far, THICKNESS / 2);
          tabs.push(...found.tabs.filter((width) => width < 12));
          slots.push(...found.slots.filter((width) => width < 12));
        }
      expect(tabs.length).toBeGreaterThan(40);
      expect(slots.length).toBeGreaterThan(40);
      const [wide, narrow] = [Math.max(...tabs), Math.min(...slots)];
      // The widest tab goes into the narrowest slot, and the narrowest tab is not loose in the widest.
      expect(narrow - wide).toBeGreaterThan(-0.03);
      expect(Math.max(...slots) - Math.min(...tabs)).toBeLessThan(0.03);
    },
  );
});

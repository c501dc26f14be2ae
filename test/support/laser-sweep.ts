import { expect } from 'vitest';
import { type Finding, prepare, verify } from '../../src/index.ts';
import { BUILT_IN_PROFILES } from './built-in-profiles.ts';

const across = (draw: (x: number) => string): string => [0, 1, 2, 3, 4, 5].map((k) => draw(28 * k)).join('\n');

/** Parts with holes and sharp corners, circles, arcs, open lines, a filled area: every kind of line, several of each. */
const DRAWING = new TextEncoder().encode(
  `<svg xmlns="http://www.w3.org/2000/svg" width="180mm" height="120mm" viewBox="0 0 180 120" fill="none" stroke="#f00">
${across((x) => `<rect x="${10 + x}" y="10" width="22" height="14"/><circle cx="${21 + x}" cy="17" r="3"/>`)}
${across((x) => `<path d="M${12 + x},40 h16 a4,4 0 0 1 0,8 l-8,-3 l-8,3 z"/>`)}
<path d="M20,70 q40,20 80,0 t60,0"/><path stroke="#00f" d="M20,80 h100 l10,5"/>
<rect x="20" y="95" width="30" height="12" fill="#000" stroke="none"/>
</svg>`,
);

export interface LaserSweep {
  readonly machine: string;
  /** The machine's own where it is left out. */
  readonly format?: string;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * What is wrong with the jobs that a drawing becomes, in words: nothing where they are made and `verify` finds no error, and
 * where the preflight refuses the drawing in its own words.
 */
export async function faultsOf({ machine, format, settings }: LaserSweep): Promise<readonly string[]> {
  const base = { machine, material: 'plywood-3mm', profiles: BUILT_IN_PROFILES };
  const files = [{ name: 'parts.svg', bytes: DRAWING }];
  const made = await prepare({ ...base, files, settings, ...(format === undefined ? {} : { format }) });
  const say = ({ rule, what, where }: Finding): string => `${rule}: ${what.en} ${JSON.stringify(where)}`;
  const wrong = made.findings.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) {
    expect(made.jobs).toEqual([]);
    return wrong.filter(({ code }) => code.startsWith('JOB')).map(say);
  }
  expect(made.jobs.length).toBeGreaterThan(0);
  const jobs = made.jobs.map(({ bytes, extension }, k) => ({ name: `sheet-${k + 1}${extension}`, bytes }));
  // By somebody who knows the job alone, but for how far apart its rows are.
  const { interval } = settings;
  const read = await verify({ ...base, jobs, settings: interval === undefined ? {} : { interval } });
  return read.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error').map(say));
}

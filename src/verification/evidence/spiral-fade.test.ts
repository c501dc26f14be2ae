import { describe, expect, test } from 'vitest';
import { printerLimits } from '../../../test/support/job-limits.ts';
import { verifyText } from '../../../test/support/read-job.ts';

const START = 'M83\nM190 S60\nM109 S215\nG28\nG1 F1800\n';
const END = 'M104 S0\nM140 S0\nM84\n';
const SIDES = 48;

interface Vase {
  /** [mm] */
  readonly radius: number;
  readonly turns: number;
  /** Share of the full flow at a share of the first climbing turn and of the last, level one. */
  readonly fadeIn: (share: number) => number;
  readonly fadeOut: (share: number) => number;
  readonly flow?: number;
}

/** A round vase as slicers spiral it: a level turn, turns that climb, a level turn at the top. */
function vase({ radius, turns, fadeIn, fadeOut, flow = 0.03326 }: Vase): string {
  const lines: string[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const isLast = turn === turns - 1;
    lines.push(';LAYER_CHANGE', `;Z:${(0.2 * (turn + 1)).toFixed(3)}`, ';HEIGHT:0.2', ';TYPE:External perimeter');
    if (turn === 0) lines.push(`G1 X${125 + radius} Y105 Z.2`);
    for (let side = 1; side <= SIDES; side++) {
      const share = side / SIDES;
      const angle = share * 2 * Math.PI;
      const z = turn === 0 ? 0.2 : isLast ? 0.2 * turn : 0.2 * (turn + share);
      const factor = turn === 1 ? fadeIn(share) : isLast ? fadeOut(share) : 1;
      const e = flow * factor * 2 * radius * Math.sin(Math.PI / SIDES);
      const [x, y] = [125 + radius * Math.cos(angle), 105 + radius * Math.sin(angle)];
      lines.push(`G1 X${x.toFixed(3)} Y${y.toFixed(3)} Z${z.toFixed(3)} E${e.toFixed(5)}`);
    }
  }
  return `${START}${lines.join('\n')}\n${END}`;
}

const grow = (share: number): number => share;
const shrink = (share: number): number => 1 - share;
const told = async (text: string): Promise<readonly string[]> =>
  (await verifyText(text, printerLimits('prusa'))).findings.filter((f) => f.code === 'JOB010').map((f) => f.what.en);

describe('a spiral whose flow fades', () => {
  test.each([12, 40, 95])('in over its first turn and out over its last is sound, radius %d mm', async (radius) => {
    expect(await told(vase({ radius, turns: 6, fadeIn: grow, fadeOut: shrink }))).toEqual([]);
  });

  test('in alone and out alone are sound', async () => {
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: grow, fadeOut: () => 1 }))).toEqual([]);
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: () => 1, fadeOut: shrink }))).toEqual([]);
  });

  test('in, begun with a crumb whose climb is lost in rounding, is sound', async () => {
    const [before, after] = vase({ radius: 12, turns: 6, fadeIn: grow, fadeOut: shrink }).split(';Z:0.400\n');
    const crumb = 'G1 X137 Y105.009 E0.00001\n';
    expect(await told(`${before};Z:0.400\n;HEIGHT:0.2\n${crumb}${after}`)).toEqual([]);
  });

  test('a turn as thin all along, in front, at the end or everywhere, is none', async () => {
    const thin = (): number => 0.05;
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: thin, fadeOut: shrink }))).toHaveLength(1);
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: grow, fadeOut: thin }))).toHaveLength(1);
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: () => 1, fadeOut: () => 1, flow: 0.002 }))).toHaveLength(1);
  });

  test('flow that wavers is none', async () => {
    const waver = (share: number): number => 0.02 + 0.05 * Math.abs(Math.sin(share * 40));
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: grow, fadeOut: waver }))).toHaveLength(1);
    expect(await told(vase({ radius: 60, turns: 6, fadeIn: waver, fadeOut: shrink }))).toHaveLength(1);
  });

  test('level walls that grow thinner are none', async () => {
    const level = vase({ radius: 60, turns: 2, fadeIn: () => 0, fadeOut: () => 0 }).split(';LAYER_CHANGE')[1]!;
    const sides = level.split('\n').filter((line) => line.includes(' E'));
    const fading = sides.map((line, n) => line.replace(/E\S+/, `E${((0.2 * (48 - n)) / 48).toFixed(5)}`));
    const text = `${START};LAYER_CHANGE${level}${fading.join('\n')}\n${END}`;
    expect(await told(text)).not.toEqual([]);
  });
});

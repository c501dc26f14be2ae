import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { FIRMWARES } from '../../src/motion/index.ts';
import { mapFromValue } from '../support/data-from-value.ts';
import { readJob } from '../support/read-job.ts';
import { type Along, programOf, slowKlipper, slowMk3 } from '../support/slow-plans.ts';

const PROGRAMS = process.env.ETABLI_LONG === '1' ? 2_000 : 40;

const KLIPPER = { v: 300, vz: 15, az: 100, ve: 120, ae: 1250, corner: 5, cornerE: 1, ratio: 0.5 };
const MK3 = {
  v: [200, 200, 12, 120],
  a: [1000, 1000, 200, 5000],
  jerk: [10, 10, 0.4, 4.5],
  perMm: [100, 100, 400, 280],
};
const FIRST_KLIPPER: Along = { print: 3000, travel: 3000, retract: 3000 };
const FIRST_MK3: Along = { print: 1250, travel: 1250, retract: 1250, jerk: MK3.jerk };

const KLIPPER_MOTION = {
  maxVelocity: '300 mm/s',
  maxAcceleration: '3000 mm/s2',
  maxVelocityZ: '15 mm/s',
  maxAccelerationZ: '100 mm/s2',
  maxVelocityE: '120 mm/s',
  maxAccelerationE: '1250 mm/s2',
};
const axes = (unit: string, [x, y, z, e]: readonly number[]) => ({
  x: `${x} ${unit}`,
  y: `${y} ${unit}`,
  z: `${z} ${unit}`,
  e: `${e} ${unit}`,
});
const MK3_MOTION = {
  maxVelocity: axes('mm/s', MK3.v),
  maxAcceleration: axes('mm/s2', MK3.a),
  acceleration: { print: '1250 mm/s2', travel: '1250 mm/s2', retract: '1250 mm/s2' },
  jerk: axes('mm/s', MK3.jerk),
  stepsPerMm: axes('steps/mm', MK3.perMm),
};

/**
 * A program of 400 lines as slicers and people write them: walls of short chords, zig-zags, long travels, z-hops,
 * retractions, wipes, arcs, dwells, changes of acceleration and of speed, passages in relative positions.
 */
function anyProgram(seed: number): string {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const lines = ['G21', 'G90', 'M83', 'G92 E0', 'G1 X100 Y100 Z0.3 F6000'];
  let [x, y, z] = [100, 100, 0.3];
  const pen = (value: number): string => value.toFixed(3);
  const feed = (): string => (random() < 0.3 ? ` F${Math.round(between(300, 12_000))}` : '');
  const to = (nx: number, ny: number): string => {
    [x, y] = [Math.min(200, Math.max(20, nx)), Math.min(200, Math.max(20, ny))];
    return `X${pen(x)} Y${pen(y)}`;
  };
  const makers: readonly (() => void)[] = [
    () => {
      // A curve of short chords.
      const [r, step] = [between(1, 20), between(0.02, 0.6)];
      let angle = between(0, 6);
      for (let n = 0; n < 30; n++) {
        angle += step / r;
        lines.push(
          `G1 ${to(x + step * Math.cos(angle), y + step * Math.sin(angle))} E${(step * 0.034).toFixed(5)}${feed()}`,
        );
      }
    },
    () => {
      for (let n = 0; n < 12; n++) lines.push(`G1 ${to(x + (n % 2 === 0 ? 8 : -8), y + 0.4)} E0.27${feed()}`);
    },
    () => lines.push(`G0 ${to(between(20, 200), between(20, 200))} F${Math.round(between(3000, 15_000))}`),
    () => {
      z += 0.2;
      lines.push('G1 E-0.8 F2100', `G1 Z${pen(z + 0.4)} F720`, `G0 ${to(between(60, 140), between(60, 140))} F10800`);
      lines.push(`G1 Z${pen(z)} F720`, 'G1 E0.8 F2100', 'G1 F2400');
    },
    () => lines.push(`G1 ${to(x + between(-2, 2), y + between(-2, 2))} E-0.31 F8640`),
    () => {
      const r = between(1, 8);
      const [cx, cy] = [x + r, y];
      const angle = between(0.3, 3);
      const end = [cx - r * Math.cos(angle), cy + r * Math.sin(angle)] as const;
      if (end[0] > 20 && end[0] < 200 && end[1] > 20 && end[1] < 200) {
        // Clockwise from the west of the circle, over its north.
        lines.push(`G2 X${pen(end[0])} Y${pen(end[1])} I${pen(r)} J0 E0.2${feed()}`);
        [x, y] = [Number(pen(end[0])), Number(pen(end[1]))];
      }
    },
    () => lines.push(random() < 0.5 ? `G4 P${Math.round(between(1, 900))}` : 'G4 P0'),
    () => lines.push(`M204 P${Math.round(between(300, 3000))} T${Math.round(between(300, 3000))}`),
    () => lines.push(`M204 S${Math.round(between(300, 3000))}`),
    () => lines.push(`M220 S${Math.round(between(50, 150))}`),
    () => lines.push(`M221 S${Math.round(between(70, 130))}`),
    () => lines.push(`M205 X${pen(between(4, 12))} Z0.3 E${pen(between(2, 6))}`),
    () => lines.push('M205 E4.5'),
    () => lines.push('M400'),
    () => lines.push('G92 E0'),
    () => {
      // Back to where it was, so that the program's own sums hold.
      const [dx, dy] = [Number(pen(between(-5, 5))), Number(pen(between(-5, 5)))];
      lines.push('G91', `G1 X${pen(dx)} Y${pen(dy)} F5000`, `G1 X${pen(-dx)} Y${pen(-dy)}`, 'G90', 'M83');
    },
    () => {
      z = Number((z + between(0.004, 0.02)).toFixed(3));
      lines.push(`G1 Z${pen(z)} F600`);
    },
  ];
  while (lines.length < 400) makers[Math.floor(random() * makers.length)]!();
  return `${lines.join('\n')}\n`;
}

async function timedBy(firmware: string, motion: object, text: string): Promise<number> {
  const data = mapFromValue(motion);
  const known = await FIRMWARES.find(({ name }) => name === firmware)!.load();
  const timer = known.bind(data).start();
  async function* once(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const { chunks } = await readJob(once(), firmware);
  for (const { toolpath } of chunks) timer.push(toolpath);
  return timer.end().seconds;
}

describe('two planners written from the same rules agree on random programs', () => {
  test('Klipper, within 10⁻⁵', async () => {
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const text = anyProgram(seed);
      const chords = (_: number, way: number): number => Math.max(1, Math.floor(way));
      const slow = slowKlipper(programOf(text, true, FIRST_KLIPPER, chords), KLIPPER);
      const fast = await timedBy('klipper', KLIPPER_MOTION, text);
      expect(Math.abs(fast / slow - 1), `program ${seed}: ${fast} s, ${slow} s`).toBeLessThan(1e-5);
    }
  });

  test('MK3S, within 0.05 % on the mean and 0.5 % each: one rounds as the firmware does, the other not', async () => {
    let sum = 0;
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const text = anyProgram(seed);
      const chords = (radius: number, way: number): number =>
        Math.max(1, Math.ceil(way / Math.min(1, Math.max(0.5, (2 * Math.PI * radius) / 20))));
      const slow = slowMk3(programOf(text, false, FIRST_MK3, chords), MK3);
      const fast = await timedBy('prusa', MK3_MOTION, text);
      const off = Math.abs(fast / slow - 1);
      expect(off, `program ${seed}: ${fast} s, ${slow} s`).toBeLessThan(5e-3);
      sum += off;
    }
    expect(sum / PROGRAMS).toBeLessThan(5e-4);
  });
});

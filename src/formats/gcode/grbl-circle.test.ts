import { describe, expect, test } from 'vitest';
import { Motion } from '../../model/toolpath.ts';
import { losesCircle } from './grbl-circle.ts';
import { grblJob } from './read-grbl-job.fixture.ts';

const INCH = 25.4;

/** Told by the firmware itself, gnea/grbl 1.1h, run for each line alone. */
const LOST = [
  ['G2 X22.1 Y33.788 I-2.1 J1.212', 1],
  ['G2 X6.4917 Y299.2798 I0.3235 J0.9462', 1],
  ['G2 X16.5 Y245.47 I-4.79 J-1.45', 1],
  ['G3 X389.2162 Y51.7142 I-0.2783 J-0.9605', 1],
  ['G3 X153.234 Y131.848 I0.280 J0.108', 1],
  ['G2 X366.70 Y316.69 I-0.08 J1.00', 1],
  ['G3 X12.4373 Y7.7351 I-0.0100 J-0.0381', INCH],
  ['G2 X4.1320 Y7.0489 I0.1806 J0.0783', INCH],
] as const;
const BURNT = [
  ['G3 X22.1 Y33.788 I-2.1 J1.212', 1],
  ['G3 X148.7251 Y58.3377 I0.2000 J-0.2236', 1],
  ['G2 X308.994 Y346.597 I0.872 J-0.490', 1],
  ['G2 X330.635 Y58.57 I2.52 J29.894', 1],
  ['G2 X274.83 Y60.96 I27.84 J-11.18', 1],
  ['G3 X384.638 Y226.158 I11.920 J1.381', 1],
  ['G3 X13.7244 Y2.2157 I0.4098 J-0.2350', INCH],
  ['G3 X1.3876 Y4.7576 I-0.4619 J0.0991', INCH],
] as const;

const motionOf = (line: string): number => (/g2/i.test(line) ? Motion.clockwise : Motion.counterClockwise);
const loses = (line: string, unit: number): boolean => losesCircle(line, motionOf(line), unit, [0, 0]);

describe('full circles in single precision', () => {
  test.each(LOST)('%s is lost', (line, unit) => {
    expect(loses(line, unit)).toBe(true);
    expect(loses(`n7 ${line.toLowerCase().replaceAll('.', ' .')} (I9 J9) ; X1`, unit)).toBe(true);
  });

  test.each(BURNT)('%s is burnt', (line, unit) => expect(loses(line, unit)).toBe(false));

  test('one that begins beside or above its centre is always burnt', () => {
    for (let n = 1; n < 500; n++) {
      const place = `X${(n * 0.777).toFixed(3)} Y${(n * 0.531).toFixed(3)}`;
      for (const centre of [`I${(n / 37).toFixed(3)}`, `I0 J-${(n / 53).toFixed(4)}`])
        for (const motion of ['G2', 'G3']) expect(loses(`${motion} ${place} ${centre}`, 1)).toBe(false);
    }
  });
});

test('a lost circle is told, and counts as a move to where the head stands', async () => {
  const start = 'G21 G90\nM4 S0\nG0 X22.1 Y33.788\n';
  const circle = 'I-2.1 J1.212 S900 F300';
  const moves = (job: readonly unknown[]): unknown[] => job.filter((each) => Array.isArray(each) && each.length > 2);
  const lost = await grblJob(`${start}G2 X22.1 Y33.788 ${circle}\n`);
  expect(lost).toContainEqual(['GCD006', 4]);
  expect(moves(lost).at(-1)).toEqual(moves(await grblJob(`${start}G1 X22.1 Y33.788 S900 F300\n`)).at(-1));
  const burnt = await grblJob(`${start}G3 X22.1 Y33.788 ${circle}\n`);
  expect(burnt).not.toContainEqual(['GCD006', 4]);
});

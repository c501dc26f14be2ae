import { describe, expect, test } from 'vitest';
import type { MotionTime } from '../../src/model/firmware.ts';
import { grbl } from '../../src/motion/grbl.ts';
import { mapFromValue } from '../support/data-from-value.ts';
import { inPieces, readJob } from '../support/read-job.ts';
import { MOTION } from '../support/toolpaths.ts';

/** Time of a GRBL job in words. */
async function timeOf(lines: readonly string[], idleDelay = '255 ms'): Promise<MotionTime> {
  const bytes = new TextEncoder().encode(['G21', 'G90', ...lines].join('\n'));
  const { chunks } = await readJob(inPieces(bytes), 'grbl');
  const timer = grbl.bind(mapFromValue({ ...MOTION.grbl, idleDelay })).start();
  for (const { toolpath } of chunks) timer.push(toolpath);
  return timer.end();
}

/** What the firmware's parser makes of the words of a job, as its time tells: a stop costs two ramps, 0.1 s at 50 mm/s. */
describe('words that stop GRBL, and words that do not', () => {
  /** Whether something between two halves of a line stops it. */
  const stops = async (before: string, between: string): Promise<boolean> => {
    const half = 'G1 X50 F3000';
    const flowing = await timeOf([before, half, 'G1 X100', 'G0 X0']);
    const asked = await timeOf([before, half, between, 'G1 X100', 'G0 X0']);
    return asked.seconds > flowing.seconds + 0.05;
  };

  test.each([
    ['M4 S300', 'M4 S300', false],
    ['M4 S300', 'M4 S400', true],
    ['M4 S300', 'S400', true],
    ['M4 S300', 'S300', false],
    ['M5', 'S400', false],
    ['M4 S300', 'M1', false],
    ['M4 S300', 'M0', true],
    ['M3 S300', 'G80', true],
    ['M4 S300', 'G80', false],
    ['M3 S300', 'G1', false],
  ])('%s, then %s: %s', async (before, between, expected) => {
    expect(await stops(before, between)).toBe(expected);
  });

  test('M4 and another S on the line of a move flow on, as S alone does there', async () => {
    const cuts = (word: string): string[] =>
      Array.from({ length: 20 }, (_, n) => `G1 X${5 * n + 5} F3000 ${word}S${300 + 100 * (n % 2)}`);
    expect((await timeOf(['M4 S0', ...cuts('M4 ')])).seconds).toBe((await timeOf(['M4 S0', ...cuts('')])).seconds);
  });

  test('an S that a rapid move has named is not new', async () => {
    const job = (word: string): string[] => ['M4 S300', 'G0 X50 S600', word, 'G1 X100 F3000'];
    const flowing = await timeOf(job('G1'));
    expect((await timeOf(job('M4 S600'))).seconds).toBe(flowing.seconds);
    expect((await timeOf(job('M4 S500'))).seconds).toBeGreaterThan(flowing.seconds + 0.05);
  });
});

test('M3 burns where it stands while the motors wait to be released ($1), M4 does not', async () => {
  const burnt = async (mode: string): Promise<number> => {
    const job = [`${mode} S500`, 'G1 X50 F3000', 'S300', 'G1 X100', 'S0'];
    return (await timeOf(job, '25 ms')).laserOn - (await timeOf(job, '255 ms')).laserOn;
  };
  expect(await burnt('M3')).toBeCloseTo(2 * 0.025, 9);
  expect(await burnt('M4')).toBeCloseTo(0, 9);
});

test('after G91 GRBL goes by sums in single precision: thousands of moves of a few steps last as long as those places', async () => {
  const relative = ['M4 S300', 'G0 X200 Y200', 'G91', 'G1 F3000'];
  const absolute = ['M4 S300', 'G0 X200 Y200', 'G1 F3000'];
  const decimal = [...absolute];
  const sum = new Float32Array([200, 200]);
  let [x, y, angle] = [200, 200, 0];
  for (let n = 0; n < 3000; n++) {
    angle += Math.sin(n * n) / 2 + 0.01;
    const [dx, dy] = [(0.04 * Math.cos(angle)).toFixed(4), (0.04 * Math.sin(angle)).toFixed(4)];
    sum[0]! += Number(dx);
    sum[1]! += Number(dy);
    x += Number(dx);
    y += Number(dy);
    relative.push(`X${dx} Y${dy}`);
    absolute.push(`X${sum[0]!.toFixed(9)} Y${sum[1]!.toFixed(9)}`);
    decimal.push(`X${x.toFixed(4)} Y${y.toFixed(4)}`);
  }
  const { seconds } = await timeOf(relative);
  expect(seconds).toBe((await timeOf(absolute)).seconds);
  expect(seconds).not.toBe((await timeOf(decimal)).seconds);
});

test.each([
  ['G1 S300', 1],
  ['G2', 1],
  ['G0', 0],
  ['G1 F600', 0],
])('%s before any speed: GRBL refuses the line', async (line, count) => {
  const { chunks } = await readJob(inPieces(new TextEncoder().encode(`G21 G90\nM4 S0\n${line}\n`)), 'grbl');
  const findings = chunks.flatMap((chunk) => chunk.findings);
  expect(findings.filter(({ what }) => what.en.includes('before the first speed'))).toHaveLength(count);
});

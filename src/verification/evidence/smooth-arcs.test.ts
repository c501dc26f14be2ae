import { expect, test } from 'vitest';
import { laserLimits } from '../../../test/support/job-limits.ts';
import { verifyText } from '../../../test/support/read-job.ts';

const ROUNDED = (x: number): string[] => [
  `G0 X${x} Y20`,
  `G1 X${x + 30} S600 F1200`,
  `G3 X${x + 35} Y25 I0 J5`,
  'G1 Y40',
  `G3 X${x + 30} Y45 I-5 J0`,
  `G1 X${x}`,
  `G3 X${x - 5} Y40 I0 J-5`,
  'G1 Y25',
  `G3 X${x} Y20 I5 J0`,
];
const JOB = ['G21', 'G90', 'M4 S0', ...ROUNDED(20), ...ROUNDED(80), 'M5', 'G0 X0 Y0', 'M2'];

/** Lines of the errors about arcs, where one line of the job is another. */
async function toldOf(line: number, by: string): Promise<unknown[]> {
  const { findings } = await verifyText(`${JOB.with(line - 1, by).join('\n')}\n`, laserLimits());
  return findings
    .filter(({ code, severity }) => code === 'JOB024' && severity === 'error')
    .map(({ where }) => where.line);
}

test('one arc among smooth ones that bulges to the other side', async () => {
  expect(await toldOf(6, JOB[5]!)).toEqual([]);
  expect(await toldOf(6, 'G2 X55 Y25 R5')).toEqual([6]);
  expect(await toldOf(6, 'G3 X55 Y25 R-5')).toEqual([6]);
});

test('the last arc of a contour, and one of another radius', async () => {
  expect(await toldOf(12, 'G2 X20 Y20 R5')).toEqual([12]);
  expect(await toldOf(6, 'G3 X55 Y25 R10')).toEqual([6]);
});

test('a notch in a straight side is drawn so', async () => {
  const notched = JOB.toSpliced(6, 0, 'G1 Y30', 'G2 Y34 J2 I0');
  const { findings } = await verifyText(`${notched.join('\n')}\n`, laserLimits());
  expect(findings.filter(({ code }) => code === 'JOB024')).toEqual([]);
});

test('arcs of an open stroke that is burnt back along itself go both ways', async () => {
  const told = async (...stroke: readonly string[]): Promise<number> => {
    const job = JOB.toSpliced(JOB.length - 3, 0, 'G0 X150 Y20', ...stroke);
    const { findings } = await verifyText(`${job.join('\n')}\n`, laserLimits());
    return findings.filter(({ code }) => code === 'JOB024').length;
  };
  // A quarter by itself, there and back; one with a line behind it; one with lines at both ends.
  expect(await told('G3 X160 Y30 I0 J10 S600 F1200', 'G2 X150 Y20 I-10 J0')).toBe(0);
  expect(await told('G3 X160 Y30 I0 J10 S600 F1200', 'G1 Y50', 'Y30', 'G2 X150 Y20 I-10 J0')).toBe(0);
  expect(await told('G1 X155 S600 F1200', 'G3 X165 Y30 I0 J10', 'G2 X155 Y20 I-10 J0', 'G1 X150')).toBe(0);
});

import { expect, test } from 'vitest';
import { openGcode } from './read.ts';

/** Lines of the findings of a severity in a job of G-code. */
async function told(lines: readonly string[], firmware = 'grbl', severity = 'error'): Promise<unknown[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(`${lines.join('\n')}\n`);
  }
  const said: unknown[] = [];
  const scale: Record<string, number> = firmware === 'grbl' ? { powerMax: 1000 } : { powerMax: 255, fanLaser: 1 };
  for await (const { findings } of openGcode(pieces(), { firmware, scale })) {
    for (const finding of findings) if (finding.severity === severity) said.push(finding.where.line);
  }
  return said;
}

const square = (x: number, way = 'G0'): string[] => [
  `${way} X${x} Y10`,
  'M3 S800',
  `G1 X${x + 10} F600`,
  'Y20',
  `X${x}`,
  'Y10',
  'M5 S0',
];
const squares = (count: number, way = 'G0'): string[] =>
  Array.from({ length: count }, (_, n) => square(20 * n, way)).flat();
const HEAD = ['G21 G90', 'F3000'];

test('rows in steps after strokes in places are how LightBurn mixes layers', async () => {
  const rows = ['M4', 'G0 X10 Y40', 'G91', 'G1 X30 S200 F6000', 'G0 Y0.2', 'G1 X-30 S200', 'G90', 'G0 X0 Y0', 'M5'];
  expect(await told([...HEAD, ...square(10), ...rows])).toEqual([]);
});

test('places taken for steps: G91 within a stroke, and G91 after a way', async () => {
  const within = [...HEAD, ...square(10), 'G0 X40 Y10', 'M3 S800', 'G1 X50', 'G91', 'G1 Y20', 'G90', 'M5'];
  expect(await told(within)).toEqual([14]);
  const after = [...HEAD, ...square(10), 'M4 S800', 'G0 X40 Y10', 'G91', 'G1 X50', 'G1 Y20', 'G0 X70 Y10', 'G90', 'M5'];
  expect(await told(after)).toEqual([13]);
});

test.each(['G0', 'G1'])('a stroke whose M3 is lost, ways by %s', async (way) => {
  expect(await told([...HEAD, ...squares(7, way)])).toEqual([]);
  const lost = [
    ...HEAD,
    ...squares(5, way),
    ...square(100, way).filter((line) => line !== 'M3 S800'),
    ...square(120, way),
  ];
  expect(await told(lost)).toEqual([way === 'G0' ? 39 : 38]);
});

test('an M5 within a stroke', async () => {
  const lines = [...HEAD, ...squares(3)];
  lines.splice(12, 0, 'M5');
  expect(await told(lines)).toEqual([14]);
});

test('an M3 whose power is lost finds S0; one that finds the power of before burns on', async () => {
  const lost = squares(4);
  lost[22] = 'M3';
  expect(await told([...HEAD, ...lost])).toEqual([25]);
  expect(await told([...HEAD, ...lost.map((line) => (line === 'M5 S0' ? 'M5' : line))])).toEqual([]);
});

test('a single dash whose M3 is lost', async () => {
  const dashes = Array.from({ length: 12 }, (_, n) => [`G0 X${9 * n} Y5`, 'M3 S900', `G1 X${9 * n + 4}`, 'M5']).flat();
  expect(await told([...HEAD, ...dashes])).toEqual([]);
  dashes.splice(21, 1);
  expect(await told([...HEAD, ...dashes])).toEqual([24]);
});

test('the way home by G1 after the last M5 is no stroke', async () => {
  expect(await told([...HEAD, ...squares(5), 'G1 X0 Y0', 'M2'])).toEqual([]);
});

test('a % in the middle of the job stops the sending program; before and after it is habit', async () => {
  const job = [...HEAD, ...squares(2)];
  expect(await told(['%', ...job, '%'])).toEqual([]);
  expect(await told(['%', ...job, '%'], 'grbl', 'warning')).toEqual([1, 18]);
  expect(await told([...job.slice(0, 6), '%', ...job.slice(6)])).toEqual([7]);
});

const FAN = ['G90', 'G0 X10 Y10 F3000', 'M106 S200', 'G1 X30 F600', 'G1 Y30', 'M107', 'G0 X0 Y0'];

test('LightBurn’s first line is harmless to Marlin where it names what holds', async () => {
  expect(await told(['G00 G17 G40 G21 G54', ...FAN], 'marlin2')).toEqual([]);
  expect(await told(['G00 G17 G40 G20 G54', ...FAN], 'marlin2')).toContain(1);
});

test.each([
  ['G91 in a lit stroke', 'G91'],
  ['G92 after something is burnt', 'G92 X0 Y0'],
  ['a power below zero', 'M106 S-200'],
  ['a place under a wrong letter', 'B1 X30 Y20'],
])('Marlin: %s', async (_, line) => {
  const lines = [...FAN];
  lines.splice(4, 0, line);
  expect(await told(lines, 'marlin2')).toContain(5);
});

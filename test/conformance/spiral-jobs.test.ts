import { expect, test } from 'vitest';
import { printerLimits } from '../support/job-limits.ts';
import { verifyText } from '../support/read-job.ts';

const START = 'M83\nM190 S60\nM109 S215\nG28\n;LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2\nG1 X50 Y50 Z.2 F6000\n';
const END = 'M104 S0\nM140 S0\nM84\n';
const SIDES = ['X80 Y50', 'X80 Y80', 'X50 Y80', 'X50 Y50'];
const FLOOR = `;TYPE:External perimeter\n${SIDES.map((place) => `G1 ${place} E1 F1200\n`).join('')}`;

/** Turns of a square vase, 0.2 mm a turn from 0.2 mm on, a side a line. */
const TURNS: readonly string[] = Array.from({ length: 40 }, (_, turn) =>
  SIDES.map((place, side) => `G1 ${place} Z${(0.25 + 0.2 * turn + 0.05 * side).toFixed(2)} E1`),
).flat();
/** The last turn is level, and fades to nothing. */
const FADE = ['E0.75', 'E0.5', 'E0.25', ''].map((e, side) => `G1 ${SIDES[side]} ${e}`.trim());
/** Ways at another speed, so that it is known how the nozzle goes from one line to the next. */
const TRAVELS = Array.from({ length: 12 }, (_, n) => `G1 X${51 + n} Y51 F6000\nG1 Y79 E.9 F1200`);
const FIRST = (START + FLOOR).split('\n').length;

const vase = (lines: readonly string[], after: readonly string[]): string =>
  `${START}${FLOOR}${[...lines, ...FADE, ...after].join('\n')}\n${END}`;

async function errors(lines: readonly string[], after: readonly string[] = []): Promise<unknown[]> {
  const { findings } = await verifyText(vase(lines, after), printerLimits('prusa'));
  return findings.filter(({ severity }) => severity === 'error').map(({ code, where }) => [code, where.line]);
}

test('a whole spiral is sound, and one that goes on after its last turn', async () => {
  expect(await errors(TURNS)).toEqual([]);
  const after = await errors(TURNS, ['G1 X50 Y60 F6000', 'G1 X50 Y70 E.3 F1200', ...TRAVELS]);
  expect(after).not.toContainEqual(expect.arrayContaining(['JOB029']));
});

test.each([
  ['a corner that is moved', TURNS.with(90, TURNS[90]!.replace('X50 Y80', 'X40 Y80')), 90],
  ['a side with twice its filament', TURNS.with(101, TURNS[101]!.replace('E1', 'E2')), 101],
  ['a side that has lost its filament', TURNS.with(101, TURNS[101]!.replace(' E1', '')), 101],
  ['a turn that is lost', TURNS.toSpliced(100, 4), 100],
  ['a turn that comes twice', TURNS.toSpliced(104, 0, ...TURNS.slice(100, 104)), 104],
])('%s is told at its line', async (_name, lines, at) => {
  expect(await errors(lines)).toContainEqual(['JOB033', FIRST + at]);
});

// PrusaSlicer leaves out the way from one outline to the next, and what it would have taken.
test('the first line of a turn may lack what the way to it was; a line amidst the turn may not', async () => {
  const layers = TURNS.flatMap((line, n) =>
    n % 4 === 0 ? [`;LAYER_CHANGE\n;Z:${0.4 + 0.05 * n}\n;HEIGHT:0.2`, line] : line,
  );
  const fed = (n: number): string[] => layers.with(n, layers[n]!.replace('E1', 'E.95'));
  const short = (n: number): string[] => layers.with(n, layers[n]!.replace('E1', 'E.8'));
  expect(await errors(fed(101))).toEqual([]);
  expect(await errors(short(101))).not.toEqual([]);
});

// The vase goes on over another place: the turn there has nothing under it, and is told with its own height.
test('a turn in the air is told where it begins', async () => {
  const aside = TURNS.map((line, n) =>
    n < 80 ? line : line.replace(/([XY])(\d+)/g, (_, axis, at) => `${axis}${Number(at) + 60}`),
  );
  const { findings } = await verifyText(vase(aside, []), printerLimits('prusa'));
  const air = findings.find(({ code }) => code === 'JOB021');
  expect(air?.where.line).toEqual([FIRST + 80, expect.any(Number)]);
  expect(air?.where.point?.[2]).toBeCloseTo(4.2);
});

// CuraEngine's filament counts on, so that the last lines of a turn that fades to nothing have no number of their own.
test('a level turn after the spiral may end with lines of no filament', async () => {
  const bare = FADE.slice(2).map((line) => line.replace(/ E\S+/, ''));
  const floor = [';LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2', ...TRAVELS, ...TRAVELS, 'G1 X50 Y50 F6000', 'G1 F1200'];
  const told = await errors(
    [...floor, ...TURNS],
    [...FADE.slice(0, 2), ...bare, 'G1 X60 Y60 F6000', 'G1 X62 E.1 F1200'],
  );
  expect(told).not.toContainEqual(['JOB033', expect.anything()]);
});

test('sides of many widths are how the job is made', async () => {
  const uneven = TURNS.map((line, n) => (n % 7 === 3 ? line.replace('E1', 'E1.3') : line));
  expect(await errors(uneven)).toEqual([]);
});

/** What PrusaSlicer leaves of the way between two islands that are one spiral: the push without its pull. */
const PUSH = ['G92 E0', 'G1 E.8 F2100'];

test('two islands in one spiral: a push before a line that climbs is a wart, before a level one a slip', async () => {
  expect(await errors(TURNS.toSpliced(100, 0, ...PUSH))).toEqual([]);
  expect(await errors(['G1 E.8 F2100', ...TURNS])).toEqual([]);
  // Its climb is lost in rounding, and it fades in.
  const faint = await errors(TURNS.toSpliced(100, 0, ...PUSH, 'G1 X60 Y50 E.02'));
  expect(faint).not.toContainEqual(['JOB033', FIRST + 101]);
  expect(faint).not.toContainEqual(['JOB011', FIRST + 101]);
  const level = TURNS.toSpliced(100, 0, 'G1 E.8 F2100', 'G1 X60 Y50 E.33');
  expect(await errors(level)).toContainEqual(['JOB033', FIRST + 100]);
});

test('a push before the last turn, which is level, is a wart; a short line fed a little less, too', async () => {
  expect(await errors([...TURNS, ...PUSH])).not.toContainEqual(expect.arrayContaining(['JOB033']));
  const short = ['G1 X79 Y50 Z5.248 E0.9667', 'G1 X80 Y50 Z5.25 E.024'];
  const { findings } = await verifyText(vase(TURNS.toSpliced(100, 1, ...short), []), printerLimits('prusa'));
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'JOB033', severity: 'warning', where: { line: FIRST + 101 } }),
  );
  const gone = [short[0]!, 'G1 X80 Y50 Z5.25'];
  expect(await errors(TURNS.toSpliced(100, 1, ...gone))).toContainEqual(['JOB033', FIRST + 101]);
});

/** Strands over air get a third more; they climb like all others. */
const BRIDGE = [
  ';TYPE:Bridge infill',
  ...TURNS.slice(80, 96).map((line) => line.replace('E1', 'E1.4')),
  ';TYPE:External perimeter',
];

test('strands over air are thicker on purpose, and a turn that is lost among them is told', async () => {
  expect(await errors(TURNS.toSpliced(80, 16, ...BRIDGE))).toEqual([]);
  const lost = await errors(TURNS.toSpliced(80, 16, ...BRIDGE.toSpliced(6, 4)));
  expect(lost).toContainEqual(['JOB033', FIRST + 86]);
});

test('after level work a spiral fades in anew; a thin line amidst it is a slip', async () => {
  const level = [
    'G1 E-.8 F2100',
    'G1 X60 Y60 F6000',
    'G1 E.8 F2100',
    'G1 X70 Y60 E.33 F1200',
    'G1 E-.8 F2100',
    'G1 X50 Y50 F6000',
    'G1 E.8 F2100',
  ];
  const fading = TURNS.slice(100, 102).map((line, n) => line.replace('E1', `E${0.25 + 0.35 * n} F1200`));
  const anew = await errors(TURNS.toSpliced(100, 2, ...level, ...fading));
  expect(anew).not.toContainEqual(expect.arrayContaining(['JOB033']));
  const thin = TURNS.with(101, TURNS[101]!.replace('E1', 'E.2'));
  expect(await errors(thin)).toContainEqual(['JOB033', FIRST + 101]);
});

test('where no spiral is, a push without a pull is told before a line that climbs, too', async () => {
  const found = await errors(['G1 E.8 F2100', 'G1 X80 Y50 Z.21 E1', 'G1 Z.4', ...TURNS.slice(0, 4)]);
  expect(found).toContainEqual(['JOB011', FIRST]);
  expect(found).toContainEqual(['JOB033', FIRST]);
});

test('a line that climbs and is fed twice as much is told where no spiral is', async () => {
  const walls = [0.2, 0.4, 0.6].flatMap((z) => [
    ...(z === 0.2 ? [] : [';LAYER_CHANGE', `;Z:${z}`, ';HEIGHT:0.2', `G1 Z${z} F600`, 'G1 X50 Y50 F6000', 'G1 F1200']),
    ...SIDES.map((place) => `G1 ${place} E1`),
    ...SIDES.slice(0, 2).map((place) => `G1 ${place.replaceAll('0', '1')} E1`),
  ]);
  const at = walls.lastIndexOf('G1 X50 Y80 E1');
  const { findings } = await verifyText(
    START +
      walls
        .with(at, 'G1 X50 Y80 Z.62 E2')
        .toSpliced(at + 1, 0, 'G1 Z.6')
        .join('\n') +
      END,
    printerLimits('prusa'),
  );
  expect(findings.map(({ code }) => code)).toContain('JOB033');
});

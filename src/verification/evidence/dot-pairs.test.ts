import { describe, expect, test } from 'vitest';
import { laserLimits } from '../../../test/support/job-limits.ts';
import { inPieces, type ReadJob, readJob } from '../../../test/support/read-job.ts';
import { createVerifier } from '../create-verifier.ts';
import { MoveTrace } from '../move-trace.ts';
import { dotsBetween } from './dot-pairs.ts';

const read = (text: string): Promise<ReadJob> => readJob(inPieces(new TextEncoder().encode(text)), 'grbl');

/** Dots of 0.1 mm every half a millimetre, from x = 20.5 on. */
const dots = (count: number, power = 140): string =>
  Array.from({ length: count }, (_, n) => `X${20.5 + n / 2} S0\nX${20.6 + n / 2} S${power}\n`).join('');
const row = (y: number, inside = dots(40)): string => `G0 X18 Y${y}\nG1 X20 S0 F6000\n${inside}X45 S0\n`;

/** Numbers of moves and of pairs that may be passed over behind them. */
async function passed(inside: string): Promise<readonly (readonly [number, number])[]> {
  const { chunks } = await read(`G21\nG90\nM4 S0\nG0 X18 Y5\nG1 X20 S0 F6000\n${inside}M5\n`);
  const [{ toolpath }] = chunks as [(typeof chunks)[0]];
  const trace = new MoveTrace();
  trace.read(toolpath);
  return Array.from({ length: toolpath.length }, (_, n) => [n, dotsBetween(toolpath, trace, n)] as const).filter(
    ([, between]) => between > 0,
  );
}

describe('dots that a rule may pass over', () => {
  test('all but the first and the last, each with the gap behind it', async () => {
    expect((await passed(`${dots(6)}X40 S0\n`))[0]).toEqual([3, 3]);
    expect(await passed(`${dots(4)}X40 S0\n`)).toEqual([]);
  });

  test.each([
    ['another power', 'X23.2 S0\nX23.3 S300\nX23.4 S0\n', 3],
    ['another speed', 'X23.2 F3000\nX23.4 S140\nX23.5 S0\n', 2],
    ['a rapid move', 'G0 X23.2\nG1 X23.4 S140\nX23.5 S0\n', 2],
    ['a gap that is none', 'X29 S0\nX29.2 S140\nX29.3 S0\n', 2],
    ['a dot of no length', 'X23.2 S0\nX23.21 S140\nX23.3 S0\n', 3],
    ['an arc', 'X23.2 S0\nG2 X23.4 Y5 I.1 J0 S140\nG1 X23.5 S0\n', 3],
  ])('%s ends them', async (_, behind, between) => {
    expect((await passed(dots(5) + behind))[0]).toEqual([3, between]);
  });
});

const square = (x: number): string => `G0 X${x} Y60\nG1 X${x + 9} S600 F1200\nY69\nX${x}\nY60\n`;
const SQUARES = Array.from({ length: 10 }, (_, n) => square(20 * n));
const ROWS = Array.from({ length: 30 }, (_, n) => row(5 + n / 10));

async function told(body: string, size: number): Promise<readonly string[]> {
  const { chunks, summary } = await read(`G21\nG90\nM4 S0\n${body}M5\nG0 X0 Y0\nM2\n`);
  const verifier = createVerifier(laserLimits());
  for (const chunk of chunks) {
    const { toolpath } = chunk;
    for (let from = 0; from < toolpath.length; from += size) {
      const to = Math.min(toolpath.length, from + size);
      const columns = Object.entries(toolpath).map(([name, value]) => [
        name,
        ArrayBuffer.isView(value) ? (value as Float64Array).subarray(from, to) : value,
      ]);
      const last = to === toolpath.length;
      const events = toolpath.events
        .filter(({ at }) => at >= from && (at < to || last))
        .map((event) => ({ ...event, at: event.at - from }));
      const piece = { ...Object.fromEntries(columns), length: to - from, events } as typeof toolpath;
      verifier.push({ ...chunk, toolpath: piece, findings: from === 0 ? chunk.findings : [] });
    }
  }
  return verifier.end(summary).findings.map(({ code, what, where }) => `${code} ${what.en} ${JSON.stringify(where)}`);
}

describe('a photo and squares: dots passed over or read one by one', () => {
  const lost = (n: number): string => row(5 + n / 10).replace('X45 S0', 'X45');
  test.each([
    ['nothing is wrong', [...ROWS, ...SQUARES], 0],
    [
      'a square is cut four times',
      [...ROWS, ...SQUARES.slice(0, 5), ...Array(3).fill(SQUARES[4]), ...SQUARES.slice(5)],
      1,
    ],
    ['a side of a square is dark', [...ROWS, ...SQUARES, square(200).replace('Y69', 'G0 Y69\nG1')], 1],
    ['a run-out burns', [...ROWS.slice(0, 20), lost(20), ...ROWS.slice(21), ...SQUARES], 1],
    ['a dot is burnt with all power', [...ROWS, row(8, `${dots(20)}X30.8 S0\nX31 S900\nX31.2 S0\nX31.3 S140\n`)], 1],
  ])('%s', async (_, parts, count) => {
    const whole = await told(parts.join(''), 1e6);
    expect(whole.filter((each) => each.startsWith('JOB041'))).toHaveLength(count);
    expect(await told(parts.join(''), 3)).toEqual(whole);
  });

  test('a way from square to square burns, among dots', async () => {
    const body = [...ROWS, ...SQUARES.slice(0, 9), SQUARES[9]!.replace('G0', 'G1'), ...ROWS].join('');
    const whole = await told(body, 1e6);
    expect(whole.filter((each) => each.startsWith('JOB018'))).toHaveLength(1);
    expect(await told(body, 3)).toEqual(whole);
  });

  test('dots burnt twice are no passes of the squares', async () => {
    const body = [...ROWS, ...ROWS, ...SQUARES.slice(0, 5), ...Array(3).fill(SQUARES[4]), ...SQUARES.slice(5)].join('');
    expect((await told(body, 1e6)).join()).toContain('A stroke of 36 mm is burnt 4 times');
    expect(await told(body, 3)).toEqual(await told(body, 1e6));
  });
});

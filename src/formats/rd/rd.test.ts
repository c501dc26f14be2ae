import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Job, JobChunk, JobSummary } from '../../model/job.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { rd } from './index.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let k = 0; k < bytes.length; k += size) yield bytes.subarray(k, k + size);
}

async function readAll(bytes: Uint8Array, size = 1000): Promise<{ chunks: JobChunk[]; summary: JobSummary }> {
  const reader = rd.openJob!(pieces(bytes, size), { firmware: 'ruida', scale: {} });
  const chunks: JobChunk[] = [];
  for (;;) {
    const step = await reader.next();
    if (step.done === true) return { chunks, summary: step.value };
    chunks.push(step.value);
  }
}

interface Step {
  readonly x: number;
  readonly y: number;
  readonly power: number;
  readonly feed: number;
}

function jobOf(steps: readonly Step[]): Job {
  const builder = new ToolpathBuilder();
  builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  builder.event({ type: 'coolant', word: 'M8' });
  for (const { x, y, power, feed } of steps) {
    const burns = power > 0;
    builder.add({
      kind: burns ? MoveKind.cut : MoveKind.travel,
      motion: burns ? Motion.line : Motion.rapid,
      x,
      y,
      feed,
      power,
    });
  }
  builder.event({ type: 'laser', mode: 'off', power: 0 });
  return { firmware: 'ruida', header: [], start: '', end: '', body: [builder.take()], labels: [], scale: {} };
}

async function bytesOf(job: Job): Promise<Uint8Array> {
  const { pieces: parts } = await rd.writeJob!(job);
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Undoes the scrambling, written apart from both. */
function plain(bytes: Uint8Array): number[] {
  return [...bytes].map((b) => {
    const x = ((b + 255) % 256) ^ 0x88;
    const bits = x.toString(2).padStart(8, '0');
    return Number.parseInt(bits[7]! + bits.slice(1, 7) + bits[0]!, 2);
  });
}

/** Scrambles a byte, the way back of `plain`. */
function scrambled(byte: number): number {
  const bits = byte.toString(2).padStart(8, '0');
  return ((Number.parseInt(bits[7]! + bits.slice(1, 7) + bits[0]!, 2) ^ 0x88) + 1) % 256;
}

/** Each command in hexadecimal. */
function commandsOf(bytes: Uint8Array): string[] {
  const commands: string[][] = [];
  for (const byte of plain(bytes)) {
    if (byte >= 0x80) commands.push([]);
    commands[commands.length - 1]!.push(byte.toString(16).padStart(2, '0'));
  }
  return commands.map((command) => command.join(' '));
}

const step = fc.record({
  x: fc.integer({ min: -900_000, max: 900_000 }).map((v) => v / 1000),
  y: fc.integer({ min: -900_000, max: 900_000 }).map((v) => v / 1000),
  power: fc.constantFrom(0, 0, 0.12, 0.4, 0.7, 1),
  feed: fc.constantFrom(12, 30, 400),
});

describe('Ruida jobs', () => {
  test('what is written is read back, move by move, whatever the pieces that it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), async (steps, size) => {
        const { chunks, summary } = await readAll(await bytesOf(jobOf(steps)), size);
        expect(summary.complete).toBe(true);
        expect(chunks.flatMap(({ findings }) => findings)).toEqual([]);
        const moves = chunks.flatMap(({ toolpath: t }) =>
          Array.from({ length: t.length }, (_, n) => ({
            x: t.x[n]!,
            y: t.y[n]!,
            power: t.power[n]!,
            feed: t.feed[n]!,
          })),
        );
        expect(moves).toHaveLength(steps.length);
        for (const [n, wanted] of steps.entries()) {
          expect(moves[n]!.x).toBeCloseTo(wanted.x, 9);
          expect(moves[n]!.y).toBeCloseTo(wanted.y, 9);
          expect(Math.abs(moves[n]!.power - wanted.power)).toBeLessThan(1e-4);
          if (wanted.power > 0) expect(moves[n]!.feed).toBeCloseTo(wanted.feed, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('short moves are relative and add up without drift', async () => {
    const steps = Array.from({ length: 2000 }, (_, k) => ({ x: k * 0.0333, y: k * 0.0777, power: 0.5, feed: 20 }));
    const { chunks } = await readAll(await bytesOf(jobOf(steps)));
    const last = chunks[chunks.length - 1]!.toolpath;
    expect(last.x[last.length - 1]).toBeCloseTo(1999 * 0.0333, 2);
    expect(last.y[last.length - 1]).toBeCloseTo(1999 * 0.0777, 2);
  });

  test('the bytes are those of the format: start, coordinates, speed, power, end', async () => {
    const bytes = await bytesOf(
      jobOf([
        { x: 50, y: 0, power: 0, feed: 30 },
        { x: 50, y: 20, power: 0.4, feed: 30 },
        { x: 0, y: 0, power: 0.7, feed: 30 },
      ]),
    );
    expect([...bytes.subarray(0, 2)]).toEqual([0xd2, 0x9b]);
    const hex = plain(bytes)
      .map((b) => b.toString(16).padStart(2, '0'))
      .join(' ');
    expect(hex.startsWith('d8 12 f0 f1 02 00 d8 00')).toBe(true);
    expect(hex).toContain('88 00 00 03 06 50 00 00 00 00 00'); // 50 mm
    expect(hex).toContain('c9 02 00 00 01 6a 30'); // 30 mm/s
    expect(hex).toContain('c6 02 33 19'); // 40 %
    expect(hex).toContain('c6 02 59 4c'); // 70 %
    expect(hex.endsWith('d7')).toBe(true);
  });

  test('the commands stand in the order of a LightBurn file of one line, and each is as long', async () => {
    const job = jobOf([
      { x: 20, y: 20, power: 0, feed: 10 },
      { x: 30, y: 20, power: 0.2, feed: 10 },
    ]);
    const commands = commandsOf(await bytesOf({ ...job, scale: { machineZero: 1 } }));
    // Opcode and size of LightBurn 2.1.03’s, without blow (our first command of the body) and with CA 10 00, as RDWorks has.
    const wanted =
      'd8/2 e6/2 f0/1 f1/3 d8/2 e7/12 e7/3 e7/12 e7/12 e7/12 e7/12 e7/16 e7/3 c9/8 c6/5 c6/5 c6/5 c6/5 ca/8 ca/4 ' +
      'e7/13 e7/13 e7/13 e7/13 ca/3 e7/8 e7/8 e7/8 e7/8 f1/12 f1/3 f1/3 f2/3 f2/3 f2/12 f2/12 f2/12 f2/16 f2/12 f2/3 ' +
      'ea/2 e7/3 e7/12 e7/12 e7/12 e7/3 e7/12 e7/16 ca/3 88/11 ca/3 ca/3 ca/3 ca/3 ca/3 c9/7 c6/7 c6/7 c6/4 c6/4 ' +
      'c6/4 c6/4 c6/4 c6/4 ca/3 ca/3 a8/11 eb/1 e7/2 da/14 e5/7 d7/1';
    expect(commands.map((command) => `${command.slice(0, 2)}/${command.split(' ').length}`).join(' ')).toBe(wanted);
    // The size of the job, not its far corner, is how far copies of it would lie apart.
    expect(commands).toContain('f2 05 00 01 00 01 00 00 00 4e 10 00 00 00 00 00');
    // Whole millimetres burnt.
    expect(commands).toContain('da 01 06 20 00 00 00 00 0a 00 00 00 00 0a');
  });

  test('the sum counts every byte but its own command, the last one too; meerk40t’s, without the last, is no note', async () => {
    const bytes = await bytesOf(jobOf([{ x: 1, y: 2, power: 0.3, feed: 10 }]));
    const commands = commandsOf(bytes);
    const sum = commands
      .filter((command) => !command.startsWith('e5'))
      .flatMap((command) => command.split(' ').map((b) => Number.parseInt(b, 16)))
      .reduce((a, b) => a + b, 0);
    const told = commands.find((command) => command.startsWith('e5'))!.split(' ');
    expect(told.slice(2).reduce((value, b) => value * 128 + Number.parseInt(b, 16), 0)).toBe(sum);

    const stranger = [0xd8, 0x10, 0xa8, 0, 0, 0, 7, 104, 0, 0, 0, 7, 104];
    for (const [extra, notes] of [
      [0, 0],
      [0xd7, 0],
      [1, 1],
    ] as const) {
      const value = stranger.reduce((a, b) => a + b, 0) + extra;
      const file = [...stranger, 0xe5, 0x05, 0, 0, 0, value >> 7, value & 127, 0xd7].map(scrambled);
      const { chunks } = await readAll(Uint8Array.from(file));
      expect(chunks.flatMap(({ findings }) => findings)).toHaveLength(notes);
    }
  });

  test('rows along an axis are engraved as rows: by direction, shades between the layer’s powers, stretches of 4 mm', async () => {
    const engraved = (ends: readonly (readonly [number, number, number])[]): Job => {
      const builder = new ToolpathBuilder();
      for (const [x, y, power] of ends)
        builder.add({
          kind: power > 0 ? MoveKind.engrave : MoveKind.travel,
          motion: power > 0 ? Motion.line : Motion.rapid,
          x,
          y,
          feed: 300,
          power,
        });
      return { firmware: 'ruida', header: [], start: '', end: '', body: [builder.take()], labels: [], scale: {} };
    };
    const forth = [
      [10, 10, 0],
      [20, 10, 0.2],
      [21, 10, 0.4],
      [10, 11, 0],
      [14, 11, 0.3],
    ] as const;
    const back = [...forth, [20, 12, 0], [13, 12, 0.4]] as const;
    const turned = forth.map(([x, y, power]) => [y, x, power] as const);
    const modesOf = async (ends: typeof forth | typeof back | typeof turned): Promise<string[]> =>
      commandsOf(await bytesOf(engraved(ends))).filter((c) => c.startsWith('ca 41') || /^ca 01 0/.test(c));
    expect(await modesOf(forth)).toEqual(['ca 41 00 01', 'ca 01 02']);
    expect(await modesOf(back)).toEqual(['ca 41 00 02', 'ca 01 01']);
    expect(await modesOf(turned)).toEqual(['ca 41 00 03', 'ca 01 04']);

    const commands = commandsOf(await bytesOf(engraved(forth)));
    expect(commands).toContain('c6 01 19 4d'); // 20 %
    expect(commands).toContain('c6 02 33 19'); // 40 %
    const body = commands.slice(commands.findIndex((c) => c.startsWith('88')));
    expect(body.filter((c) => /^(c7|c2|aa|89|8a|e7)/.test(c)).slice(0, -1)).toEqual([
      'c7 00 00',
      'c2 00 00',
      ...['aa 1a 05', 'aa 1a 06', 'aa 1a 05'], // 10 mm
      'c7 7f 7f',
      'c2 7f 7f',
      'aa 07 68',
      ...body.filter((c) => c.startsWith('89')),
      'c7 40 00',
      'c2 40 00',
      'aa 1f 20',
      'e7 00',
    ]);
    const { chunks } = await readAll(await bytesOf(engraved(forth)));
    const powers = chunks.flatMap(({ toolpath: t }) => [...t.power.subarray(0, t.length)].map((p) => p.toFixed(3)));
    expect(powers).toEqual(['0.000', '0.200', '0.200', '0.200', '0.400', '0.000', '0.300']);
  });

  test('zero is the commonest byte, so that programs that guess the key by it guess right', async () => {
    const steps = Array.from({ length: 500 }, (_, k) => ({ x: k * 3.7, y: (k % 9) * 2.9, power: 0.5, feed: 20 }));
    const weights = new Map<number, number>();
    let before = -1;
    for (const byte of await bytesOf(jobOf(steps))) {
      weights.set(byte, (weights.get(byte) ?? 0) + (byte === before ? 5 : 1));
      before = byte;
    }
    const [commonest] = [...weights].sort((a, b) => b[1] - a[1])[0]!;
    expect(commonest).toBe(scrambled(0));
  });

  test('events come back: beam on, air on, beam off', async () => {
    const { chunks } = await readAll(
      await bytesOf(
        jobOf([
          { x: 1, y: 1, power: 0, feed: 30 },
          { x: 2, y: 2, power: 0.4, feed: 30 },
        ]),
      ),
    );
    const events = chunks.flatMap(({ toolpath }) => toolpath.events.map(({ type, at }) => [type, at]));
    expect(events).toEqual([
      ['laser', 0],
      ['coolant', 0],
      ['laser', 2],
    ]);
  });

  test('cut short, the job is not complete; a command without its parameters is told with its place', async () => {
    const bytes = await bytesOf(
      jobOf(Array.from({ length: 20 }, (_, k) => ({ x: 20 * k, y: 3 * k, power: 0.5, feed: 20 }))),
    );
    for (let cut = 2; cut < bytes.length - 1; cut += 13) {
      const { chunks, summary } = await readAll(bytes.subarray(0, cut));
      expect(summary.complete).toBe(false);
      expect(chunks.flatMap(({ findings }) => findings).filter(({ code }) => code === 'RUI004')).toHaveLength(1);
    }
    const whole = (await readAll(bytes)).chunks.flatMap(({ findings }) => findings);
    expect(whole).toEqual([]);
    const broken = [...bytes];
    const at = plain(bytes).lastIndexOf(0xa8);
    broken.splice(at + 3, 3);
    const { chunks } = await readAll(Uint8Array.from(broken));
    const [finding] = chunks.flatMap(({ findings }) => findings);
    expect(finding!.rule).toBe('syntax');
    expect(finding!.where.byte).toBeGreaterThan(at);
  });

  test('RUI002: a command whose meaning is not public is told with its place and skipped; a known one is not', async () => {
    const steps = [1, 2, 3].map((k) => ({ x: 20 * k, y: 3 * k, power: 0.5, feed: 20 }));
    const bytes = await bytesOf(jobOf(steps));
    const commands = plain(bytes);
    const at = commands.lastIndexOf(0xa8);
    const before = commands.slice(0, at).filter((byte) => byte >= 0x80).length;
    const withCommand = async (command: readonly number[]): Promise<{ chunks: JobChunk[]; summary: JobSummary }> =>
      readAll(Uint8Array.from([...bytes.subarray(0, at), ...command.map(scrambled), ...bytes.subarray(at)]));

    const { chunks, summary } = await withCommand([0xe8, 0x02, 0x05]);
    const told = chunks.flatMap(({ findings }) => findings);
    // The sum of the file was made without it.
    expect(told.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info RUI002', 'error RUI003']);
    // Told once the next command's first byte shows that it is whole.
    expect(told[0]!.where).toEqual({ line: before + 1, byte: at + 4 });
    expect(told[0]!.what.en).toContain('E8');
    expect(summary.complete).toBe(true);
    expect(chunks.flatMap(({ toolpath }) => [...toolpath.x.subarray(0, toolpath.length)])).toEqual([20, 40, 60]);

    const known = await withCommand([0xe7, 0x02, 0x05]);
    expect(known.chunks.flatMap(({ findings }) => findings).map(({ code }) => code)).toEqual(['RUI003']);
  });

  test('any bytes at all are read without a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { summary } = await readAll(bytes, 17);
        expect(summary.lines).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 200 },
    );
  });
});

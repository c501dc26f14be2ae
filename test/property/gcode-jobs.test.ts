import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeGcode } from '../../src/formats/gcode/write.ts';
import type { Job } from '../../src/model/job.ts';
import { type JobEvent, Motion, MoveKind, type Toolpath } from '../../src/model/toolpath.ts';
import { ToolpathBuilder } from '../../src/model/toolpath-builder.ts';
import { comparePlan } from '../../src/verification/compare-plan.ts';
import { createVerifier } from '../../src/verification/create-verifier.ts';
import { laserLimits, printerLimits } from '../support/job-limits.ts';
import { ownCuts, ownPrint } from '../support/own-job.ts';
import { inPieces, readJob, verifyText } from '../support/read-job.ts';

const PRINTERS = ['prusa', 'marlin2', 'klipper', 'rrf'] as const;
const RUNS = process.env.ETABLI_LONG === '1' ? 20_000 : 60;

async function* stream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function textOf(pieces: readonly Uint8Array[]): string {
  return pieces.map((piece) => new TextDecoder().decode(piece)).join('');
}

async function differenceOf(job: Job): Promise<string | null> {
  const written = writeGcode(job);
  const { chunks } = await readJob(stream(written.pieces), job.firmware, job.scale);
  const comparer = comparePlan(job.body, written.bodyLines);
  for (const chunk of chunks) comparer.push(chunk.toolpath);
  return comparer.end()?.en ?? null;
}

/** Moves of any size and kind, with events between them. */
const anyPath = (laser: boolean): fc.Arbitrary<Toolpath> => {
  const place = fc.double({ min: 0.01, max: 199, noNaN: true });
  const move = fc.record({
    x: place,
    y: place,
    dz: fc.constantFrom(0, 0, 0, 0.2, 0.00004),
    e: laser ? fc.constant(0) : fc.oneof(fc.constant(0), fc.double({ min: -2, max: 3, noNaN: true })),
    feed: fc.double({ min: 0.05, max: 300, noNaN: true }),
    power: laser ? fc.constantFrom(0, 0.001, 0.5004, 1) : fc.constant(0),
    turn: fc.constantFrom('line', 'line', 'rapid', 'arc', 'circle', 'still'),
    event: fc.option(fc.nat(6)),
  });
  return fc.array(move, { minLength: 1, maxLength: 60 }).map((moves) => {
    const path = new ToolpathBuilder([5, 5, 0.2], 4);
    for (const m of moves) {
      if (m.event !== null) addEvent(path, m.event, laser);
      const { e, feed, power } = m;
      const kind = laser ? MoveKind.cut : e > 0 ? MoveKind.innerWall : MoveKind.travel;
      const z = path.z + m.dz;
      if (m.turn === 'line') path.add({ kind, motion: Motion.line, x: m.x, y: m.y, z, e, feed, power });
      else if (m.turn === 'rapid') path.add({ kind, motion: Motion.rapid, x: m.x, y: m.y, z, e, feed });
      else if (m.turn === 'still') path.add({ kind, motion: Motion.line, feed, power });
      else if (m.turn === 'circle')
        path.add({ kind, motion: Motion.clockwise, i: path.x + 3, j: path.y, z, e, feed, power });
      else {
        // A half circle to any place: its centre lies in the middle.
        const [i, j] = [(path.x + m.x) / 2, (path.y + m.y) / 2];
        path.add({ kind, motion: Motion.counterClockwise, x: m.x, y: m.y, i, j, z, e, feed, power });
      }
    }
    return path.take();
  });
};

function addEvent(path: ToolpathBuilder, which: number, laser: boolean): void {
  if (laser) {
    const events: Parameters<ToolpathBuilder['event']>[0][] = [
      { type: 'laser', mode: 'constant', power: 0.25 },
      { type: 'laser', mode: 'off', power: 0 },
      { type: 'dwell', seconds: 0.125, unit: 's' },
      { type: 'coolant', word: 'M8' },
      { type: 'power', power: 0.75 },
    ];
    path.event(events[which % events.length]!);
    return;
  }
  const events: Parameters<ToolpathBuilder['event']>[0][] = [
    { type: 'heat', heater: 'nozzle', tool: 0, target: 210.5, wait: true },
    { type: 'heat', heater: 'bed', tool: 0, target: 60, wait: false },
    { type: 'fan', fraction: 128 / 255 },
    { type: 'dwell', seconds: 0.5, unit: 's' },
    { type: 'layer', layer: path.layer + 1, z: path.z, height: 0.2 },
    { type: 'limits', command: 'M204', words: { S: 800 } },
    { type: 'wait' },
  ];
  const event = events[which]!;
  if (event.type === 'layer') path.layer++;
  path.event(event);
}

describe('a written job is its plan', () => {
  test.each(PRINTERS)('our own print in the dialect %s', async (firmware) => {
    expect(await differenceOf(ownPrint(firmware))).toBeNull();
  });

  test('our own cuts', async () => {
    expect(await differenceOf(ownCuts())).toBeNull();
  });

  test.each([...PRINTERS, 'grbl'] as const)('any plan in the dialect %s', async (firmware) => {
    const laser = firmware === 'grbl';
    await fc.assert(
      fc.asyncProperty(anyPath(laser), async (path) => {
        const start = laser ? 'G21\nG90\nG0 X5 Y5 Z0.2' : 'G28\nG1 X5 Y5 Z0.2 F3000';
        const job: Job = { firmware, header: [], start, end: '', body: [path], labels: [], scale: { powerMax: 1000 } };
        expect(await differenceOf(job)).toBeNull();
      }),
      { numRuns: RUNS, seed: 12 },
    );
  });

  test('the filament of 100 000 small steps adds up to the fifth decimal', async () => {
    const path = new ToolpathBuilder([0, 0, 0.2]);
    let fed = 0;
    for (let n = 0; n < 100_000; n++) {
      const e = 0.001234567 + (n % 7) * 1e-7;
      fed += e;
      path.add({ kind: MoveKind.innerWall, motion: Motion.line, x: 10 + (n % 100), y: 10, e, feed: 20 });
    }
    const job: Job = {
      firmware: 'prusa',
      header: [],
      start: 'G28',
      end: '',
      body: [path.take()],
      labels: [],
      scale: {},
    };
    const { facts } = await verifyText(textOf(writeGcode(job).pieces), printerLimits('prusa'));
    expect(Math.abs((facts.filament ?? 0) - fed)).toBeLessThan(1e-5);
  });
});

describe('a job that is not its plan is told', () => {
  const written = writeGcode(ownPrint('prusa'));
  const lines = textOf(written.pieces).split('\n');
  const body = (pattern: RegExp): number =>
    lines.findIndex((line, n) => n > written.bodyLines[0] + 40 && pattern.test(line));
  const cases: readonly [string, (all: string[]) => void][] = [
    ['a coordinate', (all) => all.splice(body(/X11/), 1, all[body(/X11/)]!.replace('X11', 'X12'))],
    ['a missing move', (all) => all.splice(body(/^G1 X.* E/), 1)],
    ['a move too many', (all) => all.splice(body(/^G1 X.* E/), 0, 'G1 X101 Y101')],
    ['filament', (all) => all.splice(body(/^G1 .*E0\./), 1, all[body(/^G1 .*E0\./)]!.replace('E0.', 'E1.'))],
    ['a missing fan', (all) => all.splice(body(/^M106/), 1)],
    ['another acceleration', (all) => all.splice(body(/^M204/), 1, 'M204 S900')],
    ['a speed', (all) => all.splice(body(/F10800/), 1, all[body(/F10800/)]!.replace('F10800', 'F9000'))],
  ];
  test.each(cases)('%s', async (_name, change) => {
    const all = [...lines];
    change(all);
    const { chunks } = await readJob(inPieces(new TextEncoder().encode(all.join('\n'))), 'prusa');
    const shift = all.length - lines.length;
    const comparer = comparePlan(ownPrint('prusa').body, [written.bodyLines[0], written.bodyLines[1] + shift]);
    for (const chunk of chunks) comparer.push(chunk.toolpath);
    expect(comparer.end()).not.toBeNull();
  });
});

describe('a change of filament is no other pause', () => {
  const withStop = (firmware: string, change?: 'filament'): Job => {
    const print = ownPrint(firmware, 2);
    const path = new ToolpathBuilder([110, 110, 0.4]);
    path.event(change === undefined ? { type: 'pause' } : { type: 'pause', change });
    path.add({ kind: MoveKind.travel, motion: Motion.line, x: 100, feed: 100 });
    return { ...print, body: [path.take()] };
  };
  const compared = async (firmware: string, planned: Job, edit: (text: string) => string): Promise<string | null> => {
    const written = writeGcode(planned);
    const text = edit(textOf(written.pieces));
    const { chunks } = await readJob(inPieces(new TextEncoder().encode(text)), firmware);
    const comparer = comparePlan(planned.body, written.bodyLines);
    for (const chunk of chunks) comparer.push(chunk.toolpath);
    return comparer.end()?.en ?? null;
  };

  test.each(PRINTERS)('%s: both come back as they were planned', async (firmware) => {
    expect(await compared(firmware, withStop(firmware, 'filament'), (text) => text)).toBeNull();
    expect(await compared(firmware, withStop(firmware), (text) => text)).toBeNull();
  });

  test.each([
    ['prusa', 'M600', 'M601'],
    ['marlin2', 'M600', 'M25'],
    ['rrf', 'M600', 'M226'],
    ['klipper', ';COLOR_CHANGE', ';'],
  ])('%s: a pause in place of it is told', async (firmware, word, instead) => {
    const swapped = await compared(firmware, withStop(firmware, 'filament'), (text) => text.replace(word, instead));
    expect(swapped).toContain('pause');
  });
});

describe('what the file says never depends on how it comes in', () => {
  const flat = (events: readonly JobEvent[]): string => JSON.stringify(events);

  async function everything(bytes: Uint8Array, size: number, firmware: string): Promise<string> {
    const { chunks, summary } = await readJob(inPieces(bytes, size), firmware);
    const rows = chunks.map(({ toolpath: t, findings }) => [
      t.length,
      [...t.x.subarray(0, t.length)],
      [...t.y.subarray(0, t.length)],
      [...t.e.subarray(0, t.length)],
      [...t.kind.subarray(0, t.length)],
      [...t.line.subarray(0, t.length)],
      flat(t.events),
      findings,
    ]);
    return JSON.stringify([rows, summary]);
  }

  test.each(['prusa', 'grbl'] as const)('any cut of a job in the dialect %s', async (firmware) => {
    const job = firmware === 'grbl' ? ownCuts() : ownPrint('prusa', 2);
    const text = textOf(writeGcode(job).pieces);
    for (const ending of ['\n', '\r\n', '\r']) {
      const bytes = new TextEncoder().encode(text.replaceAll('\n', ending));
      const whole = await everything(bytes, bytes.length, firmware);
      for (const size of [1, 2, 3, 7, 61, 1000]) expect(await everything(bytes, size, firmware)).toBe(whole);
    }
  });

  test.each([...PRINTERS, 'grbl', 'unheard-of'])('random bytes in the dialect %s never throw', async (firmware) => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            'G1 ',
            'G0',
            'X1',
            'Y',
            'E-',
            'N5',
            '*71',
            '\n',
            '\r',
            ';TYPE:',
            ';LAYER:3',
            'M486 S',
            '(',
            ')',
            '%',
            'S1e400',
            'G28',
            'M3 ',
            'SET_VELOCITY_LIMIT ACCEL=',
            'EXCLUDE_OBJECT_START NAME=',
            '$32=',
            'I3',
            'R',
            'G2',
            'G92',
            'T9',
            '.',
            '-',
            'Z1e9',
            '9'.repeat(330),
            'M104 S',
            'é',
            '\u0000',
          ),
          { maxLength: 60 },
        )
        .map((words) => new TextEncoder().encode(words.join(''))),
    );
    const limits = firmware === 'grbl' ? laserLimits() : printerLimits(firmware);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const { chunks, summary } = await readJob(stream(pieces), firmware);
        const verifier = createVerifier(limits);
        for (const chunk of chunks) verifier.push(chunk);
        const { findings } = verifier.end(summary);
        for (const finding of findings) expect(finding.what.fr.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS, seed: 5 },
    );
  });
});

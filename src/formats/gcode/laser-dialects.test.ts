import { describe, expect, test } from 'vitest';
import type { DriverSettings } from '../../model/driver-settings.ts';
import type { Job, JobChunk } from '../../model/job.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { openGcode } from './read.ts';
import { writeGcode } from './write.ts';

const DRIVER: DriverSettings = { page: [0, 0, 100, 100], hairline: 0.01, interval: 0.1, travel: 100, burns: {} };

function jobOf(firmware: string, scale: Readonly<Record<string, number>>): Job {
  const b = new ToolpathBuilder([0, 0, 0]);
  b.event({ type: 'laser', mode: 'dynamic', power: 0 });
  b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 10, y: 10, feed: 100 });
  b.add({ kind: MoveKind.cut, motion: Motion.line, x: 30, feed: 10, power: 0.5 });
  b.add({ kind: MoveKind.cut, motion: Motion.line, y: 30, feed: 10, power: 0.5 });
  b.add({ kind: MoveKind.cut, motion: Motion.clockwise, x: 50, i: 40, j: 30, feed: 10, power: 0.25 });
  b.add({ kind: MoveKind.cut, motion: Motion.line, x: 60, feed: 10 });
  b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 70, y: 10, feed: 100 });
  b.add({ kind: MoveKind.cut, motion: Motion.line, x: 80, feed: 10, power: 0.25 });
  b.event({ type: 'dwell', seconds: 0.5, unit: 's' });
  b.event({ type: 'laser', mode: 'off', power: 0 });
  return { firmware, header: [], start: '', end: 'G0 X0 Y0', body: [b.take()], labels: [], scale, driver: DRIVER };
}

const textOf = (job: Job): string =>
  writeGcode(job)
    .pieces.map((piece) => new TextDecoder().decode(piece))
    .join('');

async function read(text: string, firmware: string, scale: Readonly<Record<string, number>>) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const chunks: JobChunk[] = [];
  const reader = openGcode(pieces(), { firmware, scale });
  for (let step = await reader.next(); step.done !== true; step = await reader.next()) chunks.push(step.value);
  const [{ toolpath: t }] = chunks as [JobChunk];
  return {
    findings: chunks.flatMap(({ findings }) => findings),
    powers: Array.from({ length: t.length }, (_, n) => Math.round(1000 * t.power[n]!) / 1000),
    dwells: t.events.flatMap((event) => (event.type === 'dwell' ? [event.seconds] : [])),
  };
}

const POWERS = [0, 0.5, 0.5, 0.25, 0, 0, 0.25, 0];

describe('Marlin with the power on each move', () => {
  const scale = { powerMax: 255 };
  const text = textOf(jobOf('marlin2', scale));

  test('M4 I once, S with every first burn after a G0, M5 I at the end', () => {
    expect(text).toMatch(/^G21\nG90\nM5 I\nM4 I\n/);
    expect(text).toContain('G0 X10 Y10 F6000\n');
    expect(text).toContain('G1 X30 S127.5 F600\n');
    expect(text).toContain('\nG1 Y30\n');
    expect(text).toContain('G1 X60 Y30 S0\n'.replace(' Y30', ''));
    expect(text).toContain('G1 X80 S63.75 F600\n');
    expect(text).toMatch(/G4 P500\nM5 I\nG0 X0 Y0\n$/);
  });

  test('is read back with its powers', async () => {
    const { powers, findings, dwells } = await read(text, 'marlin2', scale);
    expect(powers).toEqual(POWERS);
    expect(dwells).toEqual([0.5]);
    expect(findings).toEqual([]);
  });

  test('light at rest (piercing) is M3 without I, and is off before the moves go on', async () => {
    const b = new ToolpathBuilder([0, 0, 0]);
    b.event({ type: 'laser', mode: 'dynamic', power: 0 });
    b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 10, y: 10, feed: 100 });
    b.event({ type: 'laser', mode: 'constant', power: 0.8 });
    b.event({ type: 'dwell', seconds: 0.2, unit: 's' });
    b.event({ type: 'laser', mode: 'dynamic', power: 0 });
    b.add({ kind: MoveKind.cut, motion: Motion.line, x: 30, feed: 10, power: 0.5 });
    b.event({ type: 'laser', mode: 'off', power: 0 });
    const pierced = textOf({ ...jobOf('marlin2', scale), body: [b.take()] });
    expect(pierced).toContain('M3 S204\nG4 P200\nM5\nM4 I\n');
    expect((await read(pierced, 'marlin2', scale)).powers).toEqual([0, 0.5, 0]);
  });

  test('percent instead of 255 is the profile’s word', async () => {
    const percent = { powerMax: 100 };
    const other = textOf(jobOf('marlin2', percent));
    expect(other).toContain('S50');
    expect((await read(other, 'marlin2', percent)).powers).toEqual(POWERS);
  });

  test('after a G0 a burn without S is dark, as the firmware has it', async () => {
    const { powers } = await read('M3 I\nG1 X5 S255 F600\nG0 X9\nG1 X12\nG1 X15 S128\nM5 I\n', 'marlin2', scale);
    expect(powers).toEqual([1, 0, 0, 0.502]);
  });

  test('without I the beam stays on during a G0: that is seen', async () => {
    const { powers } = await read('M3 S255\nG1 X5 F600\nG0 X9\nM5\n', 'marlin2', scale);
    expect(powers).toEqual([1, 1]);
  });
});

describe('Marlin with the beam on the fan’s wire', () => {
  const scale = { powerMax: 255, fanLaser: 1 };
  const text = textOf(jobOf('marlin2', scale));

  test('M106 before a burn, M107 before a dark move', async () => {
    expect(text).toContain('M107\nG0 X10 Y10 F6000\n'.slice(5));
    expect(text).toMatch(/M106 S127\.5\nG1 X30 F600\nG1 Y30\nM106 S63\.75\nG2 /);
    expect(text).not.toMatch(/G1[^\n]*S/);
    const { powers, findings } = await read(text, 'marlin2', scale);
    expect(powers).toEqual(POWERS);
    expect(findings).toEqual([]);
  });
});

describe('Smoothie', () => {
  const scale = { powerMax: 1 };
  const text = textOf(jobOf('smoothie', scale));

  test('S is a fraction on the move, there is no M3 or M4, and the dwell counts milliseconds', async () => {
    expect(text).toContain('S0.5');
    expect(text).toContain('S0.25');
    expect(text).not.toMatch(/^M[34]/m);
    expect(text).toContain('G4 P500');
    const { powers, findings, dwells } = await read(text, 'smoothie', scale);
    expect(powers).toEqual(POWERS);
    expect(dwells).toEqual([0.5]);
    expect(findings).toEqual([]);
  });

  test('burnt before any speed F is an error, told once where it begins; a way is none', async () => {
    const burnt = 'G21\nG90\nG0 X5 Y5\nG1 X9 S0.5\nY9\nX5\n';
    const { findings } = await read(burnt, 'smoothie', scale);
    expect(findings).toMatchObject([{ rule: 'mode', severity: 'error', where: { line: 4 } }]);
    for (const said of [burnt.replace('S0.5', 'S0.5 F600'), `F600\n${burnt}`, 'G21\nG90\nG1 X9\n'])
      expect((await read(said, 'smoothie', scale)).findings).toEqual([]);
  });

  test('unknown commands are passed over, as the firmware does', async () => {
    const { findings } = await read('M999\nG1 X5 S0.5 F600\n', 'smoothie', scale);
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

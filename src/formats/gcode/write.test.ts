import { describe, expect, test } from 'vitest';
import type { Job } from '../../model/job.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { writeGcode } from './write.ts';

function job(firmware: string, fill: (path: ToolpathBuilder) => void, more: Partial<Job> = {}): Job {
  const path = new ToolpathBuilder([0, 0, 0]);
  fill(path);
  return {
    firmware,
    header: [],
    start: '',
    end: '',
    body: [path.take()],
    labels: [],
    scale: { powerMax: 1000 },
    ...more,
  };
}

function text(of: Job): string {
  return writeGcode(of)
    .pieces.map((piece) => new TextDecoder().decode(piece))
    .join('');
}

const wall = { kind: MoveKind.outerWall, motion: Motion.line, feed: 20 } as const;

describe('a print', () => {
  test('three decimals of place, five of filament, speed where it changes', () => {
    const written = text(
      job('prusa', (path) => {
        path.layer = 0;
        path.event({ type: 'layer', layer: 0, z: 0.2, height: 0.2 });
        path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 10, y: 20.12345, z: 0.2, feed: 180 });
        path.add({ ...wall, x: 20, e: 0.4123456 });
        path.add({ ...wall, y: 30, e: 0.4123456 });
      }),
    );
    expect(written).toBe(
      'G21\nG90\nM83\n;LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2\nG92 E0\nG0 X10 Y20.123 Z0.2 F10800\n;TYPE:External perimeter\nG1 X20 E0.41235 F1200\nG1 Y30 E0.41234\n',
    );
  });

  test('an arc whose ends round to one place is no full circle', () => {
    const written = text(
      job('prusa', (path) => {
        path.add({ ...wall, x: 10, y: 10, z: 0.2 });
        path.add({ ...wall, motion: Motion.clockwise, x: 10.0002, y: 10, i: 10.0001, j: 10, e: 0.00003 });
        path.add({ ...wall, motion: Motion.clockwise, i: 15, j: 10, e: 1 });
      }),
    );
    expect(written).toContain('G1 X10 Y10 Z0.2 F1200\n;TYPE:External perimeter\nG1 E0.00003\nG2 X10 Y10 I5 J0 E1\n');
  });

  test('a change of filament has its own word; Klipper knows none, a comment tells it from a pause', () => {
    const change = (path: ToolpathBuilder): void => path.event({ type: 'pause', change: 'filament' });
    expect(text(job('prusa', change))).toContain('M600\n');
    expect(text(job('marlin2', change))).toContain('M600\n');
    expect(text(job('klipper', change))).toContain(';COLOR_CHANGE\nPAUSE\n');
    expect(text(job('klipper', (path) => path.event({ type: 'pause' })))).not.toContain('COLOR_CHANGE');
    expect(text(job('prusa', (path) => path.event({ type: 'pause' })))).toContain('M601\n');
  });

  test('labels are ASCII and each its own', () => {
    const labelled = { labels: ['Étagère n° 1', 'etagere n_ 1', '…'] };
    const written = text(job('klipper', (path) => path.add({ ...wall, x: 1 }), labelled));
    expect(written).toContain(
      'EXCLUDE_OBJECT_DEFINE NAME=Etagere_n_1\nEXCLUDE_OBJECT_DEFINE NAME=etagere_n_1_2\nEXCLUDE_OBJECT_DEFINE NAME=...\n',
    );
    expect(text(job('prusa', (path) => path.add({ ...wall, x: 1 }), labelled))).toContain(
      'M486 S0\nM486 AEtagere_n_1\n',
    );
    expect(text(job('rrf', (path) => path.add({ ...wall, x: 1 }), labelled))).toContain('M486 S0 A"Etagere_n_1"\n');
  });

  test('start and end keep their words, in LF and ASCII outside comments', () => {
    const written = text(
      job('prusa', (path) => path.add({ ...wall, x: 1 }), {
        header: ['à la main'],
        start: 'M117 été ; été\r\nG28\r\n',
        end: 'M84',
      }),
    );
    expect(written.startsWith('; à la main\nM117 ete ; été\nG28\nG21\n')).toBe(true);
    expect(written.endsWith('\nM84\n')).toBe(true);
  });

  test('limits go out in the dialect’s own unit', () => {
    const speeds = (path: ToolpathBuilder): void => path.event({ type: 'limits', command: 'M203', words: { X: 100 } });
    expect(text(job('rrf', speeds))).toContain('M203 X6000\n');
    expect(text(job('marlin2', speeds))).toContain('M203 X100\n');
    expect(
      text(
        job('klipper', (path) => path.event({ type: 'limits', command: 'SET_VELOCITY_LIMIT', words: { ACCEL: 3000 } })),
      ),
    ).toContain('SET_VELOCITY_LIMIT ACCEL=3000\n');
  });
});

describe('a laser job', () => {
  test('dynamic power, motion and power only where they change, off at the end', () => {
    const cut = { kind: MoveKind.cut, motion: Motion.line, feed: 30, power: 0.6 } as const;
    const written = text(
      job('grbl', (path) => {
        path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 10, y: 10, feed: 100 });
        path.add({ ...cut, x: 20 });
        path.add({ ...cut, y: 20 });
        path.add({ ...cut, motion: Motion.counterClockwise, x: 10, i: 15, j: 20 });
      }),
    );
    expect(written).toBe(
      'G21\nG90\nG17\nG94\nG0 X10 Y10\nM4 S0\n;TYPE:Cut\nG1 X20 S600 F1800\nY20\nG3 X10 Y20 I-5 J0\nM5\nM2\n',
    );
  });

  test('the end is not said twice', () => {
    const written = text(
      job('grbl', (path) => path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 1, feed: 1 }), {
        end: 'G0 X0\nM30',
      }),
    );
    expect(written.match(/M2|M30/g)).toEqual(['M30']);
  });
});

test('the same job gives the same bytes, and the body’s lines are those it says', () => {
  const make = (): Job =>
    job(
      'prusa',
      (path) => {
        for (let n = 0; n < 2000; n++) path.add({ ...wall, x: (n % 100) + 0.1, y: n / 20, e: 0.01 * n });
      },
      { start: 'G28\nM117 a', end: 'M84' },
    );
  const [a, b] = [writeGcode(make()), writeGcode(make())];
  expect(a).toEqual(b);
  const lines = text(make()).split('\n');
  expect(lines[a.bodyLines[0] - 1]).toBe('G21');
  expect(lines[a.bodyLines[1]]).toBe('M84');
});

test('pieces of a large job are whole lines of one text', () => {
  const large = job('prusa', (path) => {
    for (let n = 0; n < 120_000; n++) path.add({ ...wall, x: (n * 7) % 250, y: (n * 13) % 200, e: 0.0123 });
  });
  const { pieces } = writeGcode(large);
  expect(pieces.length).toBeGreaterThan(1);
  expect(
    pieces
      .map((piece) => new TextDecoder().decode(piece))
      .join('')
      .split('\n'),
  ).toHaveLength(120_000 + 3 + 1 + 1);
});

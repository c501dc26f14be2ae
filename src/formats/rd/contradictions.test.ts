import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { Job } from '../../model/job.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { rd } from './index.ts';

/** A square scored at 60 mm/s and a greater one cut at 20, as our writer sets them down. */
async function ourJob(machineZero = false): Promise<number[][]> {
  const builder = new ToolpathBuilder();
  for (const [kind, feed, power, low, high] of [
    [MoveKind.score, 60, 0.2, 20, 40],
    [MoveKind.cut, 20, 0.7, 10, 50],
  ] as const) {
    const corners = [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
      [low, low],
    ] as const;
    for (const [k, [x, y]] of corners.entries())
      builder.add({
        kind: k > 0 ? kind : MoveKind.travel,
        motion: k > 0 ? Motion.line : Motion.rapid,
        x,
        y,
        feed,
        power: k > 0 ? power : 0,
      });
  }
  const job: Job = {
    firmware: 'ruida',
    header: [],
    start: '',
    end: '',
    body: [builder.take()],
    labels: [],
    scale: machineZero ? { machineZero: 1 } : {},
  };
  const { pieces } = await rd.writeJob!(job);
  const commands: number[][] = [];
  for (const byte of pieces.flatMap((piece) => [...piece])) {
    const turned = ((byte + 255) % 256) ^ 0x88;
    const plain = (turned & 0x7e) | (turned >> 7) | ((turned & 1) << 7);
    if (plain >= 0x80) commands.push([]);
    commands[commands.length - 1]!.push(plain);
  }
  return commands;
}

/** Reads commands whose sum is set right, so that only what they say counts. */
async function findingsOf(commands: readonly (readonly number[])[]): Promise<Finding[]> {
  const end = commands.findIndex(([code, sub]) => code === 0xe5 && sub === 0x05);
  const total = commands.slice(0, end).reduce((sum, command) => sum + command.reduce((a, b) => a + b, 0), 0xd7);
  const whole = commands.map((command, n) => (n === end ? [0xe5, 0x05, ...long(total)] : command));
  const bytes = Uint8Array.from(whole.flat(), (plain) => {
    const turned = (plain & 0x7e) | (plain >> 7) | ((plain & 1) << 7);
    return ((turned ^ 0x88) + 1) % 256;
  });
  const reader = rd.openJob!(
    (async function* () {
      yield bytes;
    })(),
    { firmware: 'ruida', scale: {} },
  );
  const findings: Finding[] = [];
  for (;;) {
    const step = await reader.next();
    if (step.done === true) return findings;
    findings.push(...step.value.findings);
  }
}

function long(value: number): number[] {
  return [28, 21, 14, 7, 0].map((bits) => Math.floor(value / 2 ** bits) % 128);
}

/** Place of the nth command that begins so. */
function at(commands: readonly (readonly number[])[], start: readonly number[], nth = 0): number {
  const places = commands.flatMap((command, n) => (start.every((byte, k) => command[k] === byte) ? [n] : []));
  return places.at(nth)!;
}

const ANOTHER_NAME = [0xf2, 0x02, ...long(0x4a_4f_42_31), ...long(0x20_20_20_20)];

/** What is changed, where it is told, and how hard in a job of another program: not at all, as a warning, or as an error. */
const FAULTS: Readonly<
  Record<string, { change: (commands: number[][]) => number; elsewhere: 'error' | 'warning' | null }>
> = {
  'a speed of 0': {
    change: (c) => {
      const n = at(c, [0xc9, 0x02], 1);
      c[n] = [0xc9, 0x02, ...long(0)];
      return n;
    },
    elsewhere: 'error',
  },
  'another speed than the header’s': {
    change: (c) => {
      const n = at(c, [0xc9, 0x02]);
      c[n] = [0xc9, 0x02, ...long(6000)];
      return n;
    },
    elsewhere: 'warning',
  },
  'a speed of 0 in the header': {
    change: (c) => {
      const n = at(c, [0xc9, 0x04]);
      c[n] = [0xc9, 0x04, 0, ...long(0)];
      return n;
    },
    elsewhere: 'error',
  },
  'more power than the header’s': {
    change: (c) => {
      const n = at(c, [0xc6, 0x02]);
      c[n] = [0xc6, 0x02, 0x7f, 0x7f];
      return n;
    },
    elsewhere: 'warning',
  },
  'a least power above the greatest': {
    change: (c) => {
      const n = at(c, [0xc6, 0x01], 1);
      c[n] = [0xc6, 0x01, 0x7f, 0x7f];
      return n + 1;
    },
    elsewhere: 'warning',
  },
  'a power that is not told': {
    change: (c) => {
      const n = at(c, [0xc6, 0x01], 1);
      c.splice(n, 1);
      return n;
    },
    elsewhere: null,
  },
  'a layer that is not described': {
    change: (c) => {
      const n = at(c, [0xca, 0x02], 1);
      c[n] = [0xca, 0x02, 9];
      return n;
    },
    elsewhere: 'error',
  },
  'a line beyond its layer, within the job': {
    change: (c) => {
      const n = at(c, [0xa8]);
      c[n] = [0xa8, ...long(45_000), ...long(20_000)];
      return n;
    },
    elsewhere: null,
  },
  'a way beyond the job': {
    change: (c) => {
      const n = at(c, [0x88], 1);
      c[n] = [0x88, ...long(10_000), ...long(90_000)];
      return n;
    },
    elsewhere: null,
  },
  'a layer that is not burnt': {
    change: (c) => {
      const from = at(c, [0xca, 0x02], 1);
      c.splice(from, at(c, [0xa8], -1) - from + 1);
      return c.length - 1;
    },
    elsewhere: null,
  },
  'moves after the end': {
    change: (c) => {
      const n = at(c, [0xa8], 5);
      c.splice(n, 0, [0xd7]);
      return n;
    },
    elsewhere: 'error',
  },
  'another place to count from': {
    change: (c) => {
      c[0] = [0xd8, 0x10];
      return 0;
    },
    elsewhere: null,
  },
};

describe('RUI005: header and body of a Ruida job', () => {
  test('agree in our own jobs, under any name', async () => {
    for (const machineZero of [false, true]) {
      const commands = await ourJob(machineZero);
      expect(await findingsOf(commands)).toEqual([]);
      expect(await findingsOf(commands.map((c) => (c[0] === 0xf2 && c[1] === 2 ? ANOTHER_NAME : c)))).toEqual([]);
    }
  });

  test.each(Object.keys(FAULTS))('%s is told at its command', async (name) => {
    const { change, elsewhere } = FAULTS[name]!;
    const commands = await ourJob();
    const line = change(commands) + 1;
    const told = (await findingsOf(commands)).filter(({ code }) => code === 'RUI005');
    expect(told[0]).toMatchObject({ severity: 'error', where: { line } });

    const foreign = commands.map((c) => (c[0] === 0xf2 && c[1] === 2 ? ANOTHER_NAME : c));
    const [first] = (await findingsOf(foreign)).filter(({ code }) => code === 'RUI005');
    expect(first?.severity ?? null).toBe(elsewhere);
  });

  test('a job whose speeds and powers stand only in its header is as good', async () => {
    const commands = (await ourJob()).filter(([code, sub]) => code !== 0xc9 || sub !== 0x02);
    expect(await findingsOf(commands)).toEqual([]);
  });

  test('a move of too many bytes is another one: RUI001', async () => {
    const commands = await ourJob();
    const n = at(commands, [0xa8]);
    commands[n]!.push(5);
    const told = await findingsOf(commands);
    expect(told[0]).toMatchObject({ code: 'RUI001', where: { line: n + 1 } });
  });
});

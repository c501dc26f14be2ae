import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/base/errors.ts';
import { seededRandom } from '../../src/base/random.ts';
import { dxf } from '../../src/formats/dxf/index.ts';
import { gcode } from '../../src/formats/gcode/index.ts';
import { lbrn2 } from '../../src/formats/lbrn2/index.ts';
import { pdf } from '../../src/formats/pdf/index.ts';
import { rd } from '../../src/formats/rd/index.ts';
import { svg } from '../../src/formats/svg/index.ts';
import type { Format } from '../../src/model/format.ts';
import { Motion, MoveKind } from '../../src/model/toolpath.ts';
import { ToolpathBuilder } from '../../src/model/toolpath-builder.ts';
import { DRIVER, jobWith, joined, readWith } from '../support/laser-jobs.ts';

const RUNS = Number(process.env.ETABLI_FUZZ_RUNS ?? 20_000);

/** Words that break readers when they stand where a number should. */
const POISON = [
  'NaN',
  '1e400',
  '-',
  '',
  '99999999999',
  '"',
  '<',
  '>',
  '>>',
  '[',
  'R',
  'obj',
  'stream',
  '\u0000',
  '\r\n',
];

/** A small job with a line, an arc and a few rows: quick to read twenty thousand times. */
async function seedOf(format: Format, firmware: string): Promise<Uint8Array> {
  const b = new ToolpathBuilder([0, 0, 0]);
  for (let row = 0; row < 3; row++) {
    b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 20, y: 20 + row / 10, feed: 400 });
    b.add({ kind: MoveKind.engrave, motion: Motion.line, x: 20.4, feed: 250, power: 0.4 });
    b.add({ kind: MoveKind.engrave, motion: Motion.line, x: 21, feed: 250, power: 0.2 });
  }
  b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 40, y: 40, feed: 400 });
  b.add({ kind: MoveKind.cut, motion: Motion.line, x: 60, feed: 12, power: 0.7 });
  b.add({ kind: MoveKind.cut, motion: Motion.counterClockwise, y: 60, i: 60, j: 50, feed: 12, power: 0.7 });
  b.event({ type: 'laser', mode: 'off', power: 0 });
  return joined((await format.writeJob!({ ...jobWith([b.take()]), firmware })).pieces);
}

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let mutated = new Uint8Array(bytes);
  for (let round = 1 + Math.floor(random() * 4); round > 0; round--) {
    const at = Math.floor(random() * mutated.length);
    const kind = random();
    if (kind < 0.4) mutated[at] = Math.floor(random() * 256);
    else if (kind < 0.5) mutated = mutated.slice(0, at);
    else if (kind < 0.75) {
      const word = new TextEncoder().encode(POISON[Math.floor(random() * POISON.length)]!);
      mutated = new Uint8Array(
        joined([mutated.subarray(0, at), word, mutated.subarray(at + Math.floor(random() * 4))]),
      );
    } else {
      const size = Math.floor(random() * 60);
      mutated = new Uint8Array(
        joined([mutated.subarray(0, at), mutated.subarray(at, at + size), mutated.subarray(at)]),
      );
    }
  }
  return mutated;
}

describe.each([
  [rd, 'ruida'],
  [lbrn2, 'ruida'],
  [svg, 'driver'],
  [pdf, 'driver'],
  [dxf, 'ruida'],
  [gcode, 'marlin2'],
  [gcode, 'smoothie'],
] as const)('%o', (format, firmware) => {
  test(`${RUNS} spoilt jobs are read or refused with words, never a crash`, { timeout: 3_600_000 }, async () => {
    const seed = await seedOf(format, firmware);
    const random = seededRandom(7);
    let refused = 0;
    for (let run = 0; run < RUNS; run++) {
      const bytes = mutate(seed, random);
      try {
        await readWith(format, bytes, DRIVER, firmware);
      } catch (error) {
        if (!(error instanceof FormatError)) throw new Error(`run ${run}: ${String(error)}`, { cause: error });
        expect(error.text.fr.length).toBeGreaterThan(0);
        refused++;
      }
    }
    expect(refused).toBeLessThan(RUNS);
  });
});

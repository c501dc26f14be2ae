import { describe, expect, test } from 'vitest';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { ChunkDigest } from './chunk-digest.ts';
import { MoveTrace } from './move-trace.ts';

const KIND = MoveKind.outerWall;

function built(build: (builder: ToolpathBuilder) => void): Toolpath {
  const builder = new ToolpathBuilder([0, 0, 0]);
  build(builder);
  return builder.take();
}

function digestOf(...chunks: readonly Toolpath[]): ChunkDigest {
  const [trace, digest] = [new MoveTrace(), new ChunkDigest()];
  for (const chunk of chunks) {
    trace.read(chunk);
    digest.read(chunk, trace);
  }
  return digest;
}

const notable = (digest: ChunkDigest): readonly number[] => [...digest.notable.subarray(0, digest.notables)];
const lay = (b: ToolpathBuilder, x: number, e = 1, kind: typeof KIND | typeof MoveKind.brim = KIND): void =>
  b.add({ kind, motion: Motion.line, x, e, feed: 40 });

describe('the digest of a chunk', () => {
  test('of lines one after another only the first is notable', () => {
    const chunk = built((b) => {
      for (let x = 10; x <= 50; x += 10) lay(b, x);
    });
    expect(notable(digestOf(chunk))).toEqual([0]);
    expect(
      notable(
        digestOf(
          chunk,
          built((b) => lay(b, 60)),
        ),
      ),
    ).toEqual([]);
  });

  test('a travel, a lift, a retraction, another kind and the line after an event are notable; accelerations are not', () => {
    const chunk = built((b) => {
      lay(b, 10);
      b.event({ type: 'limits', command: 'M204', words: { S: 800 } });
      lay(b, 20);
      b.event({ type: 'flow-factor', factor: 1 });
      lay(b, 30);
      lay(b, 40, 1, MoveKind.brim);
      b.add({ kind: MoveKind.retract, motion: Motion.line, e: -1, feed: 30 });
      b.add({ kind: MoveKind.travel, motion: Motion.rapid, z: 1, feed: 12 });
      b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 60, feed: 150 });
      b.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 70, feed: 150 });
      lay(b, 80);
    });
    expect(notable(digestOf(chunk))).toEqual([0, 2, 3, 4, 5, 8]);
  });

  test('it knows the bounds of the ends, the fastest level move, the thickest line and the greatest flow', () => {
    const digest = digestOf(
      built((b) => {
        lay(b, 10, 2);
        lay(b, 30, 1);
        b.add({ kind: MoveKind.travel, motion: Motion.rapid, z: 5, feed: 300 });
        b.add({ kind: MoveKind.travel, motion: Motion.rapid, y: 7, feed: 150 });
      }),
    );
    expect([...digest.low]).toEqual([10, 0, 0]);
    expect([...digest.high]).toEqual([30, 7, 5]);
    expect(digest.fastest).toBe(150);
    expect(digest.thickest).toBeCloseTo(0.2, 12);
    expect(digest.flow).toBeCloseTo(8, 12);
    expect(digest.arcs).toBe(false);
  });

  test('a blob on a hair’s breadth counts as thick; rounding on it does not', () => {
    const blob = digestOf(built((b) => lay(b, 0.01, 0.5)));
    expect(blob.thickest).toBeCloseTo(5, 12);
    const fine = digestOf(
      built((b) => {
        for (let n = 1; n <= 100; n++) lay(b, n / 100, n % 2 === 0 ? 0.0004 : 0.0002);
      }),
    );
    expect(fine.thickest).toBeLessThan(0.035);
  });
});

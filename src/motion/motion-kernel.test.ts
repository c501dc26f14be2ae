import { expect, test } from 'vitest';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { motionRun, putMoves } from './motion-kernel.ts';

/** Moves to and fro by a millimetre, the last one longer by `extra` [mm]. */
function chunkOf(moves: number, extra = 0): Toolpath {
  const builder = new ToolpathBuilder();
  builder.layer = 0;
  for (let n = 0; n < moves; n++) {
    const x = (n % 2) + (n === moves - 1 ? extra : 0);
    builder.add({ kind: MoveKind.extrusion, motion: Motion.line, x, feed: 10 });
  }
  return builder.take();
}

function klipperRun() {
  const run = motionRun();
  const { exports } = run;
  exports.startKlipper(15, 100, 50, 1000, 1, 1);
  exports.setPathLimits(300, 1000, 5, 0.5);
  exports.place(0, 0, 0);
  return run;
}

test('a long job needs no more memory than its longest chunk', () => {
  const run = klipperRun();
  const { exports } = run;
  const chunk = chunkOf(2000);
  putMoves(run, chunk);
  exports.run(0, chunk.length);
  const bytes = exports.memory.buffer.byteLength;
  for (let n = 0; n < 300; n++) {
    putMoves(run, chunk);
    exports.run(0, chunk.length);
  }
  exports.stop();
  expect(exports.memory.buffer.byteLength).toBe(bytes);
  expect(exports.seconds.value).toBeGreaterThan(0.1 * 300 * 1999);
});

test('chunks may grow and shrink: each is read as it is, and no further', () => {
  const together = klipperRun();
  const lengths = [3, 5000, 1, 70_000, 2];
  for (const length of lengths) {
    const chunk = chunkOf(length, 0.5);
    putMoves(together, chunk);
    together.exports.run(0, chunk.length);
    together.exports.stop();
  }
  // Stops between chunks: the sum of each alone, from where the one before it ended.
  let apart = 0;
  let x = 0;
  for (const length of lengths) {
    const alone = klipperRun();
    alone.exports.place(x, 0, 0);
    const chunk = chunkOf(length, 0.5);
    putMoves(alone, chunk);
    alone.exports.run(0, chunk.length);
    alone.exports.stop();
    apart += alone.exports.seconds.value;
    x = chunk.x[length - 1]!;
  }
  expect(together.exports.seconds.value).toBeCloseTo(apart, 6);
});

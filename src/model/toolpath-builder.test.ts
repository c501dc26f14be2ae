import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ToolpathBuilder } from './toolpath-builder.ts';

describe('toolpath builder', () => {
  test('keeps the last position where a move names no axis', () => {
    const builder = new ToolpathBuilder([1, 2, 3]);
    builder.add({ kind: 0, motion: 0, x: 5, feed: 10 });
    builder.add({ kind: 0, motion: 1, z: 9, feed: 10 });
    const path = builder.take();
    expect([...path.x.subarray(0, 2), ...path.y.subarray(0, 2), ...path.z.subarray(0, 2)]).toEqual([5, 5, 2, 2, 3, 9]);
    expect(path.start).toEqual([1, 2, 3]);
  });

  test('chunks begin where the one before ended', () => {
    const builder = new ToolpathBuilder();
    builder.add({ kind: 0, motion: 0, x: 5, y: 6, feed: 1 });
    builder.take();
    expect(builder.take()).toMatchObject({ length: 0, start: [5, 6, 0], events: [] });
  });

  test('growing loses and changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 200 }), (values) => {
        const builder = new ToolpathBuilder([0, 0, 0], 2);
        for (const [n, value] of values.entries()) {
          if (n % 3 === 0) builder.event({ type: 'fan', fraction: n });
          builder.add({ kind: n % 20, motion: 1, x: value, e: value / 2, feed: 1 });
        }
        const path = builder.take();
        expect(path.length).toBe(values.length);
        expect([...path.x.subarray(0, path.length)]).toEqual(values);
        expect(path.events.map((event) => event.at)).toEqual(values.map((_, n) => n).filter((n) => n % 3 === 0));
      }),
      { numRuns: 50 },
    );
  });
});

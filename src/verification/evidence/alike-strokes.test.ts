import { expect, test } from 'vitest';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';
import { AlikeStrokes } from './alike-strokes.ts';

type Place = readonly [x: number, y: number];

/** Burns strokes of lines one after the other; each way and each line counts as a line of the file. */
function told(...strokes: readonly (readonly Place[])[]) {
  const alike = new AlikeStrokes();
  let line = 0;
  for (const stroke of strokes) {
    alike.rest();
    line++;
    for (let k = 1; k < stroke.length; k++) {
      const [[x0, y0], [x, y]] = [stroke[k - 1]!, stroke[k]!];
      const chunk = { x: [x], y: [y], motion: [Motion.line], power: [0.5], line: [line + 1] };
      const trace = { x0: [x0], y0: [y0], lineBefore: [line] };
      alike.burn(chunk as unknown as Toolpath, trace as unknown as MoveTrace, 0);
      line++;
    }
  }
  return alike.end();
}

const square = (n: number, corner: Place = [20, 20]): readonly Place[] =>
  [[0, 0], [20, 0], corner, [0, 20], [0, 0]].map(([x, y]): Place => [x! + 30 * n, y!]);

test('one corner of one of several equal shapes lies elsewhere', () => {
  expect(told(square(0), square(1), square(2, [80, 20]), square(3))).toEqual([{ kind: 'vertex', line: [13, 13] }]);
});

test('one corner is lost', () => {
  const lost = square(2).filter((_, k) => k !== 2);
  expect(told(square(0), square(1), lost, square(3))).toEqual([{ kind: 'lost', line: [13, 13] }]);
});

test('shapes that are drawn otherwise: two of a kind, another size, a side that ends at a tab', () => {
  expect(told(square(0), square(1), square(2), square(3, [80, 20]), square(5, [80, 20]))).toEqual([]);
  const larger = square(3).map(([x, y]): Place => [1.5 * x, 1.5 * y]);
  expect(told(square(0), square(1), square(2), larger)).toEqual([]);
  const held: readonly Place[] = [...square(3).slice(0, 4), [90, 4]];
  expect(told(square(0), square(1), square(2), held)).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';
import { FilamentOrder } from './filament-order.ts';

/** Moves by filament and way along the bed, one a line; what the order says of each. */
function said(...moves: readonly (readonly [e: number, flat: number])[]) {
  const order = new FilamentOrder();
  const chunk = { e: moves.map(([e]) => e), line: moves.map((_, n) => n + 1) } as unknown as Toolpath; // columns that are read
  const flat = moves.map(([, way]) => way);
  const trace = { flat, path: flat } as unknown as MoveTrace;
  return moves.map((_, n) => order.move(chunk, trace, n));
}

test('pulled back and pushed at one place: the way between is lost', () => {
  expect(said([-0.8, 0], [0.8, 0])).toEqual([null, 'still']);
});

test('a layer may begin where the last one ended, whether the pull stands before its mark or after it', () => {
  const order = new FilamentOrder();
  order.lay(1);
  order.pull(2);
  order.layer();
  expect(order.push(3)).toBeNull();
  order.lay(1);
  order.layer();
  order.pull(5);
  expect(order.push(6)).toBeNull();
  order.lay(1);
  order.pull(8);
  expect(order.push(9)).toBe('still');
});

test('after a wipe that ends at the next line, its filament tells whether a way is lost', () => {
  for (const [share, told] of [
    [1, null],
    [1.4, null],
    [0.3, 'still'],
    [3, 'still'],
    [Number.NaN, 'still'],
  ] as const) {
    const order = new FilamentOrder();
    const chunk = { e: [-0.1, -0.7, 0.8], line: [1, 2, 3] } as unknown as Toolpath; // columns that are read
    const trace = { flat: [1, 0, 0], path: [1, 0, 0] } as unknown as MoveTrace;
    expect([0, 1, 2].map((n) => order.move(chunk, trace, n))).toEqual([null, null, null]);
    expect(order.lay(share)).toBe(told);
    expect(order.lay(share)).toBeNull();
  }
});

test('the line after such a wipe may be like the last one, where the last long one was of another thickness', () => {
  for (const [last, told] of [
    [1.1, null],
    [5, 'still'],
  ] as const) {
    const order = new FilamentOrder();
    const chunk = { e: [-0.1, -0.7, 0.8], line: [1, 2, 3] } as unknown as Toolpath; // columns that are read
    const trace = { flat: [1, 0, 0], path: [1, 0, 0] } as unknown as MoveTrace;
    for (let n = 0; n < 3; n++) expect(order.move(chunk, trace, n)).toBeNull();
    expect(order.lay(5, last)).toBe(told);
  }
});

test('pushed before the way to the line; not where some of the way stands before it', () => {
  for (const [before, told] of [
    [0.2, 'early'],
    [5, null],
  ] as const) {
    const order = new FilamentOrder();
    const way = [0, before, 0, 3];
    const chunk = { e: [-0.8, 0, 0.8, 0], line: [1, 2, 3, 4] } as unknown as Toolpath; // columns that are read
    const trace = { flat: way, path: way } as unknown as MoveTrace;
    for (let n = 0; n < 4; n++) expect(order.move(chunk, trace, n)).toBeNull();
    expect(order.lay(1)).toBe(told);
  }
});

test('a line that begins very near to where the wipe ended is none that is lost', () => {
  expect(said([-0.1, 1], [-0.7, 0], [0, 0.04], [0.8, 0])).toEqual([null, null, null, null]);
  expect(said([-0.8, 0], [0, 5], [0.8, 0])).toEqual([null, null, null]);
});

test('pushed and pulled with nothing laid between: the lines are lost', () => {
  expect(said([-0.8, 0], [0, 5], [0.8, 0], [-0.8, 0], [0, 5])).toEqual([null, null, null, 'empty', null]);
  // Cura lays a wall of no length: a line to where the nozzle stands.
  expect(said([-0.8, 0], [0, 5], [0.8, 0], [0, 0], [-0.8, 0])).toEqual([null, null, null, null, null]);
  const order = new FilamentOrder();
  order.pull(1);
  expect(order.push(2)).toBe('still');
  expect(order.lay(1)).toBeNull();
  expect(order.pull(4)).toBeNull();
});

test('pushed though nothing was pulled back, where that is known', () => {
  const order = new FilamentOrder();
  expect(order.push(1, 0.8)).toBeNull();
  order.lay(1);
  expect(order.push(3, 0.01)).toBeNull();
  order.lay(1);
  expect(order.push(5, 0.2)).toBe('twice');
  order.lay(1);
  order.reset();
  expect(order.push(7, 0.2)).toBeNull();
});

test('the firmware is told to push what it has not pulled', () => {
  const order = new FilamentOrder();
  expect(order.push(1)).toBeNull();
  order.lay(1);
  expect(order.pull(2)).toBeNull();
  const chunk = { e: [0], line: [3] } as unknown as Toolpath; // columns that are read
  order.move(chunk, { flat: [9], path: [9] } as unknown as MoveTrace, 0);
  expect(order.push(4)).toBeNull();
  order.lay(1);
  expect(order.push(5)).toBe('twice');
});

test('pushed, a line shorter than its digits, and pulled back: that line was laid', () => {
  expect(said([-0.8, 0], [0, 5], [0.8, 0], [0.00003, 0], [-0.8, 0])).toEqual([null, null, null, null, null]);
  expect(said([-0.8, 0], [0, 5], [0.8, 0], [-0.8, 0]).at(-1)).toBe('empty');
});

test('pushed at the end of a layer before a way, and pulled back in the next one: no line is lost between', () => {
  for (const [way, told] of [
    [0.2, null],
    [0, 'empty'],
    [20, 'empty'],
  ] as const) {
    const order = new FilamentOrder();
    const chunk = { e: [-0.8, 0.8, 0], line: [1, 2, 3] } as unknown as Toolpath; // columns that are read
    const trace = { flat: [0, 0, way], path: [0, 0, way] } as unknown as MoveTrace;
    order.layer();
    for (let n = 0; n < (way > 0 ? 3 : 2); n++) order.move(chunk, trace, n);
    order.layer();
    expect(order.pull(4)).toBe(told);
  }
});

test('pushed before the mark of a layer, and before the way to its first line: early', () => {
  const order = new FilamentOrder();
  const way = [0, 0, 5];
  const chunk = { e: [-0.8, 0.8, 0], line: [1, 2, 3] } as unknown as Toolpath; // columns that are read
  const trace = { flat: way, path: way } as unknown as MoveTrace;
  order.layer();
  for (const n of [0, 1]) expect(order.move(chunk, trace, n)).toBeNull();
  order.layer();
  expect(order.move(chunk, trace, 2)).toBeNull();
  expect(order.lay(1)).toBe('early');
});

import { describe, expect, test } from 'vitest';
import { openPool, type Thread, type ThreadAnswer, type ThreadTask } from './thread-pool.ts';

/** Threads in name only: they note what they are sent, and do what a test wants of them. */
class Threads {
  readonly tasks: ThreadTask[] = [];
  readonly #listeners: ((answer: ThreadAnswer) => void)[] = [];
  readonly #alarms: ((error: Error) => void)[] = [];
  started = 0;
  ended = 0;

  readonly start = (): Thread => {
    this.started++;
    return {
      postMessage: (task: ThreadTask) => void this.tasks.push(task),
      terminate: async () => ++this.ended,
      on: (event: 'message' | 'error', listen: (heard: never) => void) =>
        event === 'message'
          ? this.#listeners.push(listen as (answer: ThreadAnswer) => void)
          : this.#alarms.push(listen as (error: Error) => void),
    };
  };

  /** Number of the next input of a task that nobody has taken, as a thread takes it. */
  take({ next }: ThreadTask): number {
    return Atomics.add(new Int32Array(next), 0, 1);
  }

  answer(thread: number, answer: ThreadAnswer): void {
    this.#listeners[thread]!(answer);
  }

  break(thread: number, error: Error): void {
    this.#alarms[thread]!(error);
  }
}

describe('a pool of threads', () => {
  test('gives results in the order of the inputs, whichever thread is done first', async () => {
    const threads = new Threads();
    const { pool } = openPool(3, threads.start);
    const results = pool.begin!<number, number>('double', [1, 2, 3, 4]);
    expect(threads.started).toBe(2);
    const [first, second] = threads.tasks as [ThreadTask, ThreadTask];
    const taken = [first, second, first, second].map((task, k) => [k % 2, threads.take(task)] as const);
    expect(taken.map(([, index]) => index)).toEqual([0, 1, 2, 3]);
    for (const [thread, index] of taken.reverse())
      threads.answer(thread, { task: first.task, index, output: 2 * (first.inputs[index] as number) });
    expect(await results()).toEqual([2, 4, 6, 8]);
  });

  test('keeps the results of two works apart that run at once', async () => {
    const threads = new Threads();
    const { pool } = openPool(2, threads.start);
    const works = [pool.begin!('a', ['x', 'y']), pool.begin!('b', ['z', 'w'])];
    for (const task of [...threads.tasks].reverse())
      for (let index = threads.take(task); index < task.inputs.length; index = threads.take(task))
        threads.answer(0, { task: task.task, index, output: `${task.kernel}${task.inputs[index]}` });
    expect(await Promise.all(works.map((results) => results()))).toEqual([
      ['ax', 'ay'],
      ['bz', 'bw'],
    ]);
  });

  test('tells whoever waits that a thread could not do its piece, or broke', async () => {
    const threads = new Threads();
    const { pool } = openPool(2, threads.start);
    const [failed, broken] = [pool.begin!('a', [1, 2]), pool.begin!('b', [3, 4])];
    for (const task of threads.tasks) for (let k = 0; k < task.inputs.length; k++) threads.take(task);
    threads.answer(0, { task: threads.tasks[0]!.task, message: 'not a number' });
    await expect(failed()).rejects.toThrow('not a number');
    threads.break(0, new Error('out of memory'));
    await expect(broken()).rejects.toThrow('out of memory');
  });

  test('lends a hand when what this thread does meanwhile has ended, well or not', async () => {
    for (const end of ['well', 'badly'] as const) {
      const { pool } = openPool(2, new Threads().start);
      let ends: () => void = () => undefined;
      const meanwhile = new Promise<void>((resolve, reject) => {
        ends = end === 'well' ? resolve : () => reject(new Error('of no matter here'));
      });
      const told: string[] = [];
      const results = pool.begin!('of no name', [1, 2])(meanwhile).catch((error: Error) => told.push(error.message));
      await new Promise((resolve) => setImmediate(resolve));
      expect(told).toEqual([]);
      ends();
      await results;
      expect(told).toEqual([expect.stringContaining('of no name')]);
    }
  });

  test('does not wait for it where the other threads are done before', async () => {
    const threads = new Threads();
    const { pool } = openPool(2, threads.start);
    const results = pool.begin!<number, number>('double', [1, 2])(new Promise(() => undefined));
    for (const index of [0, 1]) threads.answer(0, { task: threads.tasks[0]!.task, index, output: index });
    for (const _ of [0, 1]) threads.take(threads.tasks[0]!);
    expect(await results).toEqual([0, 1]);
  });

  test('works here on what no thread takes', async () => {
    const { pool } = openPool(2, new Threads().start);
    await expect(pool.map('of no name', [1, 2])).rejects.toThrow('of no name');
  });

  test('starts no thread for one input or none, and ends those it has started', async () => {
    const threads = new Threads();
    const { pool, close } = openPool(4, threads.start);
    expect(await pool.begin!('a', [])()).toEqual([]);
    pool.begin!('a', [1]);
    expect(threads.started).toBe(0);
    pool.warm!('a');
    expect(threads.tasks.map(({ inputs }) => inputs)).toEqual([[], [], []]);
    await close();
    expect(threads.ended).toBe(3);
  });

  test('once closed, no thread takes what is left', async () => {
    const threads = new Threads();
    const { pool, close } = openPool(2, threads.start);
    void pool.begin!('a', [1, 2, 3]);
    expect(threads.take(threads.tasks[0]!)).toBe(0);
    await close();
    expect(threads.take(threads.tasks[0]!)).toBeGreaterThanOrEqual(3);
  });

  test('has no other threads where one is asked for, or none can start', () => {
    const threads = new Threads();
    expect(openPool(1, threads.start).pool.begin).toBeUndefined();
    expect(openPool(4, null).pool.begin).toBeUndefined();
    expect(threads.started).toBe(0);
  });
});

import type { Worker } from 'node:worker_threads';
import type { Pool } from '../model/pool.ts';
import { inlinePool } from '../pipeline/inline-pool.ts';
import { meshKernel, runKernel } from '../pipeline/kernels.ts';
import { breathe } from './breathe.ts';

/** Work of one kernel; without inputs it is only loaded. Every thread takes the next input that none has taken: `next` is a number they all share. */
export interface ThreadTask {
  readonly task: number;
  readonly kernel: string;
  readonly inputs: readonly unknown[];
  readonly next: SharedArrayBuffer;
}

/** What a thread starts with. */
export interface ThreadStart {
  /** Of the command line. */
  readonly words: readonly string[];
  readonly meshKernel: WebAssembly.Module;
}

export type ThreadAnswer =
  | { readonly task: number; readonly index: number; readonly output: unknown }
  | { readonly task: number; readonly message: string };

/** What the pool needs of a thread. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate'> & {
  on(event: 'message', listen: (answer: ThreadAnswer) => void): unknown;
  on(event: 'error', listen: (error: Error) => void): unknown;
};

export interface OpenPool {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Run from the TypeScript sources: Node starts a thread without the loader that reads them. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * A pool of `threads` threads, this one among them: the others start at the first use, and only where there is more than
 * one input. With one thread everything runs here, and so it does from the sources: the built program alone starts threads.
 * The bytes are the same either way: results keep the order of the inputs.
 * @param start starts another thread; null where none can be
 */
export function openPool(threads: number, start: (() => Thread) | null = FROM_SOURCES ? null : startWorker): OpenPool {
  if (threads <= 1 || start === null) return { pool: inlinePool(breathe), close: async () => undefined };
  const workers: Thread[] = [];
  const running = new Map<number, SharedWork>();
  let tasks = 0;
  const post = (message: ThreadTask): void => {
    while (workers.length < threads - 1) workers.push(listening(start(), running));
    for (const worker of workers) worker.postMessage(message);
  };
  const begin: NonNullable<Pool['begin']> = <I, O>(kernel: string, inputs: readonly I[]) => {
    const task = tasks++;
    const work = new SharedWork(kernel, inputs);
    running.set(task, work);
    if (inputs.length > 1) post({ task, kernel, inputs, next: work.next });
    return async (meanwhile) => {
      try {
        return (await work.finish(meanwhile)) as readonly O[]; // the pool's door: each kernel knows its own output
      } finally {
        running.delete(task);
      }
    };
  };
  const warm = (kernel: string): void => {
    post({ task: tasks++, kernel, inputs: [], next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) });
  };
  const pool: Pool = {
    threads,
    begin,
    warm,
    map: (kernel, inputs) => begin<(typeof inputs)[number], never>(kernel, inputs)(),
  };
  const close = async (): Promise<void> => {
    for (const work of running.values()) work.giveUp();
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return { pool, close };
}

/** Inputs that several threads work through, and the outputs that have come so far. */
class SharedWork {
  readonly next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #kernel: string;
  readonly #inputs: readonly unknown[];
  readonly #outputs: unknown[];
  #left: number;
  readonly #all: Promise<void>;
  #done: () => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;

  constructor(kernel: string, inputs: readonly unknown[]) {
    this.#kernel = kernel;
    this.#inputs = inputs;
    this.#outputs = new Array<unknown>(inputs.length);
    this.#left = inputs.length;
    this.#all = new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
    // A failure is told to whoever waits for the results; until then nobody listens.
    this.#all.catch(() => undefined);
    if (this.#left === 0) this.#done();
  }

  take(index: number, output: unknown): void {
    this.#outputs[index] = output;
    if (--this.#left === 0) this.#done();
  }

  /** No thread takes what is left. */
  giveUp(): void {
    Atomics.store(new Int32Array(this.next), 0, this.#inputs.length);
  }

  fail(error: Error): void {
    this.#failed(error);
  }

  /** Works on what no thread has taken yet, then waits for the rest. @param meanwhile what this thread does first, well or not */
  async finish(meanwhile?: Promise<unknown>): Promise<readonly unknown[]> {
    if (meanwhile !== undefined) {
      const ended = (): void => undefined;
      await Promise.race([this.#all, meanwhile.then(ended, ended)]);
    }
    const next = new Int32Array(this.next);
    for (;;) {
      const index = Atomics.add(next, 0, 1);
      if (index >= this.#inputs.length) break;
      this.take(index, await runKernel(this.#kernel, this.#inputs[index], breathe));
      // What the others have sent is taken in meanwhile.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    await this.#all;
    return this.#outputs;
  }
}

function startWorker(): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads'); // 5 ms of CPU that a run without threads never pays
  const workerData: ThreadStart = { words: process.argv.slice(2), meshKernel: meshKernel.module() };
  return new Worker(new URL('./thread-worker.js', import.meta.url), { workerData });
}

function listening(worker: Thread, running: ReadonlyMap<number, SharedWork>): Thread {
  worker.on('message', (answer) => {
    const work = running.get(answer.task);
    if ('index' in answer) work?.take(answer.index, answer.output);
    else work?.fail(new Error(answer.message));
  });
  worker.on('error', (error) => {
    for (const work of running.values()) work.fail(error);
  });
  return worker;
}

import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../base/assert.ts';
import { loadOneFile } from './one-file.ts';
import type { ThreadStart } from './thread-pool.ts';

/** Where another thread starts. Its data are the words of the command line: it loads the program as the first thread does. */
assert(parentPort !== null, 'this file runs in a thread of its own');
const { words, meshKernel } = workerData as ThreadStart; // given by the thread pool
const { serveThread } = loadOneFile(words) ?? (await import('./serve-thread.ts'));
serveThread(parentPort, meshKernel);

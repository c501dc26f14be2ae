import type { Process } from '../model/process.ts';

/** Every process. */
export const PROCESSES: readonly Process[] = [];

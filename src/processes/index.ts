import type { Process } from '../model/process.ts';
import { laser } from './laser/index.ts';
import { print } from './print/index.ts';

/** Every process. */
export const PROCESSES: readonly Process[] = [laser, print];

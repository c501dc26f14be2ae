import type { Format } from '../model/format.ts';

/** Every format, in the order in which they are asked when two are equally sure of a file. */
export const FORMATS: readonly Format[] = [];

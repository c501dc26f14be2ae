import { FAULTY_PRINT } from './faulty-print.ts';
import { FAULTY_SKIN } from './faulty-skin.ts';
import type { CorpusCase } from './kit.ts';

export { CLEAN } from './clean.ts';

/** Parts with one fault each (or a few that hang together). */
export const FAULTY: Readonly<Record<string, CorpusCase>> = { ...FAULTY_SKIN, ...FAULTY_PRINT };

import type { Format } from '../../model/format.ts';
import { FIRST_BYTES } from './spec.ts';

/** Ruida jobs, for the controllers of most CO2 lasers with a screen of their own. */
export const rd: Format = {
  name: 'rd',
  title: { en: 'Ruida job', fr: 'Travail Ruida' },
  extensions: ['.rd'],
  sniff: (head) => (head[0] === FIRST_BYTES[0] && head[1] === FIRST_BYTES[1] ? 1 : 0),
  rules: async () => (await import('./findings.ts')).RUIDA_RULES,
  async *openJob(chunks, options) {
    const { openRuida } = await import('./read.ts');
    return yield* openRuida(chunks, options);
  },
  async writeJob(job) {
    const { writeRuida } = await import('./write.ts');
    return writeRuida(job);
  },
};

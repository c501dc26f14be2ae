import type { Format } from '../../model/format.ts';
import { FIRST_COMMAND, REFERENCE_POINTS, SCRAMBLE_KEYS } from './spec.ts';

/** Ruida jobs, for the controllers of most CO2 lasers with a screen of their own. */
export const rd: Format = {
  name: 'rd',
  title: { en: 'Ruida job', fr: 'Travail Ruida' },
  extensions: ['.rd'],
  sniff(head) {
    const plainByte = (byte: number, key: number): number => {
      const turned = ((byte - 1) & 0xff) ^ key;
      return (turned & 0x7e) | (turned >> 7) | ((turned & 1) << 7);
    };
    const begins = (key: number): boolean =>
      plainByte(head[0] ?? 0, key) === FIRST_COMMAND && REFERENCE_POINTS.includes(plainByte(head[1] ?? 0, key));
    return SCRAMBLE_KEYS.some(begins) ? 1 : 0;
  },
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

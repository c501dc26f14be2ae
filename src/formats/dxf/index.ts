import type { Format } from '../../model/format.ts';

const BINARY_SIGN = 'AutoCAD Binary DXF';

/** Drawing Exchange Format, as CAD programs write it since the 1980s, in letters or in binary. */
export const dxf: Format = {
  name: 'dxf',
  title: { en: 'DXF drawing', fr: 'Dessin DXF' },
  extensions: ['.dxf'],
  jobsAreDrawings: true,
  sniff(head) {
    const text = new TextDecoder('latin1').decode(head);
    if (text.startsWith(BINARY_SIGN)) return 1;
    // Comments (999) may stand before the first section.
    return /^\ufeff?(?:ï»¿)?\s*(?:999\s*\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\s*\r?\n/.test(text) ? 1 : 0;
  },
  rules: async () => (await import('./rules.ts')).DXF_RULES,
  readPart: async (file, options) => (await import('./read.ts')).readDxf(file, options),
  async *openJob(chunks, options) {
    return yield* (await import('./read-job.ts')).openDxfJob(chunks, options);
  },
  writeJob: async (job) => (await import('./write-job.ts')).writeDxfJob(job),
};

import type { Format } from '../../model/format.ts';
import { PDF_SIGN } from './spec.ts';

/** PDF as jobs for printer drivers that go by colours (Trotec, Epilog, Universal): hairlines and grey pictures. */
export const pdf: Format = {
  name: 'pdf',
  title: { en: 'PDF for colour drivers', fr: 'PDF pour pilotes à couleurs' },
  extensions: ['.pdf'],
  jobsAreDrawings: true,
  sniff: (head) => (new TextDecoder('latin1').decode(head.subarray(0, 1024)).includes(PDF_SIGN) ? 1 : 0),
  async rules() {
    const [{ PDF_RULES }, { ARTWORK_RULES }] = await Promise.all([import('./rules.ts'), import('../artwork-rules.ts')]);
    return [...PDF_RULES, ...ARTWORK_RULES];
  },
  async *openJob(chunks, options) {
    return yield* (await import('./read-job.ts')).openPdfJob(chunks, options);
  },
  writeJob: async (job) => (await import('./write.ts')).writePdfJob(job),
};

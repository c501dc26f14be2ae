import type { Format } from '../../model/format.ts';

/** LightBurn projects (`.lbrn2`, and `.lbrn` of versions before 1.0): drawings with layers, read and written. */
export const lbrn2: Format = {
  name: 'lbrn2',
  title: { en: 'LightBurn project', fr: 'Projet LightBurn' },
  extensions: ['.lbrn2', '.lbrn'],
  jobExtensions: ['.lbrn2'],
  sniff(head) {
    const text = new TextDecoder('utf-8').decode(head);
    return /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<LightBurnProject[\s>/]/.test(text) ? 1 : 0;
  },
  rules: async () => (await import('./rules.ts')).LIGHTBURN_RULES,
  readPart: async (file) => (await import('./read.ts')).readLightburn(file),
  writePart: async (part) => (await import('./write.ts')).writeLightburn(part),
  async *openJob(chunks, options) {
    return yield* (await import('./read-job.ts')).openLightburnJob(chunks, options);
  },
  writeJob: async (job) => (await import('./write-job.ts')).writeLightburnJob(job),
};

import type { Format } from '../../model/format.ts';

/** Scalable Vector Graphics, plain or packed (`.svgz`), as drawing programs export them. */
export const svg: Format = {
  name: 'svg',
  title: { en: 'SVG drawing', fr: 'Dessin SVG' },
  extensions: ['.svg', '.svgz'],
  jobExtensions: ['.svg'],
  jobsAreDrawings: true,
  sniff(head) {
    if (head[0] === 0x1f && head[1] === 0x8b) return 0.6; // gzip: of what we read, only drawings come packed like this
    const wide = head[0] === 0xff || head[0] === 0xfe || head[0] === 0 || head[1] === 0;
    const text = new TextDecoder('latin1').decode(wide ? head.filter((byte) => byte !== 0) : head);
    if (/<(?:[\w.-]+:)?svg[\s>/]/.test(text)) return /^\s*<!doctype\s+html|^\s*<html/i.test(text) ? 0.1 : 1;
    return /<!DOCTYPE\s+svg\b|http:\/\/www\.w3\.org\/2000\/svg/.test(text) ? 0.9 : 0;
  },
  rules: async () => (await import('./rules.ts')).SVG_RULES,
  readPart: async (file, options) => (await import('./read.ts')).readSvg(file, options),
  writePart: async (part) => (await import('./write.ts')).writeSvg(part),
  async *openJob(chunks, options) {
    return yield* (await import('./read-job.ts')).openSvgJob(chunks, options);
  },
  writeJob: async (job) => (await import('./write-job.ts')).writeSvgJob(job),
};

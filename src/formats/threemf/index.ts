import type { Format } from '../../model/format.ts';

/** 3MF: a ZIP archive with a model in XML, with units, several objects and where they stand. */
export const threemf: Format = {
  name: '3mf',
  title: { en: '3MF model', fr: 'modèle 3MF' },
  extensions: ['.3mf'],
  sniff(head) {
    if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return 0;
    const text = new TextDecoder('latin1').decode(head);
    return /3D\/|\[Content_Types\]\.xml|_rels\/\.rels/i.test(text) ? 0.9 : 0.3;
  },
  rules: async () => (await import('./findings.ts')).THREEMF_FINDINGS,
  readPart: async (file, options) => (await import('./read.ts')).readThreemf(file, options),
  writePart: async (part) => (await import('./write.ts')).writeThreemf(part),
};

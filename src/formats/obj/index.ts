import type { Format } from '../../model/format.ts';

/** Wavefront OBJ: polygons in text, without a unit. */
export const obj: Format = {
  name: 'obj',
  title: { en: 'OBJ model', fr: 'modèle OBJ' },
  extensions: ['.obj'],
  sniff(head) {
    const text = new TextDecoder('latin1').decode(head);
    if (head.includes(0)) return 0;
    const points = /^\s*v\s+[-+.\d]+[\d.e+-]*\s+[-+.\d]/m.test(text);
    const faces = /^\s*f\s+-?\d+(\/-?\d*)*\s+-?\d/m.test(text);
    if (points) return faces ? 0.9 : 0.8;
    return /^\s*(mtllib|usemtl|o|g|vn|vt)\s/m.test(text) && /^\s*(#|mtllib|o |g )/.test(text) ? 0.4 : 0;
  },
  rules: async () => (await import('./findings.ts')).OBJ_FINDINGS,
  readPart: async (file, options) => (await import('./read.ts')).readObj(file, options),
  writePart: async (part) => (await import('./write.ts')).writeObj(part),
};

import type { Format } from '../../model/format.ts';
import { HEADER_BYTES, PREAMBLE_BYTES, TRIANGLE_BYTES } from './spec.ts';

/** STL, binary and text: triangles without a unit. */
export const stl: Format = {
  name: 'stl',
  title: { en: 'STL model', fr: 'modèle STL' },
  extensions: ['.stl'],
  sniff(head, size) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const counted = head.length >= PREAMBLE_BYTES ? view.getUint32(HEADER_BYTES, true) : 0;
    if (counted > 0 && size === PREAMBLE_BYTES + TRIANGLE_BYTES * counted) return 1;
    const text = new TextDecoder('latin1')
      .decode(head)
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .trimStart()
      .toLowerCase();
    if (/^solid\b/.test(text)) return /\bfacet\b|\bendsolid\b/.test(text) ? 0.95 : 0.4;
    // The count is wrong or the file was cut: the bytes of a triangle's corners look like anything, so hardly sure.
    return size > PREAMBLE_BYTES && (size - PREAMBLE_BYTES) % TRIANGLE_BYTES === 0 && !/^[<{%#]/.test(text) ? 0.2 : 0;
  },
  rules: async () => (await import('./findings.ts')).STL_FINDINGS,
  readPart: async (file, options) => (await import('./read.ts')).readStl(file, options),
  writePart: async (part) => (await import('./write.ts')).writeStl(part),
};

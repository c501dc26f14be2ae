import { expect, test } from 'vitest';
import { strangerError } from './stranger.ts';

const WANTED = { en: 'a drawing', fr: 'un dessin' };
const told = (head: string): string | undefined => strangerError(Buffer.from(head, 'latin1'), WANTED)?.text.en;

test.each([
  ['%PDF-1.7\n', 'a PDF document'],
  ['%!PS-Adobe-3.0 EPSF-3.0\n', 'a PostScript document'],
  ['\u00c5\u00d0\u00d3\u00c6\u001e\0', 'a PostScript document'],
  ['\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF', 'a JPEG picture'],
  ['AC1032\0\0\0', 'an AutoCAD drawing (DWG)'],
  ['RIFF\u0012\n\0\0CDR8vrsn', 'a CorelDRAW drawing'],
  ['\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'a HEIC photo, as phones take them'],
  ['\0\0\0 ftypavif\0\0\0\0avifmif1', 'an AVIF picture'],
  ['8BPS\0\u0001', 'a Photoshop picture'],
  ['  <!DOCTYPE html>', 'a web page: what was saved is probably a log-in or an error page'],
])('%j is said to be what it is', (head, name) => {
  expect(told(head)).toBe(`This is not a drawing. It is ${name}.`);
});

test('of what nobody knows nothing is said', () => {
  expect(told('0\nSECTION\n')).toBeUndefined();
  expect(told('RIFF\u0012\n\0\0WAVE')).toBeUndefined();
});

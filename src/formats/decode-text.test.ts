import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test.each([
  ['declared', 'windows-1252', false],
  ['declared as Latin-1, which everybody writes for it', 'iso-8859-1', false],
  ['guessed', undefined, true],
])('the signs that Windows-1252 has beyond Latin-1 are read: %s', (_, declared, guessed) => {
  const bytes = Uint8Array.of(0x80, 0x20, 0x9c, 0x75, 0x76, 0x92, 0xe9, 0x9f);
  expect(decodeText(bytes, declared)).toEqual({ text: '€ œuv’éŸ', encoding: 'windows-1252', guessed });
});

test('other code pages are as they were', () => {
  expect(decodeText(Uint8Array.of(0x80, 0xe9), 'windows-1251').text).toBe('Ђй');
});

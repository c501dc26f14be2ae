import { expect, test } from 'vitest';
import { ownText } from './own-text.ts';

test('a copy says the same as the piece, short or long, with signs beyond 8 bits', () => {
  const text = 'fill:none;stroke:#ff0000 œuvre 😀 fin';
  for (let end = 0; end <= text.length; end++) expect(ownText(text.slice(3, end))).toBe(text.slice(3, end));
});

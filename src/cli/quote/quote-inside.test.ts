import { expect, test } from 'vitest';
import { sampleRequest } from '../../../test/support/sample-quote.ts';
import { quoteOrder } from '../../pipeline/quotes/quote.ts';
import { PICTURES_SCHEMA } from '../../report/devis-pdf.ts';
import { arePicturesOf, quoteInside } from './quote-inside.ts';
import { type DrawnPicture, paperPicture, withPictures } from './quote-pictures.ts';

const DRAWN: readonly DrawnPicture[] = [
  { file: 'a.stl', png: Uint8Array.of(1, 2, 3) },
  { file: 'b.svg', png: Uint8Array.of(4, 5) },
];
const SHOWN = DRAWN.map(paperPicture);
const attached = (pictures: unknown): string => JSON.stringify({ schema: PICTURES_SCHEMA, pictures });

test('quote and pictures are told apart in either order; a paper of before has none', () => {
  const quote = '{"schema":"etabli/quote@1"}';
  for (const both of [
    [quote, attached(SHOWN)],
    [attached(SHOWN), quote],
  ])
    expect(quoteInside(both)).toEqual({ text: quote, pictures: SHOWN });
  expect(quoteInside([quote])).toEqual({ text: quote, pictures: [] });
});

test('what is damaged is no picture', () => {
  for (const spoilt of [[null], [{ file: 'a.stl' }], 'x', undefined])
    expect(quoteInside(['{', attached(spoilt)])).toEqual({ text: '{', pictures: [] });
});

test('only the pictures that the quote names, in its order, are those of the quote', () => {
  const quote = withPictures(quoteOrder(sampleRequest()), DRAWN);
  expect(arePicturesOf(quote, SHOWN)).toBe(true);
  expect(arePicturesOf(quote, SHOWN.toReversed())).toBe(false);
  expect(arePicturesOf(quote, SHOWN.slice(1))).toBe(false);
  expect(arePicturesOf(quote, [{ ...SHOWN[0]!, png: 'BBBB' }, SHOWN[1]!])).toBe(false);
  expect(arePicturesOf(quoteOrder(sampleRequest()), [])).toBe(true);
});

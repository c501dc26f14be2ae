import path from 'node:path';
import type { Quote } from '../../model/quote.ts';
import { sha256 } from '../../pipeline/hash.ts';
import type { PaperPicture } from '../../report/devis-pdf.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import type { PricedFile } from './priced-file.ts';

/** A picture of a part, for the papers of its quote. */
export interface DrawnPicture {
  readonly file: string;
  readonly png: Uint8Array;
}

/** Whether papers with these endings show pictures; text, tables and JSON do not. */
export function drawsPictures(endings: readonly string[]): boolean {
  return endings.some((ending) => ending === '.pdf' || ending === '.html');
}

/** Whether a command writes such a paper. */
export function showsPictures({ output, dryRun }: QuoteCommandOptions): boolean {
  return dryRun !== true && drawsPictures(output.map((file) => path.extname(file).toLowerCase()));
}

export function pictureOfFile({ file, picture }: PricedFile): readonly DrawnPicture[] {
  return picture === undefined ? [] : [{ file: path.basename(file), png: picture }];
}

/** The quote with the sum of each picture, so that its seal covers them. */
export function withPictures(quote: Quote, pictures: readonly DrawnPicture[]): Quote {
  if (pictures.length === 0) return quote;
  return { ...quote, pictures: pictures.map(({ file, png }) => ({ file, sha256: sha256(png) })) };
}

export function paperPicture({ file, png }: DrawnPicture): PaperPicture {
  return { file, png: Buffer.from(png).toString('base64') };
}

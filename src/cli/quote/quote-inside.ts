import type { Quote } from '../../model/quote.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { type PaperPicture, PICTURES_SCHEMA } from '../../report/devis-pdf.ts';

/** What a PDF of ours carries. */
export interface QuoteInside {
  /** The quote's JSON. */
  readonly text: string;
  readonly pictures: readonly PaperPicture[];
}

/** Tells the quote and its pictures apart; what is neither stays the quote's text, for its reader to refuse. */
export function quoteInside(attachments: readonly string[]): QuoteInside {
  const pictures = attachments.map(picturesOf);
  const at = pictures.findIndex((one) => one !== null);
  const text = attachments.find((_, index) => pictures[index] === null) ?? '';
  return { text, pictures: pictures[at] ?? [] };
}

/** Whether these are the pictures that the quote names, in its order. */
export function arePicturesOf(quote: Quote, pictures: readonly PaperPicture[]): boolean {
  const named = quote.pictures ?? [];
  if (named.length !== pictures.length) return false;
  return pictures.every(({ file, png }, index) => {
    const sum = sha256(Buffer.from(png, 'base64'));
    return named[index]?.file === file && named[index]?.sha256 === sum;
  });
}

function picturesOf(text: string): readonly PaperPicture[] | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // damaged: no pictures
    throw error;
  }
  if (typeof document !== 'object' || document === null || !('schema' in document)) return null;
  if (document.schema !== PICTURES_SCHEMA) return null;
  const list: unknown = 'pictures' in document ? document.pictures : [];
  return Array.isArray(list) ? list.filter(isPicture) : [];
}

function isPicture(one: unknown): one is PaperPicture {
  if (typeof one !== 'object' || one === null || !('file' in one) || !('png' in one)) return false;
  return typeof one.file === 'string' && typeof one.png === 'string';
}

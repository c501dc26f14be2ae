import { createHash } from 'node:crypto';
import { jsonText } from './json-document.ts';

/**
 * A seal over a quote's JSON: the SHA-256 of the document without it. It catches every slip of an editor, and, since the
 * text is written in one way only, every changed byte. Whoever forges figures and seal together is caught by working
 * the quote out again.
 */
export function sealed(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...document, seal: sealOf(document) };
}

function sealOf(document: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(jsonText(document)).digest('hex');
}

/** Whether the text of a quote is byte for byte as it was sealed. */
export function isSealIntact(text: string): boolean {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return false; // a broken text is no intact one
    throw error;
  }
  if (typeof document !== 'object' || document === null || !('seal' in document)) return false;
  const { seal, ...rest } = document;
  return seal === sealOf(rest) && jsonText({ ...rest, seal }) === text;
}

/** Signs that XML forbids, and halves of signs beyond 16 bits, whose pairing the full parser looks at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const ODD_SIGN = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

export const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(yes|no)"|'(yes|no)'))?[ \t\n]*\?>/y;
/** A document type, with at most 200 entities (a million are too many for the engine), of plain text: `[1]` all of it, `[2]` what stands in brackets. */
export const DOCTYPE =
  /<!DOCTYPE([ \t\n]+[A-Za-z][A-Za-z0-9._:-]*(?:[ \t\n]+(?:PUBLIC[ \t\n]+(?:"[^"]*"|'[^']*')|SYSTEM)[ \t\n]+(?:"[^"[\]<>]*"|'[^'[\]<>]*'))?[ \t\n]*(?:\[((?:[ \t\n]*<!ENTITY[ \t\n]+[A-Za-z][A-Za-z0-9._-]*[ \t\n]+(?:"[^"&%<]*"|'[^'&%<]*')[ \t\n]*>){0,200}[ \t\n]*)\][ \t\n]*)?)>/y;

/** What each character of ASCII may be in a name: 1 its first, 1 or 2 a later one. */
export const NAME_PART = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? 1 : /[0-9.:-]/.test(character) ? 2 : 0;
});

export function isNamePart(code: number): boolean {
  return code < 128 ? NAME_PART[code] !== 0 : code >= 128;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9;
}

export function isBlank(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

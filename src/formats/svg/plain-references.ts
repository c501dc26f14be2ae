const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text with its references put in; null where one is not plain. */
export function withReferences(text: string): string | null {
  if (text.replace(REFERENCE, '').includes('&')) return null;
  let plain = true;
  const whole = text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return SIGNS[name]!;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800);
    plain &&= allowed;
    return allowed ? String.fromCharCode(code) : '';
  });
  return plain ? whole : null;
}

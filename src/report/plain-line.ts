/**
 * Words of a file on one line of a terminal: control signs, which a terminal would obey, and the signs that turn the
 * direction of writing, which would show other words than there are, become blanks.
 */
export function plainLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}

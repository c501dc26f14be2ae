/** Control characters but for line feeds, tabs and our own colours (ESC [ … m). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /\u001b(?!\[[\d;]*m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;

/**
 * Text as a terminal may have it: names of files, layers and objects come from strangers, and a control character in one
 * could clear the screen, rename the window or hide a line.
 */
export function visibleText(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}

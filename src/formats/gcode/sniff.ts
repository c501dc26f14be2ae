import { isBgcode } from './read-plain.ts';

/** Lines that are looked at. */
const LINES = 60;

/** A command and its words, a comment, a macro of Klipper, a setting of GRBL. */
// Every repeated group begins with a letter and has one way to match, so that no line takes longer than its length.
const COMMAND = /^(?:N\d+\s*)?[GMT]\d+(?:\.\d)?(?:\s*[A-Z](?:\s*[-+]?[\d.]+)?)*\s*(?:\*\d+)?\s*(?:[;(].*)?$/i;
const WORDS = /^(?:[XYZEFIJRS][-+]?[\d.]+\s*)+(?:[;(].*)?$/i;
const TEXT_COMMAND = /^M(117|118|486|862\.\d|115|73)\b/i;
const MACRO = /^[A-Z][A-Z_]{4,}(\s+\w+=\S+)*\s*$/;

/** How sure the first bytes make us that this is G-code: the share of lines that read as such, less where there are few. */
export function sniffGcode(head: Uint8Array): number {
  if (isBgcode(head)) return 1;
  if (head.includes(0)) return 0;
  const lines = new TextDecoder().decode(head).split(/\r\n|\n|\r/);
  if (lines.length > 1) lines.pop();
  let commands = 0;
  let comments = 0;
  let others = 0;
  for (const line of lines.slice(0, LINES)) {
    const text = line.trim();
    if (text === '' || text === '%') continue;
    if (text.startsWith(';') || text.startsWith('(')) comments++;
    else if (text.length < 300 && (COMMAND.test(text) || WORDS.test(text) || TEXT_COMMAND.test(text))) commands++;
    else if (MACRO.test(text)) commands++;
    else others++;
  }
  if (commands === 0) return comments > 0 && others === 0 ? 0.4 : 0;
  const share = commands / (commands + others);
  return share < 0.3 ? 0 : share * (commands + comments > 2 ? 0.95 : 0.7);
}

/** Letters of Hebrew, Arabic and the scripts that run as they do. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** Letters and digits that run to the right. */
const RIGHTWARD = /[\p{L}\p{N}]/u;

/**
 * Which letters of a text are written to the left: those of such scripts, and the blanks and signs between two of them.
 * A run of them is laid out as a whole, and whole runs follow each other to the right, as in a text of the Latin script.
 */
export function leftwardLetters(letters: readonly string[]): readonly boolean[] {
  const found: boolean[] = [];
  let pending = 0;
  for (const letter of letters) {
    const leftward = LEFTWARD.test(letter);
    if (!leftward && !RIGHTWARD.test(letter)) {
      pending++;
      continue;
    }
    const between = leftward && found.at(-1) === true;
    for (; pending > 0; pending--) found.push(between);
    found.push(leftward);
  }
  for (; pending > 0; pending--) found.push(false);
  return found;
}

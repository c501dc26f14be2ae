import { sameLetters } from './write-letters.ts';

/** The lines of a start or end sequence: LF, nothing but ASCII outside comments. */
export function sequenceLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    const comment = line.indexOf(';');
    return comment < 0 ? sameLetters(line) : sameLetters(line.slice(0, comment)) + line.slice(comment);
  });
}

/** A comment of one line, whatever the text holds. */
export function commentLine(text: string): string {
  return `; ${text.replace(/[\r\n]+/g, ' ')}`.trimEnd();
}

/** Names as every dialect takes them: ASCII letters, digits, `_ - .`, each one different. */
export function labelNames(labels: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return labels.map((label) => {
    const plain =
      sameLetters(label)
        .replace(/[^A-Za-z0-9.-]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, 48) || 'object';
    let name = plain;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${plain}_${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

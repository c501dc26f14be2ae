import { type Lang, numberText } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { durationText } from './duration-text.ts';
import { fileMark } from './file-mark.ts';
import { countText, findingsText } from './findings-text.ts';
import type { Paint } from './paint.ts';

export interface VerifiedFile {
  readonly file: string;
  readonly dialect: string;
  readonly seconds: number | null;
  readonly motionSeconds: number | null;
  readonly moves: number | null;
  readonly layers: number | null;
  readonly findings: readonly Finding[];
}

/** What `verify` prints for people. */
export function verifyText(files: readonly VerifiedFile[], lang: Lang, paint: Paint): string {
  const blocks = files.map((file) => {
    const words: string[] = [file.dialect];
    if (file.moves !== null)
      words.push(
        lang === 'fr'
          ? `${file.moves} ${file.moves > 1 ? 'mouvements' : 'mouvement'}`
          : `${file.moves} ${file.moves === 1 ? 'move' : 'moves'}`,
      );
    if (file.layers !== null && file.layers > 0)
      words.push(lang === 'fr' ? `${numberText(file.layers, 0).fr} couches` : `${file.layers} layers`);
    if (file.seconds !== null) words.push(durationText(file.seconds)[lang]);
    const head = `${fileMark(file.findings, paint)} ${paint.strong(file.file)}  ${paint.faint(words.join(' · '))}  ${countText(file.findings, lang)}`;
    return `${head}\n${findingsText(file.findings, lang, paint)}`;
  });
  return `${blocks.join('\n')}\n`;
}

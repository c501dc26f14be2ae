import { FormatError, MissingProgramError, type Place, SpokenError } from '../base/errors.ts';
import type { Lang, Text } from '../base/text.ts';
import { EXIT } from './exit-code.ts';
import { visibleText } from './visible-text.ts';

/** "file, line 3, column 5", as far as it is known. */
export function placeText({ file, line, column, byte }: Place, lang: Lang): string {
  const parts: string[] = [];
  if (file !== undefined) parts.push(file);
  if (line !== undefined) parts.push(`${lang === 'fr' ? 'ligne' : 'line'} ${line}`);
  if (column !== undefined) parts.push(`${lang === 'fr' ? 'colonne' : 'column'} ${column}`);
  if (byte !== undefined) parts.push(`${lang === 'fr' ? 'octet' : 'byte'} ${byte}`);
  return parts.join(', ');
}

/** Says what went wrong, in words where it is not our bug. @returns the exit code */
export function fail(error: unknown, lang: Lang, verbose: boolean): number {
  const write = (text: string): void => void process.stderr.write(`${visibleText(text)}\n`);
  if (error instanceof SpokenError) {
    const place = placeText(error.place, lang);
    write(`etabli: ${place === '' ? '' : `${place}: `}${error.text[lang]}`);
    write(`  ${error.fix[lang]}`);
    if (error instanceof MissingProgramError) return EXIT.missingProgram;
    return error instanceof FormatError ? EXIT.unreadable : EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  const report: Text = {
    en: `etabli: this is a bug of ours, not of your file: ${message}\n  Please report it with the command and the file that you used; -v shows where it happened.`,
    fr: `etabli : c’est une erreur de notre programme, pas de votre fichier : ${message}\n  Merci de la signaler avec la commande et le fichier utilisés ; -v montre où elle s’est produite.`,
  };
  write(report[lang]);
  if (verbose && error instanceof Error && error.stack !== undefined) write(error.stack);
  return EXIT.bug;
}

import { type Lang, sayText, type Text } from '../base/text.ts';
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
  /** Where the time goes, told on demand. [s] */
  readonly spent?: {
    readonly byKind: Readonly<Record<string, number>>;
    readonly byLayer: readonly number[];
    readonly byObject: Readonly<Record<string, number>>;
    readonly preparation: number;
  };
}

/** Layers that are named when somebody asks where the time goes. */
const SLOWEST = 5;

/** Where the time goes: preparation, kinds of move, the slowest layers, objects. */
function spentText(spent: NonNullable<VerifiedFile['spent']>, lang: Lang, paint: Paint): string {
  const row = (title: Text, parts: readonly (readonly [string, number])[]): readonly string[] =>
    parts.length === 0
      ? []
      : [
          `  ${paint.faint(title[lang])} ${parts.map(([name, seconds]) => `${name} ${durationText(seconds)[lang]}`).join(' · ')}`,
        ];
  const largest = (sums: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
    Object.entries(sums).sort((a, b) => b[1] - a[1]);
  const layers = spent.byLayer
    .map((seconds, n) => [String(n + 1), seconds] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, SLOWEST);
  return [
    ...row({ en: 'Preparation:', fr: 'Préparation :' }, [['', spent.preparation]]),
    ...row({ en: 'By kind:', fr: 'Par genre :' }, largest(spent.byKind)),
    ...row({ en: 'Slowest layers:', fr: 'Couches les plus longues :' }, layers),
    ...row({ en: 'By object:', fr: 'Par objet :' }, largest(spent.byObject)),
  ].join('\n');
}

const MOVES: Text = { en: '{0} {0|move|moves}', fr: '{0} {0|mouvement|mouvements}' };
const LAYERS: Text = { en: '{0} {0|layer|layers}', fr: '{0} {0|couche|couches}' };

/** What `verify` prints for people. */
export function verifyText(files: readonly VerifiedFile[], lang: Lang, paint: Paint): string {
  const blocks = files.map((file) => {
    const words: string[] = [file.dialect];
    if (file.moves !== null) words.push(sayText(MOVES, file.moves)[lang]);
    if (file.layers !== null && file.layers > 0) words.push(sayText(LAYERS, file.layers)[lang]);
    if (file.seconds !== null) words.push(durationText(file.seconds)[lang]);
    const head = `${fileMark(file.findings, paint)} ${paint.strong(file.file)}  ${paint.faint(words.join(' · '))}  ${countText(file.findings, lang)}`;
    const spent = file.spent === undefined ? '' : `${spentText(file.spent, lang, paint)}\n`;
    return `${head}\n${spent}${findingsText(file.findings, lang, paint)}`;
  });
  return `${blocks.join('\n')}\n`;
}

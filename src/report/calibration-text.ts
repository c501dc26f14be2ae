import { type Lang, numberText } from '../base/text.ts';
import { durationText } from './duration-text.ts';
import type { Paint } from './paint.ts';

export interface ShownCalibration {
  readonly machine: string;
  readonly preparationSeconds: number;
  readonly factor: number;
  readonly relativeError: number | null;
  readonly jobs: readonly {
    readonly file: string;
    readonly actualSeconds: number;
    readonly fittedSeconds: number;
    readonly outlier: boolean;
  }[];
  readonly file: string | null;
}

/** What `calibrate` prints for people. */
export function calibrationText(fit: ShownCalibration, lang: Lang, paint: Paint): string {
  const fr = lang === 'fr';
  const percent = (value: number): string => `${numberText(100 * value, 1)[lang]} %`;
  const lines = fit.jobs.map(({ file, actualSeconds, fittedSeconds, outlier }) => {
    const off = percent(fittedSeconds / actualSeconds - 1);
    const far = outlier ? paint.warning(fr ? '  (trop loin : ne compte guère)' : '  (too far off: hardly counts)') : '';
    return `  ${file}  ${fr ? 'mesuré' : 'measured'} ${durationText(actualSeconds)[lang]}, ${fr ? 'ajusté' : 'fitted'} ${durationText(fittedSeconds)[lang]} (${off})${far}`;
  });
  const error =
    fit.relativeError === null
      ? fr
        ? 'trop peu de travaux pour connaître l’erreur : mesurez-en au moins trois'
        : 'too few jobs to know the error: measure at least three'
      : fr
        ? `neuf travaux sur dix à ± ${percent(fit.relativeError)}`
        : `nine of ten jobs within ± ${percent(fit.relativeError)}`;
  return [
    paint.strong(fit.machine),
    ...lines,
    `  ${fr ? 'préparation' : 'preparation'} ${durationText(fit.preparationSeconds)[lang]}, ${fr ? 'facteur de vitesse' : 'speed factor'} ${numberText(fit.factor, 3)[lang]}`,
    `  ${error}`,
    ...(fit.file === null ? [] : [`  ${fr ? 'écrit' : 'written'}${fr ? ' : ' : ': '}${fit.file}`]),
    '',
  ].join('\n');
}

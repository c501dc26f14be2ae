import { type Lang, numberText, sayText, type Text } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import type { Consumption } from '../model/job.ts';
import { durationText } from './duration-text.ts';
import { fileMark } from './file-mark.ts';
import { findingsText } from './findings-text.ts';
import type { Paint } from './paint.ts';

export interface EstimatedFile {
  readonly file: string;
  readonly seconds: number | null;
  readonly motionSeconds: number | null;
  readonly preparationSeconds: number | null;
  /** [s] */
  readonly interval: readonly [number, number] | null;
  /** When it ends, in words, where the lab says its hours. */
  readonly finish: Text | null;
  readonly byKind: Readonly<Record<string, number>>;
  readonly consumption: Consumption;
  readonly findings: readonly Finding[];
}

/** Names of the kinds of time, in words. */
const KIND_WORDS: Readonly<Record<string, Text>> = {
  travel: { en: 'travel', fr: 'déplacements' },
  outerWall: { en: 'outer walls', fr: 'parois extérieures' },
  innerWall: { en: 'inner walls', fr: 'parois intérieures' },
  solidInfill: { en: 'solid infill', fr: 'remplissage plein' },
  topInfill: { en: 'top surfaces', fr: 'surfaces du dessus' },
  sparseInfill: { en: 'sparse infill', fr: 'remplissage' },
  bridge: { en: 'bridges', fr: 'ponts' },
  gapFill: { en: 'gap fill', fr: 'remplissage des interstices' },
  skirt: { en: 'skirt', fr: 'jupe' },
  brim: { en: 'brim', fr: 'bordure' },
  support: { en: 'support', fr: 'supports' },
  supportInterface: { en: 'support interface', fr: 'interface des supports' },
  retract: { en: 'retraction', fr: 'rétraction' },
  unretract: { en: 'priming after retraction', fr: 'reprise après rétraction' },
  purge: { en: 'purge line', fr: 'ligne de purge' },
  extrusion: { en: 'extrusion', fr: 'extrusion' },
  cut: { en: 'cutting', fr: 'découpe' },
  score: { en: 'scoring', fr: 'marquage' },
  engrave: { en: 'engraving', fr: 'gravure' },
  overrun: { en: 'over-run', fr: 'dépassement' },
  dwell: { en: 'waiting', fr: 'attente' },
};

const INTERVAL: Text = {
  en: 'nine of ten such jobs take {0} to {1}',
  fr: 'neuf travaux sur dix prennent de {0} à {1}',
};

/** What a job uses, in words. */
export function consumptionText(used: Consumption, lang: Lang): string {
  const show = (value: number | undefined, digits: number, unit: string): string[] =>
    value === undefined ? [] : [`${numberText(value, digits)[lang]} ${unit}`];
  return [
    ...show(used.grams, 2, 'g'),
    ...show(
      used.filament === undefined ? undefined : used.filament / 1000,
      2,
      lang === 'fr' ? 'm de filament' : 'm of filament',
    ),
    ...show(
      used.cutLength === undefined ? undefined : used.cutLength / 1000,
      2,
      lang === 'fr' ? 'm de coupe' : 'm of cut',
    ),
    ...show(
      used.sheet === undefined ? undefined : used.sheet / 100,
      0,
      lang === 'fr' ? 'cm² de plaque' : 'cm² of sheet',
    ),
    ...show(used.energy, 0, 'Wh'),
  ].join(' · ');
}

/** What `estimate` prints for people. */
export function estimateText(files: readonly EstimatedFile[], lang: Lang, paint: Paint): string {
  const blocks = files.map((file) => {
    const lines = [`${fileMark(file.findings, paint)} ${paint.strong(file.file)}`];
    if (file.seconds !== null) {
      const [total, motion, preparation] = [file.seconds, file.motionSeconds ?? 0, file.preparationSeconds ?? 0].map(
        (s) => durationText(s)[lang],
      );
      lines.push(
        lang === 'fr'
          ? `  ${paint.strong(total!)}  (mouvements ${motion}, préparation de la machine ${preparation})`
          : `  ${paint.strong(total!)}  (motion ${motion}, preparing the machine ${preparation})`,
        `  ${consumptionText(file.consumption, lang)}`,
      );
      if (file.interval !== null) {
        const [low, high] = file.interval.map((s) => durationText(s)[lang]);
        lines.push(`  ${sayText(INTERVAL, low!, high!)[lang]}`);
      }
      if (file.finish !== null) lines.push(`  ${file.finish[lang]}`);
      const kinds = Object.entries(file.byKind).sort((a, b) => b[1] - a[1]);
      for (const [kind, seconds] of kinds)
        lines.push(paint.faint(`    ${durationText(seconds)[lang].padStart(12)}  ${KIND_WORDS[kind]?.[lang] ?? kind}`));
    }
    return `${lines.join('\n')}\n${findingsText(
      file.findings.filter(({ severity }) => severity !== 'info'),
      lang,
      paint,
    )}`;
  });
  return `${blocks.join('\n')}\n`;
}

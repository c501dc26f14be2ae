import { type Lang, numberText, sayText } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { fileMark } from './file-mark.ts';
import { countText, findingsText } from './findings-text.ts';
import type { Paint } from './paint.ts';

/** One checked file, as `check` prints it. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: string | null;
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly Finding[];
}

type Show = (facts: Readonly<Record<string, unknown>>, lang: Lang) => string;

const amount = (value: unknown, lang: Lang, unit: string, digits = 1): string =>
  `${numberText(Number(value), digits)[lang]} ${unit}`;

function size(facts: Readonly<Record<string, unknown>>, lang: Lang, axes: number): string {
  const { bounds } = facts;
  if (!Array.isArray(bounds)) return '–';
  const [low, high] = bounds as readonly (readonly number[])[];
  const sides = Array.from({ length: axes }, (_, i) => numberText((high?.[i] ?? 0) - (low?.[i] ?? 0), 2)[lang]);
  return `${sides.join(' × ')} mm`;
}

/** Nothing where the surface does not close: no number would be true. */
function volume(value: unknown, lang: Lang): readonly string[] {
  if (typeof value !== 'number') return [];
  return [value < SMALL_VOLUME ? amount(value, lang, 'mm³', value < 1 ? 4 : 1) : amount(value / 1000, lang, 'cm³', 2)];
}

/** [mm3] Less is told in mm³. */
const SMALL_VOLUME = 100;

const SHOW: Readonly<Record<string, Show>> = {
  mesh: (f, lang) =>
    [
      size(f, lang, 3),
      sayText({ en: '{0} {0|triangle|triangles}', fr: '{0} {0|triangle|triangles}' }, Number(f.triangles))[lang],
      sayText({ en: '{0} {0|body|bodies}', fr: '{0} corps' }, Number(f.bodies))[lang],
      ...volume(f.volume, lang),
    ].join(' · '),
  drawing: (f, lang) =>
    [
      size(f, lang, 2),
      sayText({ en: '{0} {0|path|paths}', fr: '{0} {0|tracé|tracés}' }, Number(f.paths))[lang],
      lang === 'fr' ? `${amount(f.cutLength, lang, 'mm')} de trait` : `${amount(f.cutLength, lang, 'mm')} of line`,
    ].join(' · '),
  raster: (f) => `${Number(f.width)} × ${Number(f.height)} px`,
};

/** What `check` prints for people. */
export function checkText(files: readonly CheckedFile[], lang: Lang, paint: Paint): string {
  const blocks = files.map((file) => {
    const shown = file.kind !== null && file.facts !== null ? (SHOW[file.kind]?.(file.facts, lang) ?? '') : '';
    const head = `${fileMark(file.findings, paint)} ${paint.strong(file.file)}${shown === '' ? '' : `  ${paint.faint(shown)}`}`;
    return `${head}\n${findingsText(file.findings, lang, paint)}`;
  });
  const all = files.flatMap((file) => file.findings);
  const filesWord = lang === 'fr' ? (files.length > 1 ? 'fichiers' : 'fichier') : files.length > 1 ? 'files' : 'file';
  return `${blocks.join('\n')}\n${files.length} ${filesWord}${lang === 'fr' ? ' : ' : ': '}${countText(all, lang)}\n`;
}

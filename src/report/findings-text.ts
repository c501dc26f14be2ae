import { type Lang, numberText, type Text } from '../base/text.ts';
import type { Finding, Point, Severity, Where } from '../model/finding.ts';
import type { Paint } from './paint.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', fr: 'erreur' },
  warning: { en: 'warning', fr: 'attention' },
  info: { en: 'good to know', fr: 'à savoir' },
};

const WORDS = {
  why: { en: 'Why it matters', fr: 'Pourquoi' },
  fix: { en: 'How to mend it', fr: 'Que faire' },
  line: { en: 'line', fr: 'ligne' },
  column: { en: 'column', fr: 'colonne' },
  byte: { en: 'byte', fr: 'octet' },
  layer: { en: 'layer', fr: 'couche' },
  triangle: { en: 'triangle', fr: 'triangle' },
  body: { en: 'body', fr: 'corps' },
  stitch: { en: 'stitch', fr: 'point' },
  from: { en: 'from', fr: 'de' },
  to: { en: 'to', fr: 'à' },
  at: { en: 'at', fr: 'en' },
} satisfies Record<string, Text>;

/** Points of flat things are told without their height: it is 0. */
function pointText(point: Point, flat: boolean, lang: Lang): string {
  return `(${point
    .slice(0, flat ? 2 : 3)
    .map((v) => numberText(v, 2)[lang])
    .join(lang === 'fr' ? ' ; ' : ', ')})`;
}

/** Where a finding is, in words; empty where it concerns the whole file. */
export function whereText(where: Where, lang: Lang): string {
  const parts: string[] = [];
  if (where.line !== undefined) {
    const lines = typeof where.line === 'number' ? String(where.line) : `${where.line[0]}–${where.line[1]}`;
    parts.push(`${WORDS.line[lang]} ${lines}`);
  }
  if (where.column !== undefined) parts.push(`${WORDS.column[lang]} ${where.column}`);
  if (where.byte !== undefined) parts.push(`${WORDS.byte[lang]} ${where.byte}`);
  if (where.element !== undefined) parts.push(`<${where.element}>`);
  if (where.id !== undefined && where.id !== '') parts.push(`“${where.id}”`);
  if (where.body !== undefined) parts.push(`${WORDS.body[lang]} ${where.body + 1}`);
  if (where.triangle !== undefined) parts.push(`${WORDS.triangle[lang]} ${where.triangle}`);
  if (where.layer !== undefined) parts.push(`${WORDS.layer[lang]} ${where.layer}`);
  if (where.stitch !== undefined) parts.push(`${WORDS.stitch[lang]} ${where.stitch}`);
  const points = where.point === undefined ? (where.bounds ?? []) : [where.point];
  const flat = where.body === undefined && where.triangle === undefined && points.every(([, , z]) => z === 0);
  const [first, second] = points.map((point) => pointText(point, flat, lang));
  if (second !== undefined) parts.push(`${WORDS.from[lang]} ${first} ${WORDS.to[lang]} ${second}`);
  else if (first !== undefined) parts.push(`${WORDS.at[lang]} ${first}`);
  return parts.join(', ');
}

/** What was found and where: two lines. */
function headText(finding: Finding, lang: Lang, paint: Paint): string {
  const head = paint[finding.severity](SEVERITY_WORDS[finding.severity][lang]);
  const where = whereText(finding.where, lang);
  return [
    `  ${head} ${paint.strong(finding.what[lang])}`,
    `    ${paint.faint(`${finding.code} ${finding.rule}${where === '' ? '' : ` · ${where}`}`)}`,
  ].join('\n');
}

/** The same reason and the same mend, word for word. */
function sameAdvice(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.severity === b.severity && a.why.en === b.why.en && a.fix.en === b.fix.en;
}

/** Findings as paragraphs. Several of one kind with the same advice share it: it is read once, after the last place. */
export function findingsText(findings: readonly Finding[], lang: Lang, paint: Paint): string {
  const colon = lang === 'fr' ? ' :' : ':';
  const blocks: string[] = [];
  for (const [index, finding] of findings.entries()) {
    blocks.push(headText(finding, lang, paint));
    const next = findings[index + 1];
    if (next !== undefined && sameAdvice(finding, next)) continue;
    blocks.push(
      `    ${WORDS.why[lang]}${colon} ${finding.why[lang]}`,
      `    ${WORDS.fix[lang]}${colon} ${finding.fix[lang]}`,
      '',
    );
  }
  return blocks.join('\n');
}

/** Findings of several files, each file's name before its own; notes are only counted unless all are wanted. */
export function findingsByFile(findings: readonly Finding[], lang: Lang, paint: Paint, all: boolean): string {
  const files = [...new Set(findings.map(({ where }) => where.file ?? ''))];
  const blocks = files.map((file) => {
    const own = findings.filter(({ where }) => (where.file ?? '') === file);
    const shown = own.filter(({ severity }) => all || severity !== 'info');
    if (shown.length === 0) return '';
    return `${file === '' ? '' : `${paint.strong(file)}\n`}${findingsText(shown, lang, paint)}\n`;
  });
  return blocks.join('');
}

/** How many errors, warnings and notes, in words. */
export function countText(findings: readonly Finding[], lang: Lang): string {
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  const plural = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  if (errors + warnings + notes === 0) return lang === 'fr' ? 'rien à signaler' : 'nothing to report';
  const words: string[] = [];
  if (errors > 0) words.push(lang === 'fr' ? plural(errors, 'erreur', 'erreurs') : plural(errors, 'error', 'errors'));
  if (warnings > 0)
    words.push(
      lang === 'fr' ? plural(warnings, 'avertissement', 'avertissements') : plural(warnings, 'warning', 'warnings'),
    );
  if (notes > 0) words.push(lang === 'fr' ? plural(notes, 'remarque', 'remarques') : plural(notes, 'note', 'notes'));
  return words.join(', ');
}

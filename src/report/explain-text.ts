import type { Lang } from '../base/text.ts';
import type { RulePage } from '../model/rule.ts';
import type { Paint } from './paint.ts';

/** One rule's page for people. */
export function explainText(page: RulePage, lang: Lang, paint: Paint): string {
  const heads =
    lang === 'fr'
      ? { what: 'De quoi il s’agit', why: 'Pourquoi c’est important', fix: 'Que faire', example: 'Exemple' }
      : { what: 'What it is', why: 'Why it matters', fix: 'How to mend it', example: 'Example' };
  const block = (title: string, text: string): string => `${paint.strong(title)}\n  ${text}\n`;
  return [
    `${paint[page.severity](page.code)} ${paint.faint(page.name)}`,
    `${paint.strong(page.title[lang])}\n`,
    block(heads.what, page.what[lang]),
    block(heads.why, page.why[lang]),
    block(heads.fix, page.fix[lang]),
    block(heads.example, page.example[lang]),
  ].join('\n');
}

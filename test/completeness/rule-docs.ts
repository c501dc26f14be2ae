import type { Severity } from '../../src/model/finding.ts';
import type { RulePage } from '../../src/model/rule.ts';
import { allRules, type CataloguedRule } from '../../src/pipeline/catalogue.ts';

type Lang = 'en' | 'fr';

const SEVERITIES: Readonly<Record<Severity, Record<Lang, string>>> = {
  error: { en: 'error', fr: 'erreur' },
  warning: { en: 'warning', fr: 'avertissement' },
  info: { en: 'information', fr: 'information' },
};
const HEADINGS: Readonly<Record<'what' | 'why' | 'fix' | 'example', Record<Lang, string>>> = {
  what: { en: 'What', fr: 'Quoi' },
  why: { en: 'Why it matters', fr: 'Pourquoi' },
  fix: { en: 'How to mend it', fr: 'Comment y remédier' },
  example: { en: 'Example', fr: 'Exemple' },
};
const HAND_OFF = '<!-- Made by `npm run docs` from the rule itself; change it there. -->';

/** Markdown would read these as marks. */
const plain = (text: string): string => text.replace(/[<>*_`|\\]/g, '\\$&');

function pageIn(lang: Lang, page: RulePage): string {
  const parts = (['what', 'why', 'fix', 'example'] as const).map(
    (part) => `**${HEADINGS[part][lang]}.** ${plain(page[part][lang])}`,
  );
  return [`## ${plain(page.title[lang])}`, `*${SEVERITIES[page.severity][lang]}*`, ...parts].join('\n\n');
}

function rulePage({ page, room }: CataloguedRule): string {
  const trial = page.stage === 'trial' ? ' · on trial / à l’essai' : '';
  return `${[HAND_OFF, `# ${page.code} ${page.name}`, `${room}${trial}`, pageIn('en', page), pageIn('fr', page)].join('\n\n')}\n`;
}

function indexPage(rules: readonly CataloguedRule[]): string {
  const rows = rules.map(
    ({ page, room }) =>
      `| [${page.code}](${page.code}.md) | ${page.name} | ${room} | ${page.severity} | ${plain(page.title.en)} | ${plain(page.title.fr)} |`,
  );
  return `${[
    HAND_OFF,
    '# Rules',
    '`etabli explain CODE` shows the same on the command line.',
    ['| code | name | room | worst | what it finds | ce qu’elle trouve |', '|---|---|---|---|---|---|', ...rows].join(
      '\n',
    ),
  ].join('\n\n')}\n`;
}

/** The files of docs/rules, name by name, as the rules are now. */
export async function ruleDocs(): Promise<ReadonlyMap<string, string>> {
  const rules = await allRules();
  return new Map([
    ['README.md', indexPage(rules)],
    ...rules.map((rule): [string, string] => [`${rule.page.code}.md`, rulePage(rule)]),
  ]);
}

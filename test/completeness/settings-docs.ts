import type { Text } from '../../src/base/text.ts';
import type { Process } from '../../src/model/process.ts';
import type { Field, Fields } from '../../src/model/schema.ts';
import { PROCESSES } from '../../src/processes/index.ts';
import { presetTable } from '../../src/processes/print/settings.ts';

const HAND_OFF = '<!-- Made by `npm run docs` from the schema itself; change it there. -->';
const INTRO = [
  'Every setting that `--set key=value` and `etabli.yaml` may give. A bare number is read in the unit of the column.',
  'A profile of a machine or of a material may give them too, and there writes the unit. What is nearest to the person wins:',
  'standard < machine < material < preset < configuration and `--set`.',
  '',
  'Chaque réglage que `--set clé=valeur` et `etabli.yaml` acceptent. Un nombre seul est lu dans l’unité de la colonne.',
].join('\n');

const TYPES: Readonly<Record<string, Text>> = {
  flag: { en: 'true, false', fr: 'true, false' },
  text: { en: 'text', fr: 'texte' },
  list: { en: 'list', fr: 'liste' },
};

const plain = (text: string): string => text.replace(/[|\\]/g, '\\$&');

/** What a field takes: its unit, and the values from least to most in that unit. */
function range(field: Field): string {
  if (field.choices !== undefined) return field.choices.map((choice) => `\`${choice}\``).join(', ');
  const share = field.unit === '%' ? 100 : 1;
  const bound = (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? '' : String(Number((value * share).toFixed(6)));
  if (field.type === 'list' && field.item !== undefined) return `list of ${range(field.item)}`;
  if (field.type !== 'quantity' && field.type !== 'number') return (TYPES[field.type] ?? { en: field.type }).en;
  const [low, high] = [bound(field.min), bound(field.max)];
  return high === '' ? `≥ ${low === '' ? '0' : low}` : `${low === '' ? '0' : low} … ${high}`;
}

function row([key, field]: readonly [string, Field]): string {
  const unit = field.unit ?? field.item?.unit ?? '';
  const standard = field.standard === undefined ? '–' : `\`${field.standard}\``;
  return `| \`${key}\` | ${unit} | ${standard} | ${plain(range(field))} | ${plain(field.doc.en)} | ${plain(field.doc.fr)} |`;
}

function table(fields: Fields): string {
  const head = ['| key | unit | standard | range | meaning | sens |', '|---|---|---|---|---|---|'];
  return [...head, ...Object.entries(fields).map(row)].join('\n');
}

async function section({ name, title, settings }: Process): Promise<string> {
  return [`## ${name}: ${title.en} / ${title.fr}`, table(await settings())].join('\n\n');
}

function presets(): string {
  const rows = Object.entries(presetTable()).map(
    ([name, values]) =>
      `| \`${name}\` | ${Object.entries(values)
        .map(([key, value]) => `\`${key}=${value}\``)
        .join(', ')} |`,
  );
  return ['### Presets / préréglages', ['| `preset` | sets / règle |', '|---|---|', ...rows].join('\n')].join('\n\n');
}

/** docs/settings.md as it should be. */
export async function settingsDoc(): Promise<string> {
  const sections = await Promise.all(PROCESSES.map(section));
  return `${[HAND_OFF, '# Settings / réglages', INTRO, ...sections, presets()].join('\n\n')}\n`;
}

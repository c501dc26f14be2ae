import type { Lang, Text } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import type { Consumption } from '../model/job.ts';
import { durationText } from './duration-text.ts';
import { consumptionText } from './estimate-text.ts';
import { countText, findingsByFile } from './findings-text.ts';
import type { Paint } from './paint.ts';

export interface PreparedFile {
  readonly file: string;
  readonly parts: readonly { readonly file: string; readonly copies: number }[];
  readonly seconds: number;
  readonly consumption: Consumption;
  /** Outside slicer that made it, with its version. */
  readonly engine?: string;
}

/** How a job was proved. */
function provedText(engine: string | undefined): Text {
  if (engine === undefined)
    return {
      en: 'read back, simulated, equal to the plan: safe to start',
      fr: 'relu, simulé, égal au plan : prêt à lancer',
    };
  return {
    en: `sliced by ${engine}, read back, simulated, every part found: safe to start`,
    fr: `tranché par ${engine}, relu, simulé, chaque pièce retrouvée : prêt à lancer`,
  };
}

/** What `prepare` prints for people. */
export function prepareText(
  jobs: readonly PreparedFile[],
  findings: readonly Finding[],
  lang: Lang,
  paint: Paint,
): string {
  const lines: string[] = [];
  for (const job of jobs) {
    const parts = job.parts.map((part) => (part.copies > 1 ? `${part.copies} × ${part.file}` : part.file)).join(', ');
    lines.push(
      `${paint.good('✓')} ${paint.strong(job.file)}  ${durationText(job.seconds)[lang]} · ${consumptionText(job.consumption, lang)}`,
      paint.faint(`  ${parts}`),
      `  ${provedText(job.engine)[lang]}`,
    );
  }
  if (jobs.length === 0) {
    lines.push(
      lang === 'fr'
        ? `${paint.error('✗')} Aucun fichier de travail écrit (${countText(findings, lang)}).`
        : `${paint.error('✗')} No job was written (${countText(findings, lang)}).`,
    );
  }
  return `${findingsByFile(findings, lang, paint, false)}${lines.join('\n')}\n`;
}

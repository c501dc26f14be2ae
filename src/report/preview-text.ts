import type { Lang } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { findingsText } from './findings-text.ts';
import type { Paint } from './paint.ts';

export interface PreviewShown {
  readonly file: string;
  /** Null: there is none. */
  readonly picture: {
    readonly output: string;
    readonly facts: string;
    readonly size: readonly [width: number, height: number];
  } | null;
  readonly findings: readonly Finding[];
}

/** What was drawn, and where it is. */
export function previewText({ file, picture, findings }: PreviewShown, lang: Lang, paint: Paint): string {
  const lines = [paint.strong(file)];
  if (picture !== null) {
    const [width, height] = picture.size;
    lines.push(`  ${picture.facts}`, `  → ${picture.output} (${width} × ${height} px)`);
  }
  const more = findings.length === 0 ? '' : findingsText(findings, lang, paint);
  return `${lines.join('\n')}\n${more}`;
}

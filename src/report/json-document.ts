import type { Lang } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';

/** A finding as JSON has it: texts in one language. @param file where it is when it has no place of its own */
export function findingJson(finding: Finding, lang: Lang, file?: string): Record<string, unknown> {
  const { what, why, fix, ...rest } = finding;
  return {
    code: rest.code,
    rule: rest.rule,
    severity: rest.severity,
    what: what[lang],
    why: why[lang],
    fix: fix[lang],
    where: file !== undefined && Object.keys(rest.where).length === 0 ? { file } : rest.where,
    ...(rest.measured === undefined ? {} : { measured: rest.measured }),
    ...(rest.limit === undefined ? {} : { limit: rest.limit }),
    ...(rest.unit === undefined ? {} : { unit: rest.unit }),
  };
}

/**
 * A document as text: two blanks a level, a line break at the end. Numbers keep 12 significant digits, so that the last
 * bit of a sine on another processor changes no byte.
 */
export function jsonText(document: Readonly<Record<string, unknown>>): string {
  const round = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? (Number.isFinite(value) ? Number(value.toPrecision(12)) : null) : value;
  return `${JSON.stringify(document, round, 2)}\n`;
}

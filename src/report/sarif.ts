import type { Lang } from '../base/text.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { RulePage } from '../model/rule.ts';
import { jsonText } from './json-document.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A place as SARIF has it: a line of text, or the whole file. */
function regionOf(finding: Finding): Record<string, unknown> {
  const { line, column } = finding.where;
  if (line === undefined) return {};
  const [first, last] = typeof line === 'number' ? [line, line] : line;
  return { region: { startLine: first, endLine: last, ...(column === undefined ? {} : { startColumn: column }) } };
}

/** A path as a URI reference (RFC 3986): `#`, `?` and `:` in a name are part of the name. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  if (file.startsWith('/')) return `file://${path}`;
  return /^[a-z]:\//i.test(file) ? `file:///${path.replace('%3A', ':')}` : path;
}

/** Findings as SARIF 2.1.0 (OASIS, 2020), for code hosts and editors. */
export function sarifText(
  files: readonly { readonly file: string; readonly findings: readonly Finding[] }[],
  rules: readonly RulePage[],
  lang: Lang,
  version: string,
): string {
  const used = new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const results = files.flatMap(({ file, findings }) =>
    findings.map((finding) => ({
      ruleId: finding.code,
      level: LEVELS[finding.severity],
      message: { text: `${finding.what[lang]} ${finding.fix[lang]}` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: uriOf(finding.where.file ?? file) }, ...regionOf(finding) },
        },
      ],
      properties: { where: finding.where, measured: finding.measured, limit: finding.limit, unit: finding.unit },
    })),
  );
  const driver = {
    name: 'etabli',
    version,
    rules: rules
      .filter(({ code }) => used.has(code))
      .map((page) => ({
        id: page.code,
        name: page.name,
        shortDescription: { text: page.title[lang] },
        fullDescription: { text: page.what[lang] },
        help: { text: page.fix[lang] },
        defaultConfiguration: { level: LEVELS[page.severity] },
      })),
  };
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results }],
  });
}

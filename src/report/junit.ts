import type { Lang } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { escapeMarkup } from './escape-markup.ts';

/**
 * Findings as JUnit XML: a test case a file. What reaches `--fail-on` is its failure, the rest its output, so that a build
 * server calls red what the exit code does.
 */
export function junitText(
  files: readonly { readonly file: string; readonly findings: readonly Finding[] }[],
  command: string,
  lang: Lang,
  fails: (finding: Finding) => boolean,
): string {
  const line = (f: Finding): string => escapeMarkup(`${f.code} ${f.rule}: ${f.what[lang]} ${f.fix[lang]}`);
  const cases = files.map(({ file, findings }) => {
    const bad = findings.filter(fails);
    const notes = findings.filter((f) => !fails(f));
    const failure =
      bad.length === 0
        ? ''
        : `<failure type="${bad[0]!.severity}" message="${escapeMarkup(bad[0]!.what[lang])}">${bad.map(line).join('\n')}</failure>`;
    const output = notes.length === 0 ? '' : `<system-out>${notes.map(line).join('\n')}</system-out>`;
    return `    <testcase classname="etabli.${command}" name="${escapeMarkup(file)}">${failure}${output}</testcase>`;
  });
  const failures = files.filter(({ findings }) => findings.some(fails)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="etabli" tests="${files.length}" failures="${failures}">`,
    `  <testsuite name="${command}" tests="${files.length}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

import { FormatError } from '../../base/errors.ts';
import type { Finding } from '../../model/finding.ts';
import { unreadableFinding } from '../../pipeline/file-rules.ts';
import { checkText } from '../../report/check-text.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import type { CommonOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import type { Session } from '../session.ts';

/**
 * Judges quotes one by one and shows what was found, as `quote verify` and `quote lint` do. A file that cannot be read is
 * one with a finding; the others are still judged.
 * @returns the exit code
 */
export async function showJudged(
  session: Session,
  names: readonly string[],
  options: CommonOptions,
  verb: { readonly schema: string; readonly judge: (file: string) => Promise<readonly Finding[]> },
): Promise<number> {
  const files = [];
  for (const file of names) files.push({ file, kind: null, facts: null, ...(await judged(file, verb.judge)) });
  const { lang, terminal, version } = session;
  const code = exitOf(files, options.failOn);
  if (options.json === true) {
    const rows = files.map(({ file, readable, findings }) => ({
      file,
      ok: exitOf([{ readable, findings }], options.failOn) === EXIT.done,
      findings: findings.map((finding) => findingJson(finding, lang)),
    }));
    terminal.out(jsonText({ schema: verb.schema, version, ok: code === EXIT.done, files: rows }));
  } else terminal.out(checkText(files, lang, terminal.paint));
  return code;
}

async function judged(
  file: string,
  judge: (file: string) => Promise<readonly Finding[]>,
): Promise<{ readonly readable: boolean; readonly findings: readonly Finding[] }> {
  try {
    return { readable: true, findings: await judge(file) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { readable: false, findings: [unreadableFinding(error, file)] };
  }
}

import { UsageError } from '../../base/errors.ts';
import type { OpenBench } from '../../pipeline/open-bench.ts';
import type { FileCheck } from '../../pipeline/preflight.ts';
import { ensureWritable, writeAtomically } from '../atomic-write.ts';
import { checkFiles, namedFiles } from '../check-files.ts';
import type { CheckCommandOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import { knownRules } from '../known-rules.ts';
import { benchOf, type Session } from '../session.ts';

/** `etabli check FILE…`: every finding on every file. */
export async function check(session: Session, args: readonly string[], options: CheckCommandOptions): Promise<number> {
  await checkReports(session);
  const open = await benchOf(session, options, 'none');
  const { ruleNames } = open.machine.process;
  const select = options.select === undefined ? undefined : await knownRules(options.select, ruleNames);
  const inputs = await namedFiles(session, args, 'part');
  const mended = await mendedOutput(options, inputs.length);
  const checks = await checkFiles(session, inputs, open, select === undefined ? {} : { select });
  session.progress.stop();
  if (mended !== null) await writeMended(session, checks[0]!, open, { output: mended, options });
  const { lang, terminal } = session;
  const code = exitOf(checks, options.failOn);
  if (options.json === true) {
    const { findingJson, jsonText } = await import('../../report/json-document.ts');
    const document = {
      schema: 'etabli/check@1',
      version: session.version,
      ok: code === EXIT.done,
      machine: open.machine.head.id,
      material: open.material,
      files: checks.map((file) => ({
        ...checkedJson(file, session),
        findings: file.findings.map((finding) => findingJson(finding, lang, file.file)),
      })),
    };
    terminal.out(jsonText(document));
  } else {
    const { checkText } = await import('../../report/check-text.ts');
    terminal.out(checkText(checks, lang, terminal.paint));
  }
  await writeReports(session, 'check', checks);
  return code;
}

/** Where the mended part goes, checked before any work; null without `--fix`. @throws UsageError */
async function mendedOutput(options: CheckCommandOptions, files: number): Promise<string | null> {
  const { fix, output, force } = options;
  if (fix !== true && output === undefined) return null;
  if (fix !== true || output === undefined || files !== 1) {
    throw new UsageError(
      { en: '--fix mends one file and needs -o.', fr: '--fix corrige un fichier et demande -o.' },
      {
        en: 'Write: etabli check part.stl -m MACHINE --fix -o mended.stl',
        fr: 'Écrivez : etabli check piece.stl -m MACHINE --fix -o corrigee.stl',
      },
    );
  }
  const { meshWriterFor } = await import('../../pipeline/mend-part.ts');
  meshWriterFor(output);
  if (options.dryRun !== true) await ensureWritable(output, force === true);
  return output;
}

async function writeMended(
  session: Session,
  check: FileCheck,
  open: OpenBench,
  { output, options }: { readonly output: string; readonly options: CheckCommandOptions },
): Promise<void> {
  if (check.part === null) return;
  const { mendPart, meshWriterFor } = await import('../../pipeline/mend-part.ts');
  const { bytes, deeds } = await mendPart(check.part, open, meshWriterFor(output), { orient: options.orient === true });
  for (const deed of deeds) session.terminal.say(deed);
  if (options.dryRun !== true) await writeAtomically([{ file: output, pieces: [bytes] }], options.force === true);
}

function checkedJson(file: FileCheck, session: Session): Record<string, unknown> {
  return {
    file: file.file,
    sha256: file.sha256,
    kind: file.kind,
    ok: exitOf([file], session.options.failOn) === EXIT.done,
    facts: file.facts,
  };
}

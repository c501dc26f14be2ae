import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { ensureWritable, writeAtomically } from './atomic-write.ts';
import { reaches } from './exit-code.ts';
import type { Session } from './session.ts';

/** One file with its findings: what every report needs. */
export interface ReportedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
}

const KINDS = ['sarif', 'junit', 'html'] as const;
type Kind = (typeof KINDS)[number];

function parse(wish: string): { readonly kind: Kind; readonly file: string } {
  const split = wish.indexOf(':');
  const kind = KINDS.find((k) => k === wish.slice(0, split));
  const file = wish.slice(split + 1);
  if (kind !== undefined && file !== '') return { kind, file };
  throw new UsageError(
    sayText({ en: '--report "{0}" is not understood.', fr: '--report « {0} » n’est pas compris.' }, wish),
    { en: 'Write sarif:FILE, junit:FILE or html:FILE.', fr: 'Écrivez sarif:FICHIER, junit:FICHIER ou html:FICHIER.' },
  );
}

/** Says before any work that a `--report` is not understood, or could not be written. @throws UsageError */
export async function checkReports(session: Session): Promise<void> {
  for (const wish of session.options.report) {
    const { file } = parse(wish);
    if (session.options.dryRun !== true) await ensureWritable(file, session.options.force === true);
  }
}

/** Writes the reports that `--report` asks for. */
export async function writeReports(session: Session, command: string, files: readonly ReportedFile[]): Promise<void> {
  for (const wish of session.options.report) {
    const { kind, file } = parse(wish);
    const text = await reportText(kind, session, command, files);
    if (session.options.dryRun === true) continue;
    await writeAtomically([{ file, pieces: [new TextEncoder().encode(text)] }], session.options.force === true);
  }
}

async function reportText(
  kind: Kind,
  session: Session,
  command: string,
  files: readonly ReportedFile[],
): Promise<string> {
  const { lang, version, options } = session;
  // A file that could not be read ends with 3 whatever --fail-on says.
  const fails = (rule: string, severity: Severity): boolean =>
    reaches(severity, options.failOn) || rule === 'unreadable' || rule === 'empty';
  switch (kind) {
    case 'sarif': {
      const { sarifText } = await import('../report/sarif.ts');
      const { allRules } = await import('../pipeline/catalogue.ts');
      return sarifText(
        files,
        (await allRules()).map(({ page }) => page),
        lang,
        version,
      );
    }
    case 'junit': {
      const { junitText } = await import('../report/junit.ts');
      return junitText(files, command, lang, ({ rule, severity }) => fails(rule, severity));
    }
    case 'html': {
      const { findingsHtml } = await import('../report/findings-html.ts');
      return findingsHtml(files, lang, version);
    }
  }
}

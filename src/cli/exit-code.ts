import type { Finding, Severity } from '../model/finding.ts';

/** What the program ends with; scripts rely on these numbers. */
export const EXIT = {
  done: 0,
  findings: 1,
  usage: 2,
  unreadable: 3,
  bug: 4,
  missingProgram: 5,
  interrupted: 130,
} as const;

export type FailOn = 'error' | 'warning' | 'never';

/** Whether a finding is at or above what `--fail-on` names. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}

/** The highest of 3, 1 and 0 over several files. */
export function exitOf(
  files: readonly { readonly readable: boolean; readonly findings: readonly Finding[] }[],
  failOn: FailOn,
): number {
  let code: number = EXIT.done;
  for (const file of files) {
    if (!file.readable) code = Math.max(code, EXIT.unreadable);
    else if (file.findings.some((finding) => reaches(finding.severity, failOn))) code = Math.max(code, EXIT.findings);
  }
  return code;
}

import type { Finding } from '../../model/finding.ts';
import type { JobFacts } from '../../model/order.ts';

/** A file with what it takes to make, or the findings that say why not. */
export interface PricedFile {
  readonly file: string;
  readonly readable: boolean;
  readonly findings: readonly Finding[];
  readonly facts: JobFacts | null;
  /** PNG of the part, where one was asked for and the file holds one. */
  readonly picture?: Uint8Array;
}

/** Findings, each with its file. */
export function findingsOfFile(file: PricedFile): readonly Finding[] {
  return file.findings.map((finding) => ({
    ...finding,
    where: { ...finding.where, file: finding.where.file ?? file.file },
  }));
}

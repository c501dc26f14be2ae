import { FormatError } from '../base/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { ReadOptions } from '../model/format.ts';
import type { NamedPart, SourceFile } from '../model/part.ts';
import { unreadableFinding } from './file-rules.ts';
import { sha256 } from './hash.ts';
import { HEAD_SIZE, sniffFormat } from './sniff-format.ts';

/** A maker's file read, or the finding that says why not. */
export type ReadOutcome =
  | { readonly ok: true; readonly part: NamedPart; readonly format: string; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly file: string; readonly sha256: string; readonly finding: Finding };

/** Reads one maker's file by its content. What is wrong with it comes back as a finding; only our own bugs throw. */
export async function readPart(file: SourceFile, options: ReadOptions): Promise<ReadOutcome> {
  const hash = sha256(file.bytes);
  try {
    const head = file.bytes.subarray(0, HEAD_SIZE);
    const format = sniffFormat(head, file.bytes.length, file.name, (f) => f.readPart !== undefined);
    const reading = await format.readPart!(file, options);
    const part = { file: file.name, sha256: hash, part: reading.part };
    return { ok: true, part, format: format.name, findings: reading.findings };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ok: false, file: file.name, sha256: hash, finding: unreadableFinding(error, file.name) };
  }
}

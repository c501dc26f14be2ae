import { openGcode } from '../../src/formats/gcode/read.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JobChunk, JobLimits, JobSummary } from '../../src/model/job.ts';
import { createVerifier, type JobFacts } from '../../src/verification/create-verifier.ts';

/** The bytes in pieces of a size. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export interface ReadJob {
  readonly chunks: readonly JobChunk[];
  readonly summary: JobSummary;
}

/** A job read to its end, every chunk kept: for small files. */
export async function readJob(
  pieces: AsyncIterable<Uint8Array>,
  firmware: string,
  scale: Readonly<Record<string, number>> = firmware === 'grbl' ? { powerMax: 1000 } : {},
): Promise<ReadJob> {
  const reader = openGcode(pieces, { firmware, scale });
  const chunks: JobChunk[] = [];
  for (;;) {
    const step = await reader.next();
    if (step.done === true) return { chunks, summary: step.value };
    chunks.push(step.value);
  }
}

/** What the verifier says of a file's text on a machine. */
export async function verifyText(
  text: string | Uint8Array,
  limits: JobLimits,
): Promise<{ readonly findings: readonly Finding[]; readonly facts: JobFacts }> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { chunks, summary } = await readJob(inPieces(bytes), limits.firmware);
  const verifier = createVerifier(limits);
  for (const chunk of chunks) verifier.push(chunk);
  return verifier.end(summary);
}

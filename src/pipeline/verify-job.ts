import { FormatError } from '../base/errors.ts';
import { type Finding, hasError } from '../model/finding.ts';
import { worstFirst } from '../model/finding-order.ts';
import type { Format } from '../model/format.ts';
import { tellsDamage } from '../verification/damage.ts';
import { tellsPause } from '../verification/rules/long-stop.ts';
import { alteredJobFinding, drawingAsJobFinding, guessedSpeedsFinding, unreadableFinding } from './file-rules.ts';
import { SealReader } from './job-seal.ts';
import { type JobSource, plainSource } from './job-source.ts';
import type { OpenBench } from './open-bench.ts';
import { type JobSimulation, simulateJob } from './simulate-job.ts';
import { sniffFormat } from './sniff-format.ts';

export interface JobVerdict {
  readonly file: string;
  readonly readable: boolean;
  readonly format: string | null;
  readonly dialect: string;
  readonly ok: boolean;
  readonly simulation: JobSimulation | null;
  readonly findings: readonly Finding[];
}

/** The same bytes, with a listener. */
async function* watched(pieces: AsyncIterable<Uint8Array>, listener: SealReader): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    listener.push(piece);
    yield piece;
  }
}

/** What is to be said of a job that is a drawing: its machine's driver makes moves of it. */
function drawingFindings(name: string, format: Format, { machine: { head }, material }: OpenBench): readonly Finding[] {
  if (format.jobsAreDrawings !== true) return [];
  const taken = [head.format, ...head.formats];
  if (!taken.includes(format.name)) return [drawingAsJobFinding(name, format.title, taken.join(', '))];
  return material === null ? [guessedSpeedsFinding(name)] : [];
}

/** Reads and simulates a job of any origin on this machine. Reports; never throws for what the file says. */
export async function verifyJob(given: JobSource, open: OpenBench): Promise<JobVerdict> {
  const dialect = open.machine.head.firmware;
  try {
    const { source, head } = await plainSource(given);
    const format = sniffFormat(head, source.size, source.name, (f) => f.openJob !== undefined);
    const sealReader = new SealReader(head);
    const { scale, driver } = open.bench;
    const options = { firmware: dialect, scale, ...(driver === undefined ? {} : { driver }) };
    const reader = format.openJob!(watched(source.open(), sealReader), options);
    const simulation = await simulateJob(reader, open);
    const isSealed = sealReader.end();
    const findings = worstFirst([
      ...open.refused,
      ...drawingFindings(source.name, format, open),
      // A seal that holds says that each move and each pause is as planned.
      ...simulation.findings.filter((finding) => isSealed !== true || !(tellsPause(finding) || tellsDamage(finding))),
      ...(open.bench.settle?.(simulation.consumption).findings ?? []),
      ...(isSealed === false ? [alteredJobFinding(source.name)] : []),
    ]);
    return {
      file: source.name,
      readable: true,
      format: format.name,
      dialect,
      ok: !hasError(findings),
      simulation,
      findings,
    };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const findings = [unreadableFinding(error, given.name)];
    return { file: given.name, readable: false, format: null, dialect, ok: false, simulation: null, findings };
  }
}

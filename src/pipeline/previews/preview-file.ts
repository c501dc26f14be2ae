import type { DataMap } from '../../model/data-node.ts';
import type { Finding } from '../../model/finding.ts';
import type { Format } from '../../model/format.ts';
import type { SourceFile } from '../../model/part.ts';
import { SEAL_MARK } from '../job-seal.ts';
import { type JobSource, plainSource } from '../job-source.ts';
import { settingWords } from '../preflight.ts';
import { readPart } from '../read-part.ts';
import { sniffFormat } from '../sniff-format.ts';
import type { Preview, PreviewRequest } from './preview.ts';
import { previewJob } from './preview-job.ts';
import { previewPart } from './preview-part.ts';

export interface PreviewFile {
  readonly source: JobSource;
  /** The whole file, where it is a part. @throws FormatError */
  readonly bytes: () => Promise<Uint8Array>;
  readonly settings: DataMap;
  /** Bytes of a file beside a drawing. */
  readonly resolve: (name: string) => Promise<Uint8Array | undefined>;
  /** Font files that the user gave. */
  readonly fonts: () => Promise<readonly SourceFile[]>;
}

export interface FilePreview {
  /** Null: the file could not be read; a finding says why. */
  readonly preview: Preview | null;
  /** What the reader stumbled on. */
  readonly findings: readonly Finding[];
}

/** Drawings and jobs share some formats: there a job is what we wrote for this machine. */
function isJob({ name, openJob, readPart }: Format, head: Uint8Array, { open }: PreviewRequest): boolean {
  if (openJob === undefined || readPart === undefined) return openJob !== undefined;
  const takes = open === undefined ? [] : [open.machine.head.format, ...open.machine.head.formats];
  return takes.includes(name) && isSealed(head);
}

function isSealed(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head).includes(SEAL_MARK);
}

/** A picture of any file that is read, by its content: a part as it is, a finished job as it will be made. @throws FormatError, UsageError */
export async function previewFile(file: PreviewFile, request: PreviewRequest): Promise<FilePreview> {
  const { source, head } = await plainSource(file.source);
  const format = sniffFormat(head, source.size, source.name, () => true);
  if (isJob(format, head, request)) return { preview: await previewJob(source, request), findings: [] };
  const outcome = await readPart(
    { name: source.name, bytes: await file.bytes() },
    { settings: settingWords(file.settings), resolve: file.resolve, fonts: file.fonts },
  );
  if (!outcome.ok) return { preview: null, findings: [outcome.finding] };
  return {
    preview: await previewPart(outcome.part, { ...request, jobAsDrawing: isSealed(head) }),
    findings: outcome.findings,
  };
}

import { assert } from '../../base/assert.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { DIALECT, DIALECTS, type Dialect } from './spec.ts';
import { GrblWriter } from './write-grbl.ts';
import { MarlinLaserWriter } from './write-marlin-laser.ts';
import { PrinterWriter } from './write-printer.ts';
import { TextSink } from './write-sink.ts';
import { commentLine, sequenceLines } from './write-text.ts';

/**
 * A planned job as G-code in its machine's dialect: header, start sequence, body, end sequence; LF, ASCII outside comments.
 * Every planned move becomes one line, so that the file can be compared move by move when it is read back.
 * @throws Bug where the dialect is unknown or has no word for what is planned
 */
export function writeGcode(job: Job): WrittenJob {
  const name = DIALECTS.find((dialect) => dialect === job.firmware);
  assert(name !== undefined, `no G-code dialect is called "${job.firmware}"`);
  const dialect = DIALECT[name];
  const sink = new TextSink();
  for (const line of job.header) sink.line(commentLine(line));
  for (const line of sequenceLines(job.start)) sink.line(line);
  const first = sink.lines + 1;
  const writer = writerOf(job, sink, dialect);
  writer.begin();
  for (const path of job.body) writer.path(path);
  writer.end();
  const last = sink.lines;
  const end = sequenceLines(job.end);
  for (const line of end) sink.line(line);
  if (
    name === 'grbl' &&
    writer instanceof GrblWriter &&
    !writer.ended &&
    !end.some((line) => /^\s*M(2|02|30)\b/i.test(line))
  )
    sink.line('M2');
  return { pieces: sink.pieces(), bodyLines: [first, last] };
}

/** Lasers are told by their operations. */
function writerOf(job: Job, sink: TextSink, dialect: Dialect): GrblWriter | MarlinLaserWriter | PrinterWriter {
  if (dialect.packed) return new GrblWriter(job, sink, dialect);
  if (job.driver !== undefined) return new MarlinLaserWriter(job, sink, dialect);
  return new PrinterWriter(job, sink, dialect);
}

import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { Command } from './spec.ts';
import { BodyWriter } from './write-body.ts';
import { withoutArcs } from './write-chords.ts';
import { frameOf } from './write-frame.ts';
import { writeHeader } from './write-header.ts';
import { surveyJob } from './write-layers.ts';
import { CommandSink } from './write-sink.ts';

/**
 * A planned laser job as a Ruida file: header with the boxes and the layers, body in the planned order, end with the
 * length burnt and the sum of all plain bytes before it (the rule is meerk40t's, MIT: `rdjob.py`, `file_sum`). Straight
 * moves only, in whole micrometres: arcs become chords, and the body that holds them is given back. What is planned dark
 * goes at travel speed, as the controller knows no other dark move. Every move becomes one command, so that the file can be
 * compared move by move when it is read back.
 * @throws Bug where the plan holds more layers than the controller has
 */
export function writeRuida(job: Job): WrittenJob {
  const held = withoutArcs(job.body);
  const frame = frameOf(job);
  const survey = surveyJob(held, frame);
  const sink = new CommandSink();
  writeHeader(sink, survey);
  const first = sink.commands + 1;
  const body = new BodyWriter(sink, survey.layers, frame);
  for (const path of held) body.path(path);
  sink.put(Command.finish);
  const last = sink.commands;
  sink.put(Command.frame, 0x00);
  const length = Math.min(2 ** 34, Math.round(body.burnt));
  sink.put(Command.work, 0x01, 0x06, 0x20).long(length).long(length);
  sink.put(Command.sum, 0x05).long(sink.sum - Command.sum - 0x05);
  sink.put(Command.end);
  return { pieces: [sink.take()], bodyLines: [first, last], ...(held === job.body ? {} : { held }) };
}

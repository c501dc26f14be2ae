import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { Command } from './spec.ts';
import { BodyWriter } from './write-body.ts';
import { asControllerKnows } from './write-chords.ts';
import { frameOf } from './write-frame.ts';
import { writeHeader } from './write-header.ts';
import { surveyJob } from './write-layers.ts';
import { CommandSink } from './write-sink.ts';

/** How much commoner than any other byte zero is made, by delays of nothing after the last move. */
const LEAD_OF_ZERO = 64;

/**
 * A planned laser job as a Ruida file: header with the boxes and the layers, body in the planned order, end with the
 * length burnt and the sum of all other plain bytes, the last one too (so in LightBurn's files). Straight moves only, in
 * whole micrometres: arcs become chords, long rows short stretches, and the body that holds them is given back. What is
 * planned dark goes at travel speed, as the controller knows no other dark move. Every move becomes one command, so that
 * the file can be compared move by move when it is read back.
 * @throws Bug where the plan holds more layers than the controller has
 */
export function writeRuida(job: Job): WrittenJob {
  const held = asControllerKnows(job.body);
  const frame = frameOf(job);
  const survey = surveyJob(held, frame);
  const sink = new CommandSink();
  writeHeader(sink, survey, job.scale.machineZero !== undefined);
  const first = sink.commands + 1;
  const body = new BodyWriter(sink, survey.layers, frame);
  for (const path of held) body.path(path);
  body.end();
  while (sink.zeroLacks() > -LEAD_OF_ZERO) sink.put(Command.power, 0x12).long(0);
  const last = sink.commands;
  sink.put(Command.finish).put(Command.frame, 0x00);
  const length = Math.floor(body.burnt / 1000);
  sink.put(Command.work, 0x01, 0x06, 0x20).long(length).long(length);
  const sum = sink.sum + Command.end;
  sink.put(Command.sum, 0x05).long(sum);
  sink.put(Command.end);
  return { pieces: [sink.take()], bodyLines: [first, last], ...(held === job.body ? {} : { held }) };
}

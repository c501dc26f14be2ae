import type { JobReader, JobReadOptions } from '../../model/format.ts';
import { colorJob, gatherBytes } from '../read-artwork-job.ts';
import { readDxfInPlace } from './read.ts';

/** A DXF as a job, its layers and colours read by the machine's profile. @throws FormatError where it cannot be read */
export async function* openDxfJob(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const bytes = await gatherBytes(chunks);
  const file = { name: 'job.dxf', bytes };
  const reading = await readDxfInPlace(file, { settings: new Map(), resolve: async () => undefined });
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return yield* colorJob(reading, options, lines);
}

import type { JobReader, JobReadOptions } from '../../model/format.ts';
import { colorJob, gatherBytes } from '../read-artwork-job.ts';
import { readSvg } from './read.ts';

/** An SVG as a job for a driver that goes by colours, of any origin. @throws FormatError where it cannot be read */
export async function* openSvgJob(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const bytes = await gatherBytes(chunks);
  const reading = await readSvg({ name: 'job.svg', bytes }, { settings: new Map(), resolve: async () => undefined });
  return yield* colorJob(reading, options, linesOf(bytes));
}

function linesOf(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

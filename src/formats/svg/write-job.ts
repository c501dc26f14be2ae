import { assert } from '../../base/assert.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import { artworkOf } from '../write-artwork.ts';
import { drawingOfArtwork } from '../write-artwork-drawing.ts';
import { toolpathOfArtwork } from '../write-artwork-path.ts';
import { writeSvg } from './write.ts';

/** [rad] An arc of the file turns at most so far: its centre is found well from its ends and radius. */
const MOST_SWEEP = (2 * Math.PI) / 3;

/**
 * A job for a driver that goes by colours: the whole bed as page, every stroke a hairline in its operation's colour, the
 * engraving as grey pictures. The same bytes for the same job.
 */
export async function writeSvgJob(job: Job): Promise<WrittenJob> {
  const { driver } = job;
  assert(driver !== undefined, 'a drawing job needs the driver’s settings');
  const artwork = artworkOf(job.body, driver, () => MOST_SWEEP);
  const bytes = await writeSvg(drawingOfArtwork(artwork, driver));
  const start = bytes.indexOf(10) + 1;
  const comments = new TextEncoder().encode(
    job.header.map((line) => `<!-- ${line.replace(/--+/g, '-')} -->\n`).join(''),
  );
  const whole = new Uint8Array(bytes.length + comments.length);
  whole.set(bytes.subarray(0, start));
  whole.set(comments, start);
  whole.set(bytes.subarray(start), start + comments.length);
  const held = toolpathOfArtwork(artwork, driver, job.body[0]?.start ?? [0, 0, 0]);
  return { pieces: [whole], bodyLines: [0, Number.MAX_SAFE_INTEGER], held, dot: driver.interval };
}

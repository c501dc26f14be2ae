import type { PlannedPlate } from '../../model/job.ts';
import type { NamedPart } from '../../model/part.ts';
import { encodePng } from '../../picture/encode-png.ts';
import { encodeQoi } from '../../picture/encode-qoi.ts';
import { platePictures, type StandingMesh } from '../../picture/plate-picture.ts';
import type { OpenBench } from '../open-bench.ts';

/** Letters of one line of a picture, as PrusaSlicer writes them. */
const LINE = 78;

/**
 * Pictures of a plate for the printer's screen, as lines of the job's header: PNG in base64 between `thumbnail begin` and
 * `thumbnail end`, as Klipper's front ends and web pages read them; QOI between `thumbnail_QOI begin` and `… end`, as the
 * screens of Prusa's newer printers and Duet's do. None where the machine asks for none. Readers pass over them: they are
 * comments.
 */
export async function thumbnailLines(
  { placements }: Pick<PlannedPlate, 'placements'>,
  parts: readonly NamedPart[],
  { bench }: OpenBench,
): Promise<readonly string[]> {
  const sizes = bench.thumbnails ?? [];
  if (sizes.length === 0) return [];
  const standing = placements.flatMap(({ file, turn, bounds }): StandingMesh[] => {
    const part = parts.find((named) => named.file === file)?.part;
    return part?.kind === 'mesh' ? [{ mesh: part, turn, bounds }] : [];
  });
  if (standing.length === 0) return [];
  const lines: string[] = [];
  const pictures = platePictures(standing, sizes);
  for (const [n, { width, height, format }] of sizes.entries()) {
    const picture = pictures[n]!;
    const text = Buffer.from(format === 'QOI' ? encodeQoi(picture) : await encodePng(picture)).toString('base64');
    const word = format === 'QOI' ? 'thumbnail_QOI' : 'thumbnail';
    lines.push('', `${word} begin ${width}x${height} ${text.length}`);
    for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
    lines.push(`${word} end`, '');
  }
  return lines;
}

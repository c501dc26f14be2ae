import type { PlannedPlate } from '../model/job.ts';
import type { NamedPart } from '../model/part.ts';
import { encodePng } from '../picture/encode-png.ts';
import { platePictures, type StandingMesh } from '../picture/plate-picture.ts';
import type { OpenBench } from './open-bench.ts';

/** Letters of one line of a picture, as PrusaSlicer writes them. */
const LINE = 78;

/**
 * Pictures of a plate for the printer's screen, as lines of the job's header: PNG in base64 between `thumbnail begin` and
 * `thumbnail end`, as Prusa's firmware, Klipper's front ends and RepRapFirmware read them. None where the machine asks for
 * none. Readers pass over them: they are comments.
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
  for (const picture of platePictures(standing, sizes)) {
    const { width, height } = picture;
    const text = Buffer.from(await encodePng(picture)).toString('base64');
    lines.push('', `thumbnail begin ${width}x${height} ${text.length}`);
    for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
    lines.push('thumbnail end', '');
  }
  return lines;
}

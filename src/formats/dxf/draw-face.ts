import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { type Entity, numberOf } from './entity.ts';

/** [drawing units] Corners whose heights differ by less lie level. */
const LEVEL = 1e-3;

/** x, y, z of the corners of a 3DFACE: four, or three where the last two are one. */
function cornersOf(entity: Entity): readonly (readonly [x: number, y: number, z: number])[] {
  const corner = (k: number, standard: readonly number[]): readonly [number, number, number] => [
    numberOf(entity, 10 + k, standard[0]),
    numberOf(entity, 20 + k, standard[1]),
    numberOf(entity, 30 + k, standard[2]),
  ];
  const corners = [0, 1, 2].map((k) => corner(k, [0, 0, 0]));
  const third = corners[2]!;
  const fourth = corner(3, third);
  return fourth.every((value, k) => value === third[k]) ? corners : [...corners, fourth];
}

/** Whether a 3DFACE lies level, as in a drawing; faces of a solid that lean are none to be cut. */
export function isLevelFace(entity: Entity): boolean {
  const [first, ...others] = cornersOf(entity);
  return others.every(([, , z]) => Math.abs(z - first![2]) <= LEVEL);
}

/** The edges of a 3DFACE that show: group 70 hides the first by 1, the others by 2, 4 and 8. */
export function drawFace(builder: SubpathBuilder, entity: Entity): void {
  const corners = cornersOf(entity);
  const hidden = numberOf(entity, 70);
  const count = corners.length;
  // Of a triangle the edge between its third corner and the fourth, which is the same, has no length.
  const shows = corners.map((_, k) => (hidden & (k === count - 1 ? 8 : 1 << k)) === 0);
  // Begun behind a hidden edge, so that what shows is in one piece.
  const from = Math.max(0, shows.lastIndexOf(false) + 1) % count;
  if (shows.every(Boolean)) {
    for (const [k, [x, y]] of corners.entries()) k === 0 ? builder.moveTo(x, y) : builder.lineTo(x, y);
    builder.close();
    return;
  }
  for (let step = 0; step < count; step++) {
    const k = (from + step) % count;
    if (!shows[k]) continue;
    const [x0, y0] = corners[k]!;
    const [x1, y1] = corners[(k + 1) % count]!;
    if (step === 0 || !shows[(k + count - 1) % count]) builder.moveTo(x0, y0);
    builder.lineTo(x1, y1);
  }
}

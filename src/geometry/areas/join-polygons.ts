import type { Polygons } from './polygons.ts';

/** Contours of several areas as one set: of areas that lie apart, or for `union`, which sorts overlaps out. */
export function joinPolygons(parts: readonly Polygons[]): Polygons {
  const coordinates = new Float64Array(parts.reduce((sum, part) => sum + part.coordinates.length, 0));
  const ends = new Uint32Array(parts.reduce((sum, part) => sum + part.ends.length, 0));
  let numbers = 0;
  let contours = 0;
  for (const part of parts) {
    coordinates.set(part.coordinates, numbers);
    for (const end of part.ends) ends[contours++] = end + numbers / 2;
    numbers += part.coordinates.length;
  }
  return { coordinates, ends };
}

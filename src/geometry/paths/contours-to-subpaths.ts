import type { Subpath } from '../../model/part.ts';
import type { Polygons } from '../areas/polygons.ts';

/** Contours as closed strokes of lines, in their order. */
export function contoursToSubpaths({ coordinates, ends }: Polygons): readonly Subpath[] {
  const subpaths: Subpath[] = [];
  let first = 0;
  for (const end of ends) {
    const count = end - first;
    const numbers = new Float64Array(2 * count);
    numbers.set(coordinates.subarray(2 * first + 2, 2 * end));
    numbers[2 * count - 2] = coordinates[2 * first]!;
    numbers[2 * count - 1] = coordinates[2 * first + 1]!;
    subpaths.push({
      x0: coordinates[2 * first]!,
      y0: coordinates[2 * first + 1]!,
      verbs: new Uint8Array(count), // lines, back to the first point
      coordinates: numbers,
      closed: true,
    });
    first = end;
  }
  return subpaths;
}

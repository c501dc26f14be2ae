import type { Polygons } from './polygons.ts';

/** Whether a place [mm] lies inside, even-odd; on the line it may say either. Looks at every edge: for few places. */
export function containsPoint({ coordinates, ends }: Polygons, x: number, y: number): boolean {
  let inside = false;
  let first = 0;
  for (let c = 0; c < ends.length; c++) {
    const end = 2 * ends[c]!;
    for (let i = first, j = end - 2; i < end; j = i, i += 2) {
      const y0 = coordinates[j + 1]!;
      const y1 = coordinates[i + 1]!;
      if (y0 > y === y1 > y) continue;
      const x0 = coordinates[j]!;
      if (x < x0 + ((y - y0) / (y1 - y0)) * (coordinates[i]! - x0)) inside = !inside;
    }
    first = end;
  }
  return inside;
}

import type { SolidSpans } from './solid-spans.ts';

/** [mm] The box of some spans' lower ends, each as wide as a ray's cell. */
export function boxOfCells(
  { rayOf, from, grid: { pitch, columns, u0, v0 } }: SolidSpans,
  cells: readonly number[],
): { readonly low: [number, number, number]; readonly high: [number, number, number] } {
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const s of cells) {
    const x = u0 + (rayOf[s]! % columns) * pitch;
    const y = v0 + Math.floor(rayOf[s]! / columns) * pitch;
    low[0] = Math.min(low[0], x - pitch / 2);
    low[1] = Math.min(low[1], y - pitch / 2);
    low[2] = Math.min(low[2], from[s]!);
    high[0] = Math.max(high[0], x + pitch / 2);
    high[1] = Math.max(high[1], y + pitch / 2);
    high[2] = Math.max(high[2], from[s]!);
  }
  return { low, high };
}

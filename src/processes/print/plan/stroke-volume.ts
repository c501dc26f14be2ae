import type { Stroke } from './stroke.ts';
import { eachSegment, segmentArea } from './stroke-speed.ts';

/** [mm3] That strokes lay. */
export function volumeOf(strokes: readonly Stroke[]): number {
  let volume = 0;
  for (const stroke of strokes)
    eachSegment(stroke, (i, j, length) => {
      volume += length * segmentArea(stroke, i, j);
    });
  return volume;
}

/** The stroke with so many times its cross-section. */
export function thickened(stroke: Stroke, times: number): Stroke {
  const { area } = stroke;
  return { ...stroke, area: typeof area === 'number' ? times * area : area.map((each) => times * each) };
}

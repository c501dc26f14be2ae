/** Tops and heights of all layers, from the bed up. [mm] */
export interface LayerHeights {
  readonly tops: Float64Array;
  readonly heights: Float64Array;
}

/** Equal layers over a first one. The last is kept when at least half of it is filled: when its middle cuts the part. */
export function evenLayers(partHeight: number, first: number, height: number): LayerHeights {
  const tops: number[] = [];
  const heights: number[] = [];
  for (let z = 0; ; ) {
    const h = tops.length === 0 ? first : height;
    if (z + h / 2 >= partHeight - 1e-9) break;
    // From the count, not by adding up, so that no error grows.
    z = first + tops.length * height;
    tops.push(z);
    heights.push(h);
  }
  return { tops: Float64Array.from(tops), heights: Float64Array.from(heights) };
}

/** The layers that cut a part of this height. */
export function layersOfPart({ tops, heights }: LayerHeights, partHeight: number): number {
  let count = 0;
  while (count < tops.length && tops[count]! - heights[count]! / 2 < partHeight - 1e-9) count++;
  return count;
}

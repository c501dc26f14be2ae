/** [mm] Greater side of the box around places, x y of each. */
export function sizeOf(coordinates: Float64Array): number {
  let size = 0;
  for (const axis of [0, 1]) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < coordinates.length; i += 2) {
      low = Math.min(low, coordinates[i]!);
      high = Math.max(high, coordinates[i]!);
    }
    size = Math.max(size, high - low);
  }
  return size;
}

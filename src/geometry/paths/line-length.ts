/** [mm] Of an open line of points, x, y, x, y …. */
export function lineLength(line: Float64Array): number {
  let total = 0;
  for (let k = 2; k < line.length; k += 2) {
    const dx = line[k]! - line[k - 2]!;
    const dy = line[k + 1]! - line[k - 1]!;
    total += Math.sqrt(dx * dx + dy * dy);
  }
  return total;
}

import type { Pen } from '../../model/part.ts';
import { lineLength } from './line-length.ts';

/** More dashes than anyone draws on one line: it is taken as a whole one. */
const MOST_DASHES = 100_000;
/** [mm] Length of a dash of length 0, which round and square ends make a dot that lies along the line. */
const DOT = 1e-4;

/** The dashes of a line of points (x, y, x, y …), in its order; the line itself where the pen draws it whole. */
export function dashLine(line: Float64Array, { dashes, dashOffset, cap }: Pen): readonly Float64Array[] {
  const lengths = cap === 'butt' ? dashes : withDots(dashes);
  const period = lengths.reduce((sum, length) => sum + length, 0);
  if (!(period > 0) || lineLength(line) / period > MOST_DASHES) return [line];
  let [index, left] = dashAt(lengths, (((dashOffset % period) + period) % period) % period);
  const out: Float64Array[] = [];
  let dash: number[] = index % 2 === 0 ? [line[0]!, line[1]!] : [];
  for (let k = 2; k < line.length; k += 2) {
    const [x0, y0, x1, y1] = [line[k - 2]!, line[k - 1]!, line[k]!, line[k + 1]!];
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
    let at = 0;
    while (length - at >= left) {
      at += left;
      const [x, y] = [x0 + ((x1 - x0) * at) / length, y0 + ((y1 - y0) * at) / length];
      if (index % 2 === 0) {
        if (left > 0) out.push(Float64Array.from([...dash, x, y]));
        dash = [];
      } else dash = [x, y];
      index = (index + 1) % lengths.length;
      left = lengths[index]!;
    }
    left -= length - at;
    if (index % 2 === 0 && length > at) dash.push(x1, y1);
  }
  if (dash.length > 2) out.push(Float64Array.from(dash));
  return out;
}

/** Dots take their length from the gap behind them, so that they keep their places. */
function withDots(dashes: readonly number[]): readonly number[] {
  return dashes.map((length, k) => {
    if (k % 2 === 0) return length === 0 ? DOT : length;
    return dashes[k - 1] === 0 ? Math.max(0, length - DOT) : length;
  });
}

/** The dash or gap that lies at a place of the period, and how much of it is left. */
function dashAt(dashes: readonly number[], place: number): [index: number, left: number] {
  let index = 0;
  let left = dashes[0]! - place;
  while (left <= 0 && index < dashes.length - 1) left += dashes[++index]!;
  return [index, left];
}

/** How dark hollows and edges become, 0…1. */
const HOLLOW_STRENGTH = 0.4;
const EDGE_STRENGTH = 0.45;
/** [samples] A depth that bends less is no edge; one that bends by the second more is a full one. */
const EDGE_FROM = 3;
const EDGE_SPAN = 6;

/**
 * How much darker each sample is, 0…1: hollows by how much lower they lie than what is within `radius` samples (Luft,
 * Colditz and Deussen 2006, "Image enhancement by unsharp masking the depth buffer"), edges where the depth jumps.
 */
export function depthShade(depth: Float32Array, width: number, height: number, radius: number): Float32Array {
  const { mean: around, share } = meanDepth(depth, width, height, radius);
  const out = new Float32Array(depth.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const z = depth[at]!;
      if (z === Number.NEGATIVE_INFINITY) continue;
      // Towards an outline only one side counts, and a slope would be taken for a hollow.
      const sure = Math.max(0, 2 * share[at]! - 1);
      const hollow = Math.max(0, Math.min(1, (around[at]! - z) / radius)) * HOLLOW_STRENGTH * sure * sure;
      const across = x > 0 && x + 1 < width ? bend(depth[at - 1]!, z, depth[at + 1]!) : 0;
      const down = y > 0 && y + 1 < height ? bend(depth[at - width]!, z, depth[at + width]!) : 0;
      const edge = Math.max(0, Math.min(1, (Math.max(across, down) - EDGE_FROM) / EDGE_SPAN)) * EDGE_STRENGTH;
      out[at] = 1 - (1 - hollow) * (1 - edge);
    }
  }
  return out;
}

/** Second difference of three neighbours, in samples; an outline against nothing is a full edge. */
function bend(before: number, here: number, after: number): number {
  const value = Math.abs(before - 2 * here + after);
  return Number.isFinite(value) ? value : EDGE_FROM + EDGE_SPAN;
}

/** Mean depth of what is within a square, and how much of the square that is; nothing counts for nothing. */
interface Around {
  readonly mean: Float32Array;
  readonly share: Float32Array;
}

/** Running sums: the radius costs nothing. */
function meanDepth(depth: Float32Array, width: number, height: number, radius: number): Around {
  const sums = new Float32Array(depth.length);
  const counts = new Float32Array(depth.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let [sum, count] = [0, 0];
    const take = (x: number, sign: number): void => {
      if (x < 0 || x >= width || depth[row + x] === Number.NEGATIVE_INFINITY) return;
      sum += sign * depth[row + x]!;
      count += sign;
    };
    for (let x = 0; x < radius; x++) take(x, 1);
    for (let x = 0; x < width; x++) {
      take(x + radius, 1);
      take(x - radius - 1, -1);
      sums[row + x] = sum;
      counts[row + x] = count;
    }
  }
  return columnMeans(sums, counts, [width, height], radius);
}

function columnMeans(
  sums: Float32Array,
  counts: Float32Array,
  [width, height]: readonly [number, number],
  radius: number,
): Around {
  const mean = new Float32Array(sums.length);
  const share = new Float32Array(sums.length);
  const all = (2 * radius + 1) ** 2;
  const sum = new Float64Array(width);
  const count = new Float64Array(width);
  const take = (y: number, sign: number): void => {
    if (y < 0 || y >= height) return;
    for (let x = 0; x < width; x++) {
      sum[x]! += sign * sums[y * width + x]!;
      count[x]! += sign * counts[y * width + x]!;
    }
  };
  for (let y = 0; y < radius; y++) take(y, 1);
  for (let y = 0; y < height; y++) {
    take(y + radius, 1);
    take(y - radius - 1, -1);
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      mean[at] = count[x]! < 0.5 ? Number.NEGATIVE_INFINITY : sum[x]! / count[x]!;
      share[at] = count[x]! / all;
    }
  }
  return { mean, share };
}

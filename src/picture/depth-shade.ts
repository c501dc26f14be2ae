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
  for (let row = 0; row < depth.length; row += width) {
    // What enters the square at x has its place at x + radius.
    let sum = 0;
    let count = 0;
    let empty = true;
    for (let x = -radius; x < width; x++) {
      const enters = x + radius < width ? depth[row + x + radius]! : Number.NEGATIVE_INFINITY;
      if (enters !== Number.NEGATIVE_INFINITY) {
        sum += enters;
        count++;
        empty = false;
      }
      if (empty || x < 0) continue;
      const leaves = x > radius ? depth[row + x - radius - 1]! : Number.NEGATIVE_INFINITY;
      if (leaves !== Number.NEGATIVE_INFINITY) {
        sum -= leaves;
        count--;
      }
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
  for (let y = -radius; y < height; y++) {
    const enters = y + radius < height ? (y + radius) * width : -1;
    const leaves = y > radius ? (y - radius - 1) * width : -1;
    for (let x = 0; x < width; x++) {
      if (enters >= 0) {
        sum[x]! += sums[enters + x]!;
        count[x]! += counts[enters + x]!;
      }
      if (y < 0) continue;
      if (leaves >= 0) {
        sum[x]! -= sums[leaves + x]!;
        count[x]! -= counts[leaves + x]!;
      }
      const at = y * width + x;
      mean[at] = count[x]! < 0.5 ? Number.NEGATIVE_INFINITY : sum[x]! / count[x]!;
      share[at] = count[x]! / all;
    }
  }
  return { mean, share };
}

/**
 * How deep two triangles go through each other, 0 where they only touch, lie in one plane, or miss.
 *
 * Idea (Möller 1997): each must have corners on both sides of the other's plane; then both cut the line in which the
 * planes meet in an interval, and the intervals must overlap. The depth is the least of the overlap and of how far
 * each one's corners stick out on its shorter side. It is compared with a millionth of the part's size, ten orders
 * above the rounding of doubles, so no exact predicates are needed: what is nearer than that is a touch, not a crossing.
 */
const work = new Float64Array(32);

/** @param a,b place of the first corner of each in `triangles` */
export function crossingDepth(p: ArrayLike<number>, triangles: ArrayLike<number>, a: number, b: number): number {
  const a0 = 3 * triangles[a]!;
  const a1 = 3 * triangles[a + 1]!;
  const a2 = 3 * triangles[a + 2]!;
  const b0 = 3 * triangles[b]!;
  const b1 = 3 * triangles[b + 1]!;
  const b2 = 3 * triangles[b + 2]!;
  const sideB = heights(p, a0, a1, a2, b0, b1, b2, 0);
  if (sideB === 0) return 0;
  const sideA = heights(p, b0, b1, b2, a0, a1, a2, 6);
  if (sideA === 0) return 0;
  // Direction of the common line: normal of a (3…5) × normal of b (9…11).
  const dx = work[4]! * work[11]! - work[5]! * work[10]!;
  const dy = work[5]! * work[9]! - work[3]! * work[11]!;
  const dz = work[3]! * work[10]! - work[4]! * work[9]!;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (length < 1e-12) return 0;
  const ux = dx / length;
  const uy = dy / length;
  const uz = dz / length;
  // Measured from a corner of a, so that coordinates far from the origin lose nothing.
  const ox = p[a0]!;
  const oy = p[a0 + 1]!;
  const oz = p[a0 + 2]!;
  const along = (v: number): number => ux * (p[v]! - ox) + uy * (p[v + 1]! - oy) + uz * (p[v + 2]! - oz);
  interval(along(a0), along(a1), along(a2), work[6]!, work[7]!, work[8]!, 12);
  interval(along(b0), along(b1), along(b2), work[0]!, work[1]!, work[2]!, 14);
  const overlap = Math.min(work[13]!, work[15]!) - Math.max(work[12]!, work[14]!);
  return overlap <= 0 ? 0 : Math.min(overlap, sideA, sideB);
}

/**
 * Heights of three corners over the plane of a triangle, into work[to…to+2]; its unit normal into work[to+3…to+5].
 * @returns how far they stick out on the shorter side, 0 where they are all on one side
 */
function heights(
  p: ArrayLike<number>,
  a: number,
  b: number,
  c: number,
  u: number,
  v: number,
  w: number,
  to: number,
): number {
  const ax = p[a]!;
  const ay = p[a + 1]!;
  const az = p[a + 2]!;
  const bx = p[b]! - ax;
  const by = p[b + 1]! - ay;
  const bz = p[b + 2]! - az;
  const cx = p[c]! - ax;
  const cy = p[c + 1]! - ay;
  const cz = p[c + 2]! - az;
  let nx = by * cz - bz * cy;
  let ny = bz * cx - bx * cz;
  let nz = bx * cy - by * cx;
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (size === 0) return 0;
  nx /= size;
  ny /= size;
  nz /= size;
  const hu = nx * (p[u]! - ax) + ny * (p[u + 1]! - ay) + nz * (p[u + 2]! - az);
  const hv = nx * (p[v]! - ax) + ny * (p[v + 1]! - ay) + nz * (p[v + 2]! - az);
  const hw = nx * (p[w]! - ax) + ny * (p[w + 1]! - ay) + nz * (p[w + 2]! - az);
  work[to] = hu;
  work[to + 1] = hv;
  work[to + 2] = hw;
  work[to + 3] = nx;
  work[to + 4] = ny;
  work[to + 5] = nz;
  const above = Math.max(hu, hv, hw);
  const below = -Math.min(hu, hv, hw);
  return above > 0 && below > 0 ? Math.min(above, below) : 0;
}

/** Where a triangle with corners at `x…z` along the line and heights `hx…hz` over the plane cuts the line. */
function interval(x: number, y: number, z: number, hx: number, hy: number, hz: number, to: number): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  if (hx > 0 !== hy > 0) {
    const at = x + ((y - x) * hx) / (hx - hy);
    low = at;
    high = at;
  }
  if (hy > 0 !== hz > 0) {
    const at = y + ((z - y) * hy) / (hy - hz);
    if (at < low) low = at;
    if (at > high) high = at;
  }
  if (hz > 0 !== hx > 0) {
    const at = z + ((x - z) * hz) / (hz - hx);
    if (at < low) low = at;
    if (at > high) high = at;
  }
  work[to] = low;
  work[to + 1] = high;
}

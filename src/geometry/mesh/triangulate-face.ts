/**
 * Cuts one flat face with any number of corners into triangles: ear clipping in the plane in which the face is widest.
 * Concave faces come out right; crossed ones come out somehow, but always as n − 2 triangles.
 * Cost: O(n²) for the faces that people draw. A budget keeps a hostile face of 100,000 corners from O(n³):
 * when it is used up, the rest is cut as a fan.
 */
const BUDGET = 4e6; // [corner tests] about 20 ms

/**
 * @param corners indices of the face's points, in order
 * @param emit is called with places in `corners`, n − 2 times
 */
export function triangulateFace(
  positions: ArrayLike<number>,
  corners: ArrayLike<number>,
  emit: (a: number, b: number, c: number) => void,
): void {
  const n = corners.length;
  if (n < 3) return;
  if (n === 3) {
    emit(0, 1, 2);
    return;
  }
  const flat = project(positions, corners);
  const next = Uint32Array.from({ length: n }, (_, i) => (i + 1) % n);
  const last = Uint32Array.from({ length: n }, (_, i) => (i + n - 1) % n);
  let left = n;
  let at = 0;
  let misses = 0;
  let budget = BUDGET;
  while (left > 3) {
    const a = last[at]!;
    const c = next[at]!;
    const ear = misses >= left || budget <= 0;
    if (!ear && budget > 0) budget -= left;
    if (ear || isEar(flat, next, a, at, c)) {
      emit(a, at, c);
      next[a] = c;
      last[c] = a;
      left--;
      misses = 0;
      at = c;
    } else {
      misses++;
      at = c;
    }
  }
  emit(last[at]!, at, next[at]!);
}

/** Corners in the plane of the two greatest parts of the face's area vector, counter-clockwise. */
function project(positions: ArrayLike<number>, corners: ArrayLike<number>): Float64Array {
  let nx = 0;
  let ny = 0;
  let nz = 0;
  const n = corners.length;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const p = 3 * corners[j]!;
    const q = 3 * corners[i]!;
    const px = positions[p]!;
    const py = positions[p + 1]!;
    const pz = positions[p + 2]!;
    const qx = positions[q]!;
    const qy = positions[q + 1]!;
    const qz = positions[q + 2]!;
    nx += (py - qy) * (pz + qz);
    ny += (pz - qz) * (px + qx);
    nz += (px - qx) * (py + qy);
  }
  const ax = Math.abs(nx);
  const ay = Math.abs(ny);
  const az = Math.abs(nz);
  const [u, v, sign] = az >= ax && az >= ay ? [0, 1, nz] : ax >= ay ? [1, 2, nx] : [2, 0, ny];
  const flat = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    flat[2 * i] = positions[3 * corners[i]! + u]! * (sign < 0 ? -1 : 1);
    flat[2 * i + 1] = positions[3 * corners[i]! + v]!;
  }
  return flat;
}

function turn(flat: Float64Array, a: number, b: number, c: number): number {
  const abx = flat[2 * b]! - flat[2 * a]!;
  const aby = flat[2 * b + 1]! - flat[2 * a + 1]!;
  const acx = flat[2 * c]! - flat[2 * a]!;
  const acy = flat[2 * c + 1]! - flat[2 * a + 1]!;
  return abx * acy - aby * acx;
}

/** Convex, and no other corner inside. */
function isEar(flat: Float64Array, next: Uint32Array, a: number, b: number, c: number): boolean {
  if (turn(flat, a, b, c) <= 0) return false;
  for (let p = next[c]!; p !== a; p = next[p]!) {
    if (turn(flat, a, b, p) >= 0 && turn(flat, b, c, p) >= 0 && turn(flat, c, a, p) >= 0) {
      if (samePlace(flat, p, a) || samePlace(flat, p, b) || samePlace(flat, p, c)) continue;
      return false;
    }
  }
  return true;
}

function samePlace(flat: Float64Array, p: number, q: number): boolean {
  return flat[2 * p] === flat[2 * q] && flat[2 * p + 1] === flat[2 * q + 1];
}

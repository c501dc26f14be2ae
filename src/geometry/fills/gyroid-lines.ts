/**
 * Lines of a gyroid, sin x cos y + sin y cos z + sin z cos x = 0, at height z over a rectangle. [mm, turned into
 * radians by 2π / wavelength]
 *
 * At each x the equation is A sin y + B cos y = C with A = cos z, B = sin x, C = −sin z cos x, so its two roots are
 * y = ±acos(C / R) + atan2(A, B). Where |sin z| is over |cos z| the roots are taken along the other axis, so that
 * lines never turn back on themselves. Each root, shifted by whole waves, is one line.
 */
export function gyroidLines(
  bounds: readonly [x0: number, y0: number, x1: number, y1: number],
  z: number,
  wavelength: number,
  step: number,
): Float64Array[] {
  const [x0, y0, x1, y1] = bounds;
  const k = (2 * Math.PI) / wavelength;
  const cz = Math.cos(k * z);
  const sz = Math.sin(k * z);
  const upright = Math.abs(sz) > Math.abs(cz);
  const [a0, a1, b0, b1] = upright ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  const count = Math.max(2, Math.ceil((a1 - a0) / step) + 1);
  const lines: Float64Array[] = [];
  for (const branch of [1, -1]) {
    const roots = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const a = k * (a0 + ((a1 - a0) * i) / (count - 1));
      roots[i] = (upright ? rootAcross(a, cz, sz, branch) : rootAlong(a, cz, sz, branch)) / k;
      // Neighbouring roots are less than half a wave apart: choose the wave that goes on.
      if (i > 0) roots[i]! -= Math.round((roots[i]! - roots[i - 1]!) / wavelength) * wavelength;
    }
    const low = roots.reduce((a, b) => Math.min(a, b));
    const high = roots.reduce((a, b) => Math.max(a, b));
    for (let wave = Math.floor((b0 - high) / wavelength); wave * wavelength + low <= b1; wave++) {
      const line = new Float64Array(2 * count);
      for (let i = 0; i < count; i++) {
        const a = a0 + ((a1 - a0) * i) / (count - 1);
        const b = roots[i]! + wave * wavelength;
        line[2 * i] = upright ? b : a;
        line[2 * i + 1] = upright ? a : b;
      }
      lines.push(line);
    }
  }
  return lines;
}

/** y with sin x cos y + cos z sin y = −sin z cos x. */
function rootAlong(x: number, cz: number, sz: number, branch: number): number {
  const b = Math.sin(x);
  const r = Math.sqrt(b * b + cz * cz);
  const c = Math.max(-1, Math.min(1, (-sz * Math.cos(x)) / r));
  return branch * Math.acos(c) + Math.atan2(cz, b);
}

/** x with cos y sin x + sin z cos x = −cos z sin y. */
function rootAcross(y: number, cz: number, sz: number, branch: number): number {
  const a = Math.cos(y);
  const r = Math.sqrt(a * a + sz * sz);
  const c = Math.max(-1, Math.min(1, (-cz * Math.sin(y)) / r));
  return branch * Math.acos(c) + Math.atan2(a, sz);
}

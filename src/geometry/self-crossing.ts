import { chordsCross, eachNearChord, indexChords } from './chord-index.ts';

/**
 * Whether a closed outline (x, y pairs) crosses itself. Pairs of chords are tried one by one with their boxes as a first
 * look: outlines of a drawing have some tens of chords, and setting up an index or a polygon kernel for each costs more.
 * Above `MOST` chords the answer is `undefined`: ask the kernel then.
 */
export function crossesItself(outline: Float64Array): boolean | undefined {
  const n = outline.length / 2;
  if (n > MOST) return undefined;
  for (let a = 0; a + 2 < n; a++) {
    const ax = outline[2 * a]!;
    const ay = outline[2 * a + 1]!;
    const bx = outline[2 * a + 2]!;
    const by = outline[2 * a + 3]!;
    const x0 = Math.min(ax, bx);
    const x1 = Math.max(ax, bx);
    const y0 = Math.min(ay, by);
    const y1 = Math.max(ay, by);
    for (let c = a + 2; c < n; c++) {
      const d = c + 1 === n ? 0 : c + 1;
      if (d === a) continue;
      const cx = outline[2 * c]!;
      const dx = outline[2 * d]!;
      if ((cx < x0 && dx < x0) || (cx > x1 && dx > x1)) continue;
      const cy = outline[2 * c + 1]!;
      const dy = outline[2 * d + 1]!;
      if ((cy < y0 && dy < y0) || (cy > y1 && dy > y1)) continue;
      const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
      if (sideC * sideD > 0) continue;
      const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
      const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
      if (sideA * sideB <= 0) return true;
    }
  }
  return false;
}

const MOST = 256;

/** [mm] A place where a closed outline (x, y pairs) crosses itself; undefined where its chords at most touch. */
export function selfCrossingPoint(outline: Float64Array): readonly [x: number, y: number] | undefined {
  const chords = indexChords([{ points: outline, closed: true }]);
  const { ends } = chords;
  let found: readonly [number, number] | undefined;
  eachNearChord(chords, 0, (k, m) => {
    if (!chordsCross(ends, k, m)) return false;
    const [ax, ay] = [ends[4 * k]!, ends[4 * k + 1]!];
    const [dx, dy] = [ends[4 * k + 2]! - ax, ends[4 * k + 3]! - ay];
    const [cx, cy] = [ends[4 * m]!, ends[4 * m + 1]!];
    const [ex, ey] = [ends[4 * m + 2]! - cx, ends[4 * m + 3]! - cy];
    const t = ((cx - ax) * ey - (cy - ay) * ex) / (dx * ey - dy * ex);
    found = [ax + t * dx, ay + t * dy];
    return true;
  });
  return found;
}

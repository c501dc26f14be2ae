/**
 * A seeded source of numbers, the same on every machine: mulberry32 (public domain, Tommy Ettinger).
 * Cost: a few integer operations a number; period 2^32, enough for shuffles and jitters, not for secrets.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

import { expect, test } from 'vitest';
import { assemblyParts } from '../../test/support/assembly.ts';

interface Arc {
  setArc(x0: number, y0: number, x1: number, y1: number, cx: number, cy: number, clockwise: number): void;
  beginChords(count: number, turns: number): void;
  nextChord(k: number): void;
  chordX(): number;
  chordY(): number;
}

const arcs = await assemblyParts<Arc>('src/motion/assembly', ['arc']);

/** Radius at the ends of the chords, but the last, of a circle of 10 mm. */
function radii(count: number, turns: number): number[] {
  const arc = arcs();
  arc.setArc(110, 100, 110, 100, 100, 100, 1);
  arc.beginChords(count, turns);
  return Array.from({ length: count - 1 }, (_, n) => {
    arc.nextChord(n + 1);
    return Math.hypot(arc.chordX() - 100, arc.chordY() - 100);
  });
}

test('chords by their angle end on the circle', () => {
  for (const radius of radii(40, 0)) expect(radius).toBeCloseTo(10, 9);
});

test('each turn of the ray shrinks it by θ⁴/24, until it is taken from its angle again', () => {
  const shrink = 1 - ((2 * Math.PI) / 40) ** 4 / 24;
  for (const [n, radius] of radii(40, 12).entries()) {
    const turns = (n + 1) % 13;
    expect(radius / (10 * shrink ** turns)).toBeCloseTo(1, 5);
  }
});

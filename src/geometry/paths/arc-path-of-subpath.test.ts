import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subpath } from '../../model/part.ts';
import { arcPathArea, arcPathLength, flattenArcPath } from './arc-path.ts';
import { arcPathOfSubpath } from './arc-path-of-subpath.ts';
import { distance2ToSegment } from './containment.ts';
import { flattenSubpath } from './flatten-curve.ts';
import { SubpathBuilder } from './subpath-builder.ts';

function built(draw: (builder: SubpathBuilder) => void): Subpath {
  const builder = new SubpathBuilder();
  draw(builder);
  return builder.take([1, 0, 0, 1, 0, 0]).subpaths[0]!;
}

describe('arcPathOfSubpath', () => {
  test('a circle stays a circle, exactly', () => {
    const stroke = built((b) => {
      b.moveTo(30, 20);
      b.arcTo({ cx: 20, cy: 20, rx: 10, ry: 10, turn: 0, start: 0, sweep: -2 * Math.PI }, 30, 20);
      b.close();
    });
    const path = arcPathOfSubpath(stroke, 0.01);
    expect(path.x.length).toBe(2);
    expect(arcPathLength(path)).toBeCloseTo(20 * Math.PI, 9);
    expect(arcPathArea(path)).toBeCloseTo(-100 * Math.PI, 9);
  });

  test('a circle that a CAD program wrote as 720 chords is a few arcs again', () => {
    const stroke = built((b) => {
      b.moveTo(25, 0);
      for (let k = 1; k < 720; k++) b.lineTo(25 * Math.cos((k * Math.PI) / 360), 25 * Math.sin((k * Math.PI) / 360));
      b.close();
    });
    const path = arcPathOfSubpath(stroke, 0.01);
    expect(path.x.length).toBeLessThan(6);
    expect(Math.abs(arcPathLength(path) - 50 * Math.PI)).toBeLessThan(0.02);
  });

  test('a small star keeps its points', () => {
    const corners = Array.from({ length: 20 }, (_, k) => {
      const [r, angle] = [k % 2 === 0 ? 3 : 1.5, (k * Math.PI) / 10];
      return [r * Math.cos(angle), r * Math.sin(angle)] as const;
    });
    const stroke = built((b) => {
      b.moveTo(...corners[0]!);
      for (const corner of corners.slice(1)) b.lineTo(...corner);
      b.close();
    });
    const path = arcPathOfSubpath(stroke, 0.01);
    expect(path.x.length).toBe(20);
    expect(path.bulge.every((b) => b === 0)).toBe(true);
  });

  test('whatever is drawn, the path stays within the tolerance of it', () => {
    const coordinate = fc.integer({ min: -40, max: 40 });
    const curve = fc.tuple(fc.boolean(), coordinate, coordinate, coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(curve, { minLength: 1, maxLength: 5 }), (curves) => {
        const stroke = built((b) => {
          b.moveTo(100, 100);
          for (const [straight, a, c, d, e, x, y] of curves) {
            if (straight) b.lineTo(100 + x, 100 + y);
            else b.cubicTo(100 + a, 100 + c, 100 + d, 100 + e, 100 + x, 100 + y);
          }
        });
        if (stroke === undefined) return;
        const fine = flattenSubpath(stroke, 0.001);
        const fitted = flattenArcPath(arcPathOfSubpath(stroke, 0.02), 0.001);
        expect(farthest(fine, fitted)).toBeLessThan(0.03);
        expect(farthest(fitted, fine)).toBeLessThan(0.03);
      }),
      { numRuns: 40 },
    );
  });
});

/** How far a vertex of one chain is from the other, at most. */
function farthest(chain: Float64Array, other: Float64Array): number {
  let most = 0;
  for (let k = 0; k < chain.length; k += 8) {
    let best = Infinity;
    for (let p = 2; p < other.length; p += 2) {
      best = Math.min(
        best,
        distance2ToSegment(chain[k]!, chain[k + 1]!, other[p - 2]!, other[p - 1]!, other[p]!, other[p + 1]!),
      );
    }
    most = Math.max(most, best);
  }
  return Math.sqrt(most);
}

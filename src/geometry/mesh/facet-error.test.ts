import { describe, expect, test } from 'vitest';
import { ball, box, circle, meshOf, moved, prism, ring, subdivided } from '../../../test/meshes.ts';
import type { Mesh } from '../../model/part.ts';
import { type FacetError, facetError } from './facet-error.ts';
import { buildEdges } from './half-edges.ts';
import { triangleNormals } from './triangle-normals.ts';

function errorOf({ positions, triangles }: Mesh): FacetError {
  const edges = buildEdges(triangles, positions.length / 3);
  return facetError(positions, triangles, edges, triangleNormals(positions, triangles), 0.1);
}

/** How far the middle of a side lies inside the circle. */
const sagitta = (radius: number, sides: number): number => radius * (1 - Math.cos(Math.PI / sides));

/** Strips of a rounded sheet, 10° between one and the next, each pushed along the crease: they share a short piece of it. */
function shiftedStrips(count: number, push: number, shared: number, width = 0.3): Mesh {
  const points: number[] = [];
  const triangles: number[] = [];
  const known = new Map<string, number>();
  const at = (x: number, line: number): number => {
    const key = `${x.toFixed(3)} ${line}`;
    if (!known.has(key)) known.set(key, points.push(x, ...lines[line]!) / 3 - 1);
    return known.get(key)!;
  };
  const lines: (readonly [number, number])[] = [[0, 0]];
  for (let k = 0; k < count; k++) {
    const turn = (k * 10 * Math.PI) / 180;
    const [y, z] = lines[k]!;
    lines.push([y + width * Math.cos(turn), z + width * Math.sin(turn)]);
    const x = k * push;
    const below = [at(x, k), at(x + shared, k), at(x + push + shared, k)] as const;
    const above = [at(x, k + 1), at(x + push, k + 1), at(x + push + shared, k + 1)] as const;
    triangles.push(below[2], above[2], above[1], below[2], above[1], above[0]);
    triangles.push(below[2], above[0], below[1], below[1], above[0], below[0]);
  }
  return meshOf(points, triangles);
}

describe('facetError', () => {
  test.each([
    [12, 20],
    [24, 20],
    [30, 50],
  ])('a cylinder of %i sides and %i mm is off by its sagitta', (sides, radius) => {
    const found = errorOf(prism(circle(0, 0, radius, sides), 0, 10));
    expect(found.error / sagitta(radius, sides)).toBeCloseTo(1, 1);
    expect(found.creases).toBe(sides);
  });

  test('a hole counts like a cylinder', () => {
    const found = errorOf(ring(22, 20, 0, 10, 24));
    expect(found.creases).toBe(48);
    expect(found.error / sagitta(22, 24)).toBeCloseTo(1, 1);
  });

  test('cutting triangles and turning the part change nothing', () => {
    const part = prism(circle(0, 0, 20, 24), 0, 10);
    const [cos, sin] = [Math.cos(0.7), Math.sin(0.7)];
    const tilted = moved(subdivided(part), (x, y, z) => [x, cos * y - sin * z, sin * y + cos * z]);
    expect(errorOf(tilted).creases).toBe(24);
    expect(errorOf(tilted).error).toBeCloseTo(errorOf(part).error, 6);
  });

  test('a ball is off by about the sagitta of its sides', () => {
    const { error } = errorOf(ball(0, 0, 0, 60, 48));
    expect(error).toBeGreaterThan(0.9 * sagitta(60, 48));
    expect(error).toBeLessThan(1.3 * sagitta(60, 48));
  });

  test('strips of a curve that touch along a hair only are no wider for it', () => {
    expect(errorOf(shiftedStrips(20, 10, 0.02)).creases).toBe(0);
    // Side by side, and as wide as this, they are facets.
    expect(errorOf(shiftedStrips(20, 0.02, 10, 6)).creases).toBe(19);
  });

  test('edges that are meant are no facets: a box, and a wedge of which each side turns once', () => {
    expect(errorOf(box([0, 0, 0, 100, 100, 100])).creases).toBe(0);
    const wedge: readonly (readonly [number, number])[] = [
      [0, 0],
      [50, 0],
      [50, 20],
      [25, 26],
      [0, 20],
    ];
    expect(errorOf(prism(wedge, 0, 40)).creases).toBe(0);
  });
});

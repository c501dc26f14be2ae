import { expect, test } from 'vitest';
import { packContours } from '../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import { simplifyPolygons } from '../../../geometry/areas/simplify-polygons.ts';
import { simplified } from './simplified.ts';

const TOLERANCE = 0.0125;

const circle = (diameter: number, x = 0): number[] =>
  Array.from({ length: 240 }, (_, i) => {
    const angle = (Math.PI * Math.floor(i / 2)) / 60;
    return i % 2 === 0 ? x + (diameter / 2) * Math.cos(angle) : (diameter / 2) * Math.sin(angle);
  });

test.each([0.5, 1, 2, 4])('a round pin of %d mm keeps its area, with fewer vertices', (diameter) => {
  const raw = packContours([circle(diameter)]);
  const some = simplified(raw, TOLERANCE);
  expect(polygonsArea(some) / polygonsArea(raw)).toBeGreaterThan(0.99);
  expect(some.coordinates.length).toBeLessThan(raw.coordinates.length / 1.5);
});

test('what is larger is simplified as far as the tolerance allows, beside small loops as well', () => {
  const large = packContours([circle(20)]);
  const both = simplified(packContours([circle(1, 30), circle(20)]), TOLERANCE);
  expect(simplified(large, TOLERANCE)).toEqual(simplifyPolygons(large, TOLERANCE));
  expect(both.coordinates.length).toBe(
    simplified(large, TOLERANCE).coordinates.length +
      simplified(packContours([circle(1, 30)]), TOLERANCE).coordinates.length,
  );
});

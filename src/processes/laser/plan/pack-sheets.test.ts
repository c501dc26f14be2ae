import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSheets } from './pack-sheets.ts';

test('nothing overlaps, nothing leaves its sheet, everything is laid', () => {
  const item = fc.record({ width: fc.integer({ min: 1, max: 100 }), height: fc.integer({ min: 1, max: 80 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 0, max: 5 }), (items, spacing) => {
      const placed = packSheets(items, 100, 80, spacing);
      expect(placed).toHaveLength(items.length);
      for (const [k, { sheet, x, y }] of placed.entries()) {
        expect(x >= 0 && y >= 0 && x + items[k]!.width <= 100 && y + items[k]!.height <= 80).toBe(true);
        for (let m = 0; m < k; m++) {
          const other = placed[m]!;
          if (other.sheet !== sheet) continue;
          const apart =
            x >= other.x + items[m]!.width + spacing ||
            other.x >= x + items[k]!.width + spacing ||
            y >= other.y + items[m]!.height + spacing ||
            other.y >= y + items[k]!.height + spacing;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 100 },
  );
});

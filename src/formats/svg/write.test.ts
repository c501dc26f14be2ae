import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Drawing } from '../../model/part.ts';
import { svg } from './index.ts';

const OWN = new URL('../../../../shared/drawings/own/', import.meta.url);
const options = { settings: new Map<string, string>(), resolve: async () => undefined };

async function read(bytes: Uint8Array): Promise<Drawing> {
  const { part } = await svg.readPart!({ name: 'test.svg', bytes }, options);
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return part;
}

describe('what is written reads back as it was', () => {
  const names = readdirSync(OWN).filter((name) => name.endsWith('.svg'));
  test.each(names)('%s', async (name) => {
    const first = await read(readFileSync(new URL(name, OWN)));
    const bytes = await svg.writePart!(first);
    const second = await read(bytes);
    expect(second.page![0]).toBeCloseTo(first.page![0], 5);
    const [a, b] = [strokedSubpaths(first), strokedSubpaths(second)];
    expect(b.length).toBe(a.length);
    expect(b.map((subpath) => subpath.closed)).toEqual(a.map((subpath) => subpath.closed));
    const far = a.map((subpath, i) => Math.abs(subpathLength(subpath) - subpathLength(b[i]!)));
    expect(Math.max(0, ...far)).toBeLessThan(1e-3);
    const [from, to] = [drawingBounds(first)!, drawingBounds(second)!];
    for (const key of ['minX', 'minY', 'maxX', 'maxY'] as const) expect(to[key]).toBeCloseTo(from[key], 4);
    expect(second.shapes.map((shape) => [shape.stroke, shape.fill, shape.fillRule])).toEqual(
      first.shapes.map((shape) => [shape.stroke, shape.fill, shape.fill === null ? 'nonzero' : shape.fillRule]),
    );
    // Written again, not a byte changes.
    expect(Buffer.from(await svg.writePart!(second)).equals(Buffer.from(await svg.writePart!(await read(bytes))))).toBe(
      true,
    );
  });

  test('pictures, layers and ids go along', async () => {
    const first = await read(readFileSync(new URL('colours.svg', OWN)));
    const second = await read(await svg.writePart!(first));
    expect(second.images[0]!.raster.grey).toEqual(first.images[0]!.raster.grey);
    for (const [i, value] of second.images[0]!.transform.entries())
      expect(value).toBeCloseTo(first.images[0]!.transform[i]!, 6);
    expect(second.shapes.map((shape) => shape.layer)).toEqual(first.shapes.map((shape) => shape.layer));
  });

  test('something else than a drawing is refused', async () => {
    const raster = { kind: 'raster', width: 1, height: 1, grey: new Uint8Array(1), dpi: null } as const;
    await expect(svg.writePart!(raster)).rejects.toThrow(/drawing/);
  });
});

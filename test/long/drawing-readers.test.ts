import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/base/errors.ts';
import { seededRandom } from '../../src/base/random.ts';
import { dxf } from '../../src/formats/dxf/index.ts';
import { image } from '../../src/formats/image/index.ts';
import { svg } from '../../src/formats/svg/index.ts';
import type { Format } from '../../src/model/format.ts';
import { damaged } from '../support/damage-drawing.ts';

const DRAWINGS = new URL('../../../shared/drawings/', import.meta.url);
const RUNS = Number(process.env.ETABLI_FUZZ_RUNS ?? 20_000);

function seeds(folder: string, ending: string, most: number): readonly Uint8Array<ArrayBuffer>[] {
  return readdirSync(new URL(folder, DRAWINGS))
    .filter((name) => name.endsWith(ending))
    .map((name) => new Uint8Array(readFileSync(new URL(folder + name, DRAWINGS))))
    .filter((bytes) => bytes.length < most);
}

/** Reads a mutated file: a part with sane numbers, or a FormatError with a place; anything else fails the test. */
async function survive(format: Format, bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const options = { settings: new Map<string, string>(), resolve: async () => undefined };
    const { part, findings } = await format.readPart!({ name: 'fuzz', bytes }, options);
    if (part.kind === 'drawing')
      for (const shape of part.shapes)
        for (const { coordinates } of shape.subpaths)
          if (!coordinates.every(Number.isFinite)) throw new Error('not a number');
    for (const { what } of findings) if (what.en === '' || /\{\d\}/.test(what.en + what.fr)) throw new Error(what.en);
    return 'read';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(Object.keys(error.place).length).toBeGreaterThan(0);
    return 'refused';
  }
}

describe('readers of drawings meet damaged files', () => {
  const png = new Uint8Array(readFileSync(new URL('images/wedge-254dpi.png', DRAWINGS)));
  const bmp = new Uint8Array(readFileSync(new URL('images/rayforge_img-8-bit-gray-2.bmp', DRAWINGS))).slice(0, 20_000);
  const kinds: readonly (readonly [Format, readonly Uint8Array<ArrayBuffer>[]])[] = [
    [
      svg,
      [
        ...seeds('own/', '.svg', 20_000),
        ...seeds('conformance/', '.svg', 20_000),
        ...seeds('foreign/', '.svg', 20_000),
      ],
    ],
    [dxf, [...seeds('own/', '.dxf', 20_000), ...seeds('foreign/', '.dxf', 20_000)]],
    [image, [png, bmp]],
  ];
  test.each(kinds.map(([format, files]) => [format.name, format, files] as const))(
    '%s: a part or a FormatError, never anything else',
    async (_, format, files) => {
      const random = seededRandom(20);
      const seen = { read: 0, refused: 0 };
      for (let run = 0; run < RUNS; run++) {
        const file = files[Math.floor(random() * files.length)]!;
        seen[await survive(format, damaged(file, random))]++;
      }
      expect(seen.read + seen.refused).toBe(RUNS);
      expect(seen.refused).toBeGreaterThan(0);
    },
    1_800_000,
  );
});

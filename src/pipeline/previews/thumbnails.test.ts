import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_PROFILES } from '../../../test/support/built-in-profiles.ts';
import type { Mesh, NamedPart, Placement } from '../../model/part.ts';
import { openBench } from '../open-bench.ts';
import { settingsMap } from '../profiles/settings-map.ts';
import { thumbnailLines } from './thumbnails.ts';

const MESH: Mesh = {
  kind: 'mesh',
  positions: Float32Array.of(0, 0, 0, 20, 0, 0, 0, 10, 0, 0, 0, 10),
  triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2),
  objects: [{ name: '', firstTriangle: 0, triangleCount: 4 }],
  unit: null,
};
const PART: NamedPart = { file: 'wedge.stl', sha256: '', part: MESH };

const standing = (x: number, turn: number): Placement => ({
  file: 'wedge.stl',
  label: `wedge ${x}`,
  bounds:
    turn === 0
      ? [
          [x, 50, 0],
          [x + 20, 60, 10],
        ]
      : [
          [x, 50, 0],
          [x + 10, 70, 10],
        ],
  turn,
});

async function linesOn(machine: string, placements: readonly Placement[]): Promise<readonly string[]> {
  const open = await openBench(BUILT_IN_PROFILES, { machine, settings: settingsMap([], '') });
  return thumbnailLines({ placements }, [PART], open);
}

/** Pictures in a header. */
function picturesIn(
  lines: readonly string[],
): readonly { readonly size: string; readonly png: Buffer; readonly letters: number }[] {
  const text = lines.join('\n');
  return [...text.matchAll(/thumbnail begin (\d+x\d+) (\d+)\n([\s\S]*?)\nthumbnail end/g)].map((match) => {
    const letters = match[3]!.replaceAll('\n', '');
    expect(letters.length).toBe(Number(match[2]));
    return {
      size: match[1]!,
      png: Buffer.from(letters, 'base64'),
      letters: Math.max(...match[3]!.split('\n').map((l) => l.length)),
    };
  });
}

describe('pictures in the header', () => {
  test('one of each size that the machine asks for, in short lines', async () => {
    const pictures = picturesIn(await linesOn('prusa-mk3s', [standing(40, 0)]));
    expect(pictures.map(({ size }) => size)).toEqual(['16x16', '220x124']);
    for (const { size, png, letters } of pictures) {
      const { width, height, hasAlpha } = await sharp(png).metadata();
      expect([`${width}x${height}`, hasAlpha]).toEqual([size, true]);
      expect(letters).toBeLessThanOrEqual(78);
    }
  });

  test('QOI for the screens that read it, under its own name and before everything else', async () => {
    const lines = await linesOn('prusa-mini', [standing(40, 0)]);
    const begins = lines
      .filter((line) => line.includes(' begin '))
      .map((line) => line.split(' ').slice(0, 3).join(' '));
    expect(begins).toEqual([
      'thumbnail_QOI begin 220x124',
      'thumbnail_QOI begin 240x240',
      'thumbnail begin 16x16',
      'thumbnail begin 640x480',
    ]);
    // The printer looks for them in the first 2048 lines.
    expect(lines.lastIndexOf('thumbnail_QOI end')).toBeLessThan(2000);
    const first = lines.findIndex((line) => line.startsWith('thumbnail_QOI begin'));
    const bytes = Buffer.from(lines.slice(first + 1, lines.indexOf('thumbnail_QOI end')).join(''), 'base64');
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.subarray(0, 4).toString()).toBe('qoif');
    expect([bytes.readUInt32BE(4), bytes.readUInt32BE(8)]).toEqual([220, 124]);
  });

  test('none where it asks for none; the same bytes twice', async () => {
    expect(await linesOn('creality-ender3-v2', [standing(40, 0)])).toEqual([]);
    expect(await linesOn('prusa-mk3s', [standing(40, 90)])).toEqual(await linesOn('prusa-mk3s', [standing(40, 90)]));
  });

  test('every copy is seen where it stands, turned as it stands', async () => {
    const seen = async (placements: readonly Placement[]): Promise<number> => {
      const { data } = await sharp(picturesIn(await linesOn('prusa-mk3s', placements))[1]!.png)
        .raw()
        .toBuffer({ resolveWithObject: true });
      let count = 0;
      for (let k = 3; k < data.length; k += 4) if (data[k]! > 128) count++;
      return count;
    };
    const pair = [standing(0, 0), standing(200, 0)];
    expect(await seen([pair[0]!])).toBeGreaterThan(await seen(pair));
    expect(await seen(pair)).toBeGreaterThan(20);
    expect(await seen([standing(0, 90)])).toBeGreaterThan(500);
  });
});

test('a size that is none is told with the file', async () => {
  const machine = await BUILT_IN_PROFILES.find('machines', 'prusa-mk3s');
  const text = machine!.text.replace('[16x16, 220x124]', '[16x16, big]');
  const source = {
    ...BUILT_IN_PROFILES,
    ids: BUILT_IN_PROFILES.ids,
    find: async (kind: Parameters<typeof BUILT_IN_PROFILES.find>[0], id: string) =>
      kind === 'machines' ? { ...machine!, text } : BUILT_IN_PROFILES.find(kind, id),
  };
  await expect(openBench(source, { machine: 'prusa-mk3s', settings: settingsMap([], '') })).rejects.toThrow('"big"');
});

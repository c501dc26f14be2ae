import { seededRandom } from '../../src/base/random.ts';
import type { Mesh } from '../../src/model/part.ts';
import { ball, blocks, box, circle, moved, prism, together } from '../meshes.ts';

/**
 * Bodies set against each other at random on a coarse grid, so that many touch or overlap by a point, an edge, part of an
 * edge or part of a face, with and without points in common. Every one stands on z 0 or on another.
 */
export function touchingParts(seed: number): Mesh {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const step = (): number => 5 * Math.floor(random() * 5);
  const side = (): number => 10 * (1 + Math.floor(random() * 2));
  const one = (): Mesh => {
    const [x, y, z] = [step(), step(), pick([0, 0, 10, 20])];
    const size = [side(), side(), side()] as const;
    const block = [x, y, z, x + size[0], y + size[1], z + size[2]] as const;
    switch (pick(['box', 'box', 'box', 'roof', 'pyramid', 'ball', 'prism'])) {
      case 'roof':
        return moved(box(block), (px, py, pz) => [px, pz === z ? py : y + size[1] / 2 + (py - y) / 1e3, pz]);
      case 'pyramid':
        return prism(
          [
            [x, y],
            [x + size[0], y],
            [x + size[0], y + size[1]],
            [x, y + size[1]],
          ],
          z,
          z + size[2],
        );
      case 'ball':
        return ball(x, y, z + 10, 10, 16);
      case 'prism':
        return prism(circle(x + 10, y + 10, 10, pick([4, 6, 8])), z, z + size[2]);
      default:
        return box(block);
    }
  };
  const count = 2 + Math.floor(random() * 2);
  const bodies = Array.from({ length: count }, one);
  return random() < 0.25
    ? blocks(
        Array.from({ length: count + 1 }, () => {
          const [x, y, z] = [step(), step(), pick([0, 0, 10])];
          return [x, y, z, x + side(), y + side(), z + side()] as const;
        }),
      )
    : together(...bodies);
}

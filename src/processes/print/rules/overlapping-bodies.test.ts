import { expect, test } from 'vitest';
import { box, meshOf, together } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import { overlappingBodies } from './overlapping-bodies.ts';

const CUBE = box([0, 0, 0, 20, 20, 20]);

test('overlapping-bodies tells a body that is there twice from a face that is', () => {
  const [body] = overlappingBodies.check(printCase(together(CUBE, CUBE)));
  expect([body!.severity, body!.what.en]).toEqual(['warning', expect.stringContaining('a body was saved two times')]);
  const top = [...CUBE.triangles].flatMap((_, c, all) => {
    const corners = all.slice(c, c + 3);
    return c % 3 === 0 && corners.every((v) => CUBE.positions[3 * v + 2] === 20) ? corners : [];
  });
  const twice = meshOf([...CUBE.positions], [...CUBE.triangles, ...top]);
  const [face] = overlappingBodies.check(printCase(twice));
  expect([face!.severity, face!.measured]).toEqual(['info', 2]);
  expect(face!.what.en).toMatch(/^2 faces are there twice, at x 0…20, y 0…20, z 20, one on the other/);
  expect(overlappingBodies.check(printCase(CUBE))).toEqual([]);
});

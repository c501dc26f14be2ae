import { expect, test } from 'vitest';
import { HeightLeaps } from './height-leaps.ts';

const leap = { line: 7, layer: 3, from: 1.6, to: 88.8 };

test('a lift by far more than a hop, between two lines of a layer', () => {
  const leaps = new HeightLeaps();
  leaps.lay();
  leaps.move({ ...leap, to: 2 });
  leaps.move(leap);
  leaps.move({ ...leap, line: 8, from: 88.8, to: 89.2 });
  leaps.lay();
  leaps.lay();
  expect(leaps.end()).toEqual([leap]);
});

test('between layers, at a stop, at the end of the job and as a habit it is meant', () => {
  const leaps = new HeightLeaps();
  leaps.rest();
  leaps.move(leap);
  leaps.lay();
  leaps.move(leap);
  leaps.rest();
  leaps.lay();
  leaps.move(leap);
  expect(leaps.end()).toEqual([]);
  for (let n = 0; n < 4; n++) {
    leaps.lay();
    leaps.move(leap);
  }
  leaps.lay();
  expect(leaps.end()).toEqual([]);
});

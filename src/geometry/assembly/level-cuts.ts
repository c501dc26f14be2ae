/*
 * Which triangles a level plane cuts when the mesh is laid down in one of six ways.
 */
import { intAt, setInt, take } from '../../base/assembly/memory';
import { count, pointAt, triangles } from './mesh';

/** Corners of the triangles. */
export let cutCorners: usize = 0;

/**
 * @param axis that points up: 0 x, 1 y, 2 z @param way 1 or -1 along it @param height of the plane in that direction
 * @returns how many corners there are
 */
export function cutByLevel(axis: i32, way: f64, height: f64): i32 {
  const offset = <usize>(8 * axis);
  cutCorners = take(0);
  let found = 0;
  for (let t = 0; t < count; t++) {
    const a = intAt(triangles, 3 * t);
    const b = intAt(triangles, 3 * t + 1);
    const c = intAt(triangles, 3 * t + 2);
    const isAbove = way * load<f64>(pointAt(a) + offset) >= height;
    if (
      isAbove === way * load<f64>(pointAt(b) + offset) >= height &&
      isAbove === way * load<f64>(pointAt(c) + offset) >= height
    )
      continue;
    // What is taken next follows what was taken last: twelve bytes of sixteen.
    if (found % 12 === 0) take(48);
    setInt(cutCorners, found++, a);
    setInt(cutCorners, found++, b);
    setInt(cutCorners, found++, c);
  }
  return found;
}

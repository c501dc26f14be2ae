/*
 * Flat facets of a surface, and the edges between them that may be creases of a curve (see ../facet-error.ts).
 */

import { intAt, setInt, take } from '../../base/assembly/memory';
import { groupOf, startGroups, unite } from './groups';
import { cornerAt, count } from './mesh';

/** Least triangle of the facet of each triangle. */
export let facetOf: usize = 0;
/** Area of each facet, at its least triangle. */
export let facetAreas: usize = 0;
/** Half-edges across which the surface turns as a curve does. */
export let turning: usize = 0;

/** Unit normals, x y z a triangle, as 32-bit floats. */
let normals: usize = 0;

/**
 * Finds the facets.
 * @param twin half-edge across each half-edge, below 0 none
 * @param flat cosine of the turn below which two triangles are one facet
 * @param least,most cosines between which a turn belongs to a curve: below the one and above the other
 * @returns how many numbers stand in `turning`
 */
export function findFacets(unitNormals: usize, twin: usize, flat: f64, least: f64, most: f64): i32 {
  normals = unitNormals;
  facetOf = startGroups(count);
  facetAreas = take(8 * <usize>count);
  turning = take(12 * <usize>count);
  let found = 0;
  for (let h = 0; h < 3 * count; h++) {
    const other = intAt(twin, h);
    if (other <= h) continue;
    const cosine = cosineOf(h / 3, other / 3);
    if (cosine >= flat) unite(h / 3, other / 3);
    else if (cosine < least && cosine > most) setInt(turning, found++, h);
  }
  for (let t = 0; t < count; t++) {
    const facet = groupOf(t);
    setInt(facetOf, t, facet);
    const area = facetAreas + 8 * <usize>facet;
    store<f64>(area, load<f64>(area) + areaOf(t));
  }
  return found;
}

function cosineOf(s: i32, t: i32): f64 {
  const a = normals + 12 * <usize>s;
  const b = normals + 12 * <usize>t;
  return (
    <f64>load<f32>(a) * <f64>load<f32>(b) +
    <f64>load<f32>(a, 4) * <f64>load<f32>(b, 4) +
    <f64>load<f32>(a, 8) * <f64>load<f32>(b, 8)
  );
}

function areaOf(t: i32): f64 {
  const a = cornerAt(3 * t);
  const b = cornerAt(3 * t + 1);
  const c = cornerAt(3 * t + 2);
  const ux = load<f64>(b) - load<f64>(a);
  const uy = load<f64>(b, 8) - load<f64>(a, 8);
  const uz = load<f64>(b, 16) - load<f64>(a, 16);
  const vx = load<f64>(c) - load<f64>(a);
  const vy = load<f64>(c, 8) - load<f64>(a, 8);
  const vz = load<f64>(c, 16) - load<f64>(a, 16);
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return sqrt(x * x + y * y + z * z) / 2;
}

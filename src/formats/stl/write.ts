import { assert } from '../../base/assert.ts';
import type { Part } from '../../model/part.ts';
import { HEADER_BYTES, PREAMBLE_BYTES, TRIANGLE_BYTES } from './spec.ts';

const HEADER = 'binary STL, mm, written by etabli';

/** A mesh as binary STL in mm. Coordinates are rounded to single precision, as the format wants; names of objects are lost. */
export function writeStl(part: Part): Uint8Array {
  assert(part.kind === 'mesh', 'only a mesh can be written as STL');
  const { positions, triangles } = part;
  const count = triangles.length / 3;
  const bytes = new Uint8Array(PREAMBLE_BYTES + TRIANGLE_BYTES * count);
  new TextEncoder().encodeInto(HEADER, bytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_BYTES, count, true);
  const corner = new Float64Array(9);
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 9; k++) corner[k] = positions[3 * triangles[3 * t + Math.floor(k / 3)]! + (k % 3)]!;
    const at = PREAMBLE_BYTES + TRIANGLE_BYTES * t;
    writeNormal(view, at, corner);
    for (let k = 0; k < 9; k++) view.setFloat32(at + 12 + 4 * k, corner[k]!, true);
  }
  return bytes;
}

/** The unit normal that the winding gives; a zero vector where the triangle has no area. */
function writeNormal(view: DataView, at: number, c: Float64Array): void {
  const ux = c[3]! - c[0]!;
  const uy = c[4]! - c[1]!;
  const uz = c[5]! - c[2]!;
  const vx = c[6]! - c[0]!;
  const vy = c[7]! - c[1]!;
  const vz = c[8]! - c[2]!;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const length = Math.sqrt(x * x + y * y + z * z);
  if (length === 0) return;
  view.setFloat32(at, x / length, true);
  view.setFloat32(at + 4, y / length, true);
  view.setFloat32(at + 8, z / length, true);
}

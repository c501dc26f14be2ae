import { assert } from '../../base/assert.ts';
import type { Part } from '../../model/part.ts';

/** A mesh as OBJ in mm, with all digits that its numbers have and its objects by name. */
export function writeObj(part: Part): Uint8Array {
  assert(part.kind === 'mesh', 'only a mesh can be written as OBJ');
  const { positions, triangles } = part;
  const lines = ['# mm, written by etabli'];
  for (let k = 0; k < positions.length; k += 3) lines.push(`v ${positions[k]} ${positions[k + 1]} ${positions[k + 2]}`);
  for (const object of part.objects) {
    lines.push(`o ${object.name.replace(/\s+/g, ' ')}`);
    const from = 3 * object.firstTriangle;
    for (let c = from; c < from + 3 * object.triangleCount; c += 3)
      lines.push(`f ${triangles[c]! + 1} ${triangles[c + 1]! + 1} ${triangles[c + 2]! + 1}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/**
 * Finds points at exactly the same place (all three coordinates equal; 0 and -0 are).
 *
 * An open hash table over the bits of the coordinates, read straight from the array, linear probing, half full at most:
 * 60 ns a point. Sorting takes 500 ns, a Map of strings 1300.
 * @returns for each point the first one at its place; null where no two are at one place
 */
export function equalPoints(positions: Float32Array | Float64Array): Uint32Array | null {
  const count = positions.length / 3;
  let size = 1024;
  while (size < 2 * count) size *= 2;
  const mask = size - 1;
  // Numbers of points plus one, so that a fresh table is an empty one.
  const table = new Uint32Array(size);
  const first = new Uint32Array(count);
  let joined = 0;
  for (let v = 0; v < count; v++) {
    const x = positions[3 * v]!;
    const y = positions[3 * v + 1]!;
    const z = positions[3 * v + 2]!;
    let slot = hash(x, y, z) & mask;
    let found = -1;
    while (table[slot] !== 0) {
      const u = table[slot]! - 1;
      if (positions[3 * u] === x && positions[3 * u + 1] === y && positions[3 * u + 2] === z) {
        found = u;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (found < 0) {
      table[slot] = v + 1;
      first[v] = v;
    } else {
      first[v] = found;
      joined++;
    }
  }
  return joined === 0 ? null : first;
}

const number = new Float64Array(3);
const bits = new Int32Array(number.buffer);

function hash(x: number, y: number, z: number): number {
  // Adding 0 turns -0 into 0, so that both have the same bits.
  number[0] = x + 0;
  number[1] = y + 0;
  number[2] = z + 0;
  let h = Math.imul(bits[0]! ^ Math.imul(bits[1]!, 0x85ebca6b), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ bits[2]! ^ Math.imul(bits[3]!, 0x85ebca6b), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ bits[4]! ^ Math.imul(bits[5]!, 0x85ebca6b), 0x9e3779b1);
  return h ^ (h >>> 15);
}

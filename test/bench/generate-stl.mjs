import { closeSync, openSync, writeSync } from 'node:fs';

const FACET = 50; // [bytes]
const AT_ONCE = 1 << 16; // [facets] written in one go

/**
 * Writes a closed wavy ball of about so many triangles as binary STL: the same bytes every time, made when they are
 * needed and not stored. Points are shared by rounding to single precision, as in any STL.
 * @returns {number} how many triangles it has
 */
export function generateStl(file, wanted) {
  const sides = 2 * Math.round(Math.sqrt(wanted / 4 + 1 / 4));
  const rows = Math.round(sides / 2);
  const count = 2 * sides * (rows - 1);
  const handle = openSync(file, 'w');
  const head = Buffer.alloc(84);
  head.write('generated');
  head.writeUInt32LE(count, 80);
  writeSync(handle, head);
  const piece = Buffer.alloc(FACET * AT_ONCE);
  let held = 0;
  const flush = () => {
    writeSync(handle, piece, 0, FACET * held);
    held = 0;
  };
  const facet = (...corners) => {
    let at = FACET * held + 12;
    for (const corner of corners) for (const value of corner) at = piece.writeFloatLE(value, at);
    if (++held === AT_ONCE) flush();
  };
  const point = (row, side) => pointOf(row / rows, (side % sides) / sides);
  for (let side = 0; side < sides; side++) {
    facet([0, 0, -40], point(1, side + 1), point(1, side));
    facet([0, 0, 40], point(rows - 1, side), point(rows - 1, side + 1));
    for (let row = 1; row < rows - 1; row++) {
      const [a, b, c, d] = [point(row, side), point(row, side + 1), point(row + 1, side + 1), point(row + 1, side)];
      facet(a, b, c);
      facet(a, c, d);
    }
  }
  flush();
  closeSync(handle);
  return count;
}

/** [mm] A ball of 40 mm with waves; `up` and `around` from 0 to 1. */
function pointOf(up, around) {
  const latitude = Math.PI * up - Math.PI / 2;
  const turn = 2 * Math.PI * around;
  const radius = 40 + 2 * Math.sin(9 * turn) * Math.cos(latitude) ** 2 * Math.sin(7 * latitude);
  const level = radius * Math.cos(latitude);
  return [level * Math.cos(turn), level * Math.sin(turn), radius * Math.sin(latitude)];
}

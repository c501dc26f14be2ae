const HEAD = 84; // [bytes]
const FACET = 50;

/**
 * The same surface in four times as many triangles, as binary STL: each is cut at the middles of its sides. Middles are
 * rounded to single precision, which neighbours do alike, so what was closed stays closed.
 * @param {Buffer} stl binary STL
 */
export function subdivideStl(stl) {
  const count = stl.readUInt32LE(80);
  const out = Buffer.alloc(HEAD + 4 * count * FACET);
  stl.copy(out, 0, 0, 80);
  out.writeUInt32LE(4 * count, 80);
  let at = HEAD;
  const facet = (...corners) => {
    let to = at + 12;
    for (const corner of corners) for (const value of corner) to = out.writeFloatLE(value, to);
    at += FACET;
  };
  const middle = (p, q) => p.map((value, axis) => Math.fround((value + q[axis]) / 2));
  for (let from = HEAD; from < HEAD + count * FACET; from += FACET) {
    const corner = (k) => [0, 4, 8].map((axis) => stl.readFloatLE(from + 12 + 12 * k + axis));
    const [a, b, c] = [corner(0), corner(1), corner(2)];
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    facet(a, ab, ca);
    facet(ab, b, bc);
    facet(ca, bc, c);
    facet(ab, bc, ca);
  }
  return out;
}

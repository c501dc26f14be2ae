import { strFromU8, unzipSync } from 'fflate';

const numberOf = (tag, name) => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)[1]);

/**
 * The meshes of a 3MF as one binary STL, for peers that read no 3MF. Only for files whose objects stand untransformed,
 * as 3DBenchy's do; Etabli's own reader is not used, so that nothing measured here is its own.
 */
export function flatten3mf(bytes) {
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.model'));
  const facets = files.flatMap(([, data]) =>
    strFromU8(data)
      .split('<mesh>')
      .slice(1)
      .flatMap((mesh) => {
        const vertices = (mesh.match(/<vertex\b[^>]*>/g) ?? []).map((tag) =>
          ['x', 'y', 'z'].map((axis) => numberOf(tag, axis)),
        );
        return (mesh.match(/<triangle\b[^>]*>/g) ?? []).map((tag) =>
          ['v1', 'v2', 'v3'].map((corner) => vertices[numberOf(tag, corner)]),
        );
      }),
  );
  const stl = Buffer.alloc(84 + 50 * facets.length);
  stl.writeUInt32LE(facets.length, 80);
  for (const [n, facet] of facets.entries()) {
    for (const [k, value] of facet.flat().entries()) stl.writeFloatLE(value, 84 + 50 * n + 12 + 4 * k);
  }
  return stl;
}

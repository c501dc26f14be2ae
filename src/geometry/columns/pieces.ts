import type { RayHits } from './ray-grid.ts';
import type { SolidSpans } from './solid-spans.ts';

/**
 * Which bodies are one piece because they overlap or touch: along a ray without air between them, or side by side on
 * neighbouring rays.
 * @returns for each body the least body of its piece
 */
export function piecesOf(hits: RayHits, spans: SolidSpans, bodyOf: ArrayLike<number>, bodies: number): Uint32Array {
  const parent = Uint32Array.from({ length: bodies }, (_, body) => body);
  const root = (body: number): number => {
    while (parent[body] !== body) body = parent[body]!;
    return body;
  };
  const unite = (a: number, b: number): void => {
    const [x, y] = [root(a), root(b)];
    if (x < y) parent[y] = x;
    else parent[x] = y;
  };
  if (bodies > 1) {
    alongRays(hits, spans, bodyOf, unite);
    besideRays(spans, bodyOf, unite);
  }
  return parent.map((_, body) => root(body));
}

function alongRays(
  hits: RayHits,
  spans: SolidSpans,
  bodyOf: ArrayLike<number>,
  unite: (a: number, b: number) => void,
): void {
  for (let ray = 0; ray + 1 < spans.begins.length; ray++) {
    let k = hits.begins[ray]!;
    const end = hits.begins[ray + 1]!;
    for (let s = spans.begins[ray]!; s < spans.begins[ray + 1]!; s++) {
      const body = bodyOf[spans.entry[s]!]!;
      for (; k < end && hits.at[k]! <= spans.to[s]!; k++)
        if (hits.at[k]! >= spans.from[s]! && bodyOf[hits.triangle[k]!] !== body)
          unite(body, bodyOf[hits.triangle[k]!]!);
    }
  }
}

function besideRays(spans: SolidSpans, bodyOf: ArrayLike<number>, unite: (a: number, b: number) => void): void {
  const { grid, begins, from, to, entry } = spans;
  for (let ray = 0; ray + 1 < begins.length; ray++)
    for (const other of [ray % grid.columns < grid.columns - 1 ? ray + 1 : -1, ray + grid.columns]) {
      if (other < 0 || other + 1 >= begins.length) continue;
      for (let s = begins[ray]!; s < begins[ray + 1]!; s++)
        for (let t = begins[other]!; t < begins[other + 1]!; t++)
          if (from[s]! < to[t]! && from[t]! < to[s]! && bodyOf[entry[s]!] !== bodyOf[entry[t]!])
            unite(bodyOf[entry[s]!]!, bodyOf[entry[t]!]!);
    }
}

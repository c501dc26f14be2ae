type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** The stretches of chains inside a rectangle; a chain that lies inside is given back as it is. */
export function clipChains(chains: readonly Float64Array[], box: Rectangle): readonly Float64Array[] {
  return chains.flatMap((chain) => (isInside(chain, box) ? [chain] : stretches(chain, box)));
}

function isInside(chain: Float64Array, [x0, y0, x1, y1]: Rectangle): boolean {
  for (let i = 0; i < chain.length; i += 2)
    if (chain[i]! < x0 || chain[i]! > x1 || chain[i + 1]! < y0 || chain[i + 1]! > y1) return false;
  return true;
}

function stretches(chain: Float64Array, box: Rectangle): readonly Float64Array[] {
  const out: number[][] = [];
  let open = false;
  for (let i = 2; i < chain.length; i += 2) {
    const [ax, ay, bx, by] = [chain[i - 2]!, chain[i - 1]!, chain[i]!, chain[i + 1]!];
    const seen = seenShare([ax, ay, bx - ax, by - ay], box);
    if (seen === null) {
      open = false;
      continue;
    }
    const [from, to] = seen;
    const end = [ax + to * (bx - ax), ay + to * (by - ay)];
    if (open && from === 0) out.at(-1)!.push(...end);
    else out.push([ax + from * (bx - ax), ay + from * (by - ay), ...end]);
    open = to === 1;
  }
  return out.map((points) => Float64Array.from(points));
}

/** From and to where a segment is inside, 0…1 along it (Liang and Barsky 1984); null: nowhere. */
function seenShare(
  [x, y, dx, dy]: readonly [number, number, number, number],
  [x0, y0, x1, y1]: Rectangle,
): readonly [from: number, to: number] | null {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x - x0],
    [dx, x1 - x],
    [-dy, y - y0],
    [dy, y1 - y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to ? [from, to] : null;
}

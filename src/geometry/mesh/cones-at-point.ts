/**
 * Whether the solids at a point that several sheets of surface share only touch there, or lie in each other.
 *
 * Seen from the point each sheet is a closed chain of sectors on a sphere, with its solid on one side. Directions spread
 * evenly over the sphere are asked of every sheet: one that lies in two solids tells that these overlap. What is thinner
 * than the directions lie apart (10°) passes for a touch.
 */
export interface Sector {
  /** Directions of its two sides, unit vectors. */
  readonly from: Vector;
  readonly to: Vector;
  /** Unit normal, out of the solid. */
  readonly normal: Vector;
}

type Vector = readonly [number, number, number];

const DIRECTIONS = 400;

export function solidsOverlapAt(sheets: readonly (readonly Sector[])[]): boolean {
  const turn = Math.PI * (3 - Math.sqrt(5));
  for (let k = 0; k < DIRECTIONS; k++) {
    // A spiral over the sphere, turned off the axes so that it meets no side of a neat model.
    const z = 1 - (2 * k + 1) / DIRECTIONS;
    const r = Math.sqrt(1 - z * z);
    const [x, y] = [r * Math.cos(turn * k + 0.1), r * Math.sin(turn * k + 0.1)];
    const direction: Vector = [0.8 * x - 0.6 * z, 0.28 * y + 0.576 * x + 0.768 * z, 0.96 * y - 0.168 * x - 0.224 * z];
    let inside = 0;
    for (const sheet of sheets) if (isBehind(sheet, direction)) inside++;
    if (inside > 1) return true;
  }
  return false;
}

/** Whether a direction points into the solid of a sheet: by the sectors that are nearest to it. */
function isBehind(sheet: readonly Sector[], direction: Vector): boolean {
  let nearest = -2;
  let side = 0;
  for (const { from, to, normal } of sheet) {
    const over = dot(direction, normal);
    const foot: Vector = [
      direction[0] - over * normal[0],
      direction[1] - over * normal[1],
      direction[2] - over * normal[2],
    ];
    const isWithin = dot(cross(from, foot), normal) >= 0 && dot(cross(foot, to), normal) >= 0;
    const near = isWithin ? Math.sqrt(dot(foot, foot)) : Math.max(dot(direction, from), dot(direction, to));
    // At a side that two sectors have in common both speak.
    if (near > nearest + 1e-9) side = over;
    else if (near > nearest - 1e-9) side += over;
    nearest = Math.max(nearest, near);
  }
  return side < 0;
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

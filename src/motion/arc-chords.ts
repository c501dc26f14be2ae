/**
 * Arcs as the controllers see them: a chain of chords. Each firmware has its own number of chords, since that
 * decides at how many corners the planner looks and so how fast the arc is run; the geometry is the same for all.
 *
 *            . - ' ' - .            sweep: radians from start to end about the centre,
 *         o               o         counter-clockwise positive, never 0: start = end is a full turn.
 *        /    sweep ↶      \        The last chord ends exactly on the target.
 *     start      +         end
 *              centre
 */

/** A circle of 3 m in chords of half a millimetre; an arc that asks for more (coordinates gone wild) gets longer ones. */
const MOST_CHORDS = 20_000;

/** Under this a clockwise or counter-clockwise arc is a full turn (rounding of start and end). [rad] */
const FULL_TURN_BELOW = 5e-7;

/** One arc in the plane XY; filled again for each arc. [mm, rad] */
export class Arc {
  radius = 0;
  /** Signed: counter-clockwise positive. */
  sweep = 0;
  #centreX = 0;
  #centreY = 0;
  #startX = 0;
  #startY = 0;

  /** Arc from (x0, y0) to (x1, y1) about (cx, cy). */
  set(
    from: readonly [number, number],
    to: readonly [number, number],
    centre: readonly [number, number],
    clockwise: boolean,
  ): void {
    const [cx, cy] = centre;
    const sx = from[0] - cx;
    const sy = from[1] - cy;
    const ex = to[0] - cx;
    const ey = to[1] - cy;
    let sweep = Math.atan2(sx * ey - sy * ex, sx * ex + sy * ey);
    if (clockwise) {
      if (sweep >= -FULL_TURN_BELOW) sweep -= 2 * Math.PI;
    } else if (sweep <= FULL_TURN_BELOW) sweep += 2 * Math.PI;
    this.sweep = sweep;
    this.radius = Math.sqrt(sx * sx + sy * sy);
    this.#centreX = cx;
    this.#centreY = cy;
    this.#startX = sx;
    this.#startY = sy;
  }

  /** [mm] Way along the arc in the plane. */
  get length(): number {
    return Math.abs(this.sweep) * this.radius;
  }

  /** Point after the share `t` (0…1) of the sweep. [mm] */
  x(t: number): number {
    const angle = this.sweep * t;
    return this.#centreX + this.#startX * Math.cos(angle) - this.#startY * Math.sin(angle);
  }

  y(t: number): number {
    const angle = this.sweep * t;
    return this.#centreY + this.#startX * Math.sin(angle) + this.#startY * Math.cos(angle);
  }
}

/** A whole number of chords, at least one and never more than any machine could be asked for. */
export function chordCount(wanted: number): number {
  if (!(wanted >= 1)) return 1;
  return Math.min(Math.floor(wanted), MOST_CHORDS);
}

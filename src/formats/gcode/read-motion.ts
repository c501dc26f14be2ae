import { Motion } from '../../model/toolpath.ts';
import type { MoveColumns } from './read-columns.ts';
import { ARC_SLACK, type Dialect } from './spec.ts';

/** Why an arc cannot be. */
export type ArcFault = 'none' | 'no-centre' | 'radius' | 'too-far';

/**
 * Where the tool is and how the next numbers are meant. Everything inside is mm in the machine's frame; inches, G91 and
 * G92 end here.
 */
export class MotionState {
  /** [mm of one unit] 25.4 after G20. */
  unit = 1;
  relative = false;
  /** M83 holds. */
  eRelative = false;
  /** [mm of filament for one unit of E] After M200 D1.75, E counts mm³. */
  perE = 1;
  /** G17, G18 or G19: the plane of arcs. */
  plane = 17;
  /** [mm] What SET_GCODE_OFFSET holds; homing keeps it. */
  readonly held = { x: 0, y: 0, z: 0 };
  /** [mm] What an absolute E counts from. */
  eAt = 0;
  /** [mm] Machine place = written place + offset. */
  offsetX = 0;
  offsetY = 0;
  offsetZ = 0;
  /** [mm/s] */
  feed: number;
  readonly rows: MoveColumns;
  readonly #dialect: Dialect;
  /** [mm] How far apart the radii of the last arc's ends are, or how far its end is out of reach. */
  arcError = 0;

  constructor(rows: MoveColumns, dialect: Dialect) {
    this.rows = rows;
    this.#dialect = dialect;
    this.feed = dialect.feedAtStart;
  }

  setRelative(relative: boolean): void {
    this.relative = relative;
    if (this.#dialect.modeOfE === 'overridden') this.eRelative = relative;
  }

  /** [mm] Filament of an E word. */
  filament(e: number): number {
    const value = e * this.unit * this.perE;
    if (this.eRelative || (this.relative && this.#dialect.modeOfE === 'joined')) {
      this.eAt += value;
      return value;
    }
    const delta = value - this.eAt;
    this.eAt = value;
    return delta;
  }

  /** Puts the written place (NaN: not written) into the rows as the end of the next move. */
  aim(x: number, y: number, z: number): void {
    const { rows, unit } = this;
    if (this.relative) {
      // NaN: the word is absent.
      if (!Number.isNaN(x)) rows.x += x * unit;
      if (!Number.isNaN(y)) rows.y += y * unit;
      if (!Number.isNaN(z)) rows.z += z * unit;
      return;
    }
    if (!Number.isNaN(x)) rows.x = x * unit + this.offsetX;
    if (!Number.isNaN(y)) rows.y = y * unit + this.offsetY;
    if (!Number.isNaN(z)) rows.z = z * unit + this.offsetZ;
  }

  /** G92: the words become the place's new numbers. */
  rename(x: number, y: number, z: number): void {
    const { rows, unit } = this;
    if (!Number.isNaN(x)) this.offsetX = rows.x - x * unit;
    if (!Number.isNaN(y)) this.offsetY = rows.y - y * unit;
    if (!Number.isNaN(z)) this.offsetZ = rows.z - z * unit;
  }

  home(x: boolean, y: boolean, z: boolean): void {
    const { rows, held } = this;
    if (x) rows.x = 0;
    if (y) rows.y = 0;
    if (z) rows.z = 0;
    if (x) this.offsetX = held.x;
    if (y) this.offsetY = held.y;
    if (z) this.offsetZ = held.z;
  }

  /** M200: E counts mm³ of filament of this diameter [mm]; 0: mm again. What stands is counted on. */
  countVolume(diameter: number): void {
    const per = diameter > 0 ? 4 / (Math.PI * diameter * diameter) : 1;
    this.eAt *= per / this.perE;
    this.perE = per;
  }

  /**
   * Puts the centre of an arc from (x0, y0) to the rows' end into the rows. i, j, r as written (NaN: absent).
   * The centre by radius is the firmwares' own construction (GRBL gcode.c, Marlin G2_G3.cpp).
   */
  centre(x0: number, y0: number, i: number, j: number, r: number): ArcFault {
    const { rows, unit } = this;
    const dx = rows.x - x0;
    const dy = rows.y - y0;
    this.arcError = 0;
    if (!Number.isNaN(r)) {
      const d2 = dx * dx + dy * dy;
      const rest = 4 * r * r * unit * unit - d2;
      if (d2 === 0) return 'no-centre';
      if (rest < 0) {
        this.arcError = Math.sqrt(d2) - 2 * Math.abs(r * unit);
        // A half circle whose ends are rounded decimals may miss by their last digit.
        if (this.arcError > ARC_SLACK.always) return 'too-far';
      }
      let h = -Math.sqrt(Math.max(rest, 0) / d2);
      if (rows.motion === Motion.counterClockwise) h = -h;
      if (r < 0) h = -h;
      rows.i = x0 + 0.5 * (dx - dy * h);
      rows.j = y0 + 0.5 * (dy + dx * h);
      return 'none';
    }
    const ci = !Number.isNaN(i) ? i * unit : 0;
    const cj = !Number.isNaN(j) ? j * unit : 0;
    if (ci === 0 && cj === 0) return 'no-centre';
    rows.i = x0 + ci;
    rows.j = y0 + cj;
    const ex = rows.x - rows.i;
    const ey = rows.y - rows.j;
    const radius = Math.sqrt(ci * ci + cj * cj);
    this.arcError = Math.abs(Math.sqrt(ex * ex + ey * ey) - radius);
    const slack = this.#dialect.packed ? ARC_SLACK.always : 2 * ARC_SLACK.always;
    const wrong =
      this.arcError > ARC_SLACK.never || (this.arcError > slack && this.arcError > ARC_SLACK.fraction * radius);
    return wrong ? 'radius' : 'none';
  }
}

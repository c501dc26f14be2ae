/*
 * Full circles that GRBL passes over. An arc whose ends are one place turns by atan2(r × r′, r · r′), where r and r′, the ways
 * from the centre to its two ends, differ by what single precision loses. Within 5·10⁻⁷ rad GRBL takes that for nothing and
 * adds a full turn; beyond, on the side to which the arc turns, it is an arc of next to nothing:
 *
 *        r′ ╲ r           clockwise, −8·10⁻⁷ rad: 0 chords, the circle is never burnt
 *            ╲            clockwise, +8·10⁻⁷ rad: a full turn less 8·10⁻⁷
 *             + centre
 *
 * The place counts from the machine's zero, so a work position that is moved loses other circles.
 * Source: gnea/grbl#743, grbl/grbl#495 and #1823.
 */
import { Motion } from '../../model/toolpath.ts';

const { fround } = Math;

/** [rad] Less than this is no turn. */
const NO_TURN = fround(5e-7);
/** Digits that GRBL reads of a number. */
const DIGITS = 8;
const IDLE = /\([^)]*\)|;.*|\s/g;

/** A number as GRBL reads it: its digits as a whole, times 0.01 and 0.1 in single precision. */
function numberOf(text: string): number {
  const [, sign, whole = '', decimals = ''] = /^([-+]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const digits = whole + decimals;
  let value = fround(Number(digits.slice(0, DIGITS)));
  let power = Math.max(0, whole.length - DIGITS) - Math.max(0, Math.min(digits.length, DIGITS) - whole.length);
  for (; power <= -2; power += 2) value = fround(value * fround(0.01));
  if (power < 0) value = fround(value * fround(0.1));
  for (; power > 0; power--) value = fround(value * 10);
  return sign === '-' ? -value : value;
}

/**
 * @param line as it stands in the file @param unit [mm of one unit] @param place [mm] of both ends, where the line has no word for it
 * @returns GRBL passes over this full circle
 */
export function losesCircle(
  line: string,
  motion: number,
  unit: number,
  place: readonly [x: number, y: number],
): boolean {
  const words = new Map<string, number>();
  for (const [, letter, number] of line.replace(IDLE, '').matchAll(/([XYIJ])([-+]?[\d.]+)/gi))
    words.set(letter!.toUpperCase(), fround(numberOf(number!) * fround(unit)));
  const [fromX, toX] = radii(words.get('X') ?? fround(place[0]), words.get('I') ?? 0);
  const [fromY, toY] = radii(words.get('Y') ?? fround(place[1]), words.get('J') ?? 0);
  const cross = fround(fround(fromX * toY) - fround(fromY * toX));
  const dot = fround(fround(fromX * toX) + fround(fromY * toY));
  const turn = fround(Math.atan2(cross, dot));
  return motion === Motion.clockwise ? turn < -NO_TURN : turn > NO_TURN;
}

/** From the centre to both ends, along one axis. @param offset of the centre */
function radii(place: number, offset: number): readonly [from: number, to: number] {
  return [-offset, fround(place - fround(place + offset))];
}

import { Motion, type Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] A shorter line ends where it began; a longer one is no dot, and a longer gap no gap between dots. */
const LEAST = 0.03;
const MOST = 3;
/** Fewer pairs in a row are read one by one. */
const ENOUGH = 4;

/**
 * Dots of a picture from move n on: lines at one speed, burnt with one power and dark in turn. Each is like the one before, and
 * what a rule learns of the first and the last of them it need not be told two million times.
 *
 *     ─ ─ ─ ─ ─ ─ ──── G0
 *     ▀ ▀ ▀ ▀ ▀ ▀         pairs: 6 burnt dots, each with the dark gap behind it
 *
 * @param to the move before which they end, if not before
 * @returns pairs of a dot and a gap between the first pair and the last one, which a rule may pass over; 0: none
 */
export function dotsBetween(chunk: Toolpath, trace: MoveTrace, n: number, to = chunk.length): number {
  const { feed, power, motion } = chunk;
  const { path, flat } = trace;
  const pace = feed[n]!;
  const burnt = power[n]!;
  let wanted = burnt;
  let k = n;
  for (; k < to; k++) {
    const isDot = power[k] === wanted && flat[k]! >= LEAST && path[k]! < MOST;
    if (!isDot || feed[k] !== pace || motion[k] !== Motion.line) break;
    wanted = burnt - wanted;
  }
  const pairs = (k - n) >> 1;
  return burnt > 0 && pairs >= ENOUGH ? pairs - 2 : 0;
}

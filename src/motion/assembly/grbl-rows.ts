/*
 * Straight lines along X at the speed that holds, after another such: nearly all of an engraving. What `grbl` would do
 * with each, without asking again what they have in common.
 */
import { floatAt, intAt, setFloat } from '../../base/assembly/memory';
import { maxAcceleration, maxVelocity, stepsPerMm } from './axes';
import { held, setOwner } from './block-ring';
import { LEAST_FEED, PER_MINUTE, planned } from './grbl';
import { moveAxis } from './grbl-place';
import { filled, setBlock, setWay, waitForSlot } from './grbl-ring';
import { axisBefore, nominal2Before, onLine, remember } from './grbl-state';
import { far, feed, motion, power, setPlace, takeUp, y, z } from './move';
import { feeds, kinds, LINE, layers, motions, objects, powers, xs, ys, zs } from './moves';
import { wayBefore } from './ways';

/** Number of the axis. */
const X = 0;

/** @returns the number of the first move that is something else */
export function row(from: i32, to: i32): i32 {
  if (axisBefore !== X || motion !== LINE) return from;
  const perMm = floatAt(stepsPerMm, X);
  const push = floatAt(maxAcceleration, X);
  const nominal = max(LEAST_FEED, min(feed * PER_MINUTE, floatAt(maxVelocity, X)));
  const nominal2 = nominal * nominal;
  let place = floatAt(planned, X);
  let before2 = nominal2Before;
  let ahead = floatAt(wayBefore, X) > 0;
  let n = from;
  let goesOn = true;
  while (n < to && goesOn) {
    const end = floatAt(xs, n);
    const steps = isAlike(n) && !far(end) ? moveAxis(X, end) - place : 0;
    goesOn = steps !== 0;
    if (goesOn) {
      const slot = waitForSlot();
      const on = steps > 0;
      setWay(slot, Math.abs(steps / perMm), push, on === ahead && held > 1 ? min(before2, nominal2) : 0);
      setOwner(slot, load<u8>(kinds + <usize>n), intAt(layers, n), intAt(objects, n));
      setBlock(slot, Math.abs(steps), nominal, 1, floatAt(powers, n) > 0);
      filled(slot);
      before2 = nominal2;
      place += steps;
      ahead = on;
      n++;
    }
  }
  if (n === from) return n;
  setFloat(planned, X, place);
  setFloat(wayBefore, X, ahead ? 1 : -1);
  takeUp(n - 1);
  setPlace(floatAt(xs, n - 1), y, z);
  onLine(power);
  remember(nominal2, X);
  return n;
}

/** A line along X at the speed that holds. */
function isAlike(n: i32): bool {
  return (
    load<u8>(motions + <usize>n) === <u8>LINE &&
    floatAt(ys, n) === y &&
    floatAt(zs, n) === z &&
    floatAt(feeds, n) === feed
  );
}

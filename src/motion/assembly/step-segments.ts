/*
 * GRBL's step generator: cuts a block into segments of 10 ms and gives each one step rate.
 *
 *    v |      ______________            accelerate until … cruise until … brake, at constant acceleration,
 *      |    /│   │    │    │\           in slices of 1/100 s that may hold the end of one ramp and the
 *      |   / │   │    │    │ \ exit     start of the next; what is left over of a step's time goes into the
 *   entry /  │   │    │    │  \         next slice.
 *      +──┴──┴───┴────┴────┴──┴─▶ way
 *
 * A slice's steps all last ⌈16 MHz·time/steps⌉ + 1 ticks: the timer rounds up and counts one more. Under 8 kHz the timer
 * runs 2, 4 or 8 times a step (smoothing), and each of those ticks is rounded. The firmware reckons in single precision, and
 * a stop whose ramp is a whole number of slices ends in a sliver or not by its last bit; so every step here is rounded as
 * there (without: 0.05 % on a job of many stops, with: 0.001 %).
 * The slices of a cruise are all alike; a very long one is taken at once, so that no coordinate can cost minutes.
 * Source: reference/grbl and facts/laser §7. Inside, as there, time is in minutes: mm/min, mm/min².
 */
import { single } from './single';

/** Ramps: accelerating, cruising, braking. */
const ACCELERATING = 0;
const CRUISING = 1;
const BRAKING = 2;

/** [min] 100 slices a second. */
const SLICE: f64 = <f64>(<f32>(1.0 / (100.0 * 60.0)));
/** Slices of cruising from which they are taken at once (10 s): the sum of the singles, bit by bit, is for shorter ones. */
const LONG_CRUISE: f64 = 1000;
/** The same for the chords of one arc together, and for each of them at least: an arc costs no more than its line may. */
const SLICES_OF_LINE: f64 = 100_000;
const LEAST_CRUISE: f64 = 2;
/** Steps that a slice holds at least. */
const STEPS_OF_SLICE: f64 = 1.25;
/** [ticks a step] From here on the timer runs 2, 4, 8 times a step: 8, 4 and 2 kHz at 16 MHz. */
const SMOOTH_FROM = 2000;
/** More than any timer counts, and still a whole number of 31 bits. */
const MOST_TICKS: f64 = 1073741824;
/** The timer has 16 bits. */
const LONGEST_COUNT = 65_535;

/** [mm] Way of the block still to go. */
export let left: f64 = 0;
/** [mm/min] Speed at the end of the last slice. */
export let speed: f64 = 0;
let ticksOfMinute: f64 = 0;
let stepsLeft: f64 = 0;
let perMm: f64 = 0;
let leastWay: f64 = 0;
let restOfStep: f64 = 0;
let longCruise: f64 = LONG_CRUISE;
let ramp = ACCELERATING;
let accelerateUntil: f64 = 0;
let brakeFrom: f64 = 0;
let top: f64 = 0;
let exit: f64 = 0;
let acceleration: f64 = 0;
/** [mm] Of the slice in the making. */
let way: f64 = 0;

/** @param clock [Hz] of the step timer */
export function startSegments(clock: f64): void {
  ticksOfMinute = clock * 60;
}

/** A new block. @param mm its way @param steps of its longest axis @param among blocks that its line makes: the chords of an arc */
export function loadBlock(mm: f64, steps: f64, among: f64): void {
  longCruise = max(LEAST_CRUISE, min(LONG_CRUISE, Math.floor(SLICES_OF_LINE / among)));
  left = single(mm);
  stepsLeft = steps;
  perMm = single(steps / left);
  leastWay = single(STEPS_OF_SLICE / perMm);
  restOfStep = 0;
}

/** Plans the way that is left, again where the plan behind it has changed. [mm²/min², mm/min, mm/min²] */
export function planBlock(entry2: f64, exit2: f64, most: f64, push: f64): void {
  const in2 = single(entry2);
  const out2 = single(exit2);
  const nominal = single(most);
  const nominal2 = single(nominal * nominal);
  const a = single(push);
  const inverse = single(0.5 / a);
  acceleration = a;
  speed = single(Math.sqrt(in2));
  exit = single(Math.sqrt(out2));
  ramp = ACCELERATING;
  accelerateUntil = left;
  brakeFrom = 0;
  const meet = single(0.5 * single(left + single(inverse * single(in2 - out2))));
  if (meet <= 0) {
    accelerateUntil = 0;
    top = exit;
  } else if (meet >= left) ramp = BRAKING;
  else {
    brakeFrom = single(inverse * single(nominal2 - out2));
    if (brakeFrom < meet) {
      top = nominal;
      if (in2 === nominal2) ramp = CRUISING;
      else accelerateUntil = single(left - single(inverse * single(nominal2 - in2)));
    } else {
      accelerateUntil = brakeFrom = meet;
      top = single(Math.sqrt(single(single(single(2 * a) * meet) + out2)));
    }
  }
}

/** Makes the next slice (or several alike). @returns [s] how long its steps take */
export function nextSlice(): f64 {
  const alike = ramp === CRUISING ? alikeSlices() : 0;
  if (alike > 0) return cruise(alike);
  const time = fillSlice();
  // What is lost in the rounding would never end: the rest of the cruise at once.
  if (way === left && ramp === CRUISING) return cruise(Infinity);
  return runSteps(time);
}

/** @returns minutes that it takes */
function fillSlice(): f64 {
  let end = SLICE;
  let part = end;
  let time: f64 = 0;
  let done = false;
  way = left;
  while (!done) {
    time = single(time + advance(part));
    done = way <= 0;
    if (!done && time >= end) {
      const enough = max(0, single(left - leastWay));
      // A slice must hold a step at least.
      done = way <= enough;
      if (!done) end = single(end + SLICE * slicesToCruise(way - enough));
    }
    part = single(end - time);
  }
  return time;
}

/** Goes on for `part` minutes or to the end of the ramp. @returns minutes that it took */
function advance(part: f64): f64 {
  const gain = single(acceleration * part);
  if (ramp === ACCELERATING) return accelerate(part, gain);
  if (ramp === BRAKING) return brake(part, gain);
  const further = single(way - single(top * part));
  if (further >= brakeFrom) {
    way = further;
    return part;
  }
  const took = single(single(way - brakeFrom) / top);
  way = brakeFrom;
  ramp = BRAKING;
  return took;
}

function accelerate(part: f64, gain: f64): f64 {
  const further = single(way - single(part * single(speed + single(0.5 * gain))));
  if (further >= accelerateUntil) {
    way = further;
    speed = single(speed + gain);
    return part;
  }
  const took = single(single(2 * single(left - accelerateUntil)) / single(speed + top));
  way = accelerateUntil;
  ramp = way === brakeFrom ? BRAKING : CRUISING;
  speed = top;
  return took;
}

function brake(part: f64, loss: f64): f64 {
  if (speed > loss) {
    const further = single(way - single(part * single(speed - single(0.5 * loss))));
    if (further > 0) {
      way = further;
      speed = single(speed - loss);
      return part;
    }
  }
  const took = single(single(2 * way) / single(speed + exit));
  way = 0;
  speed = exit;
  return took;
}

/** Slices of a very long cruise to take at once, 0 where each is taken alone. */
function alikeSlices(): f64 {
  const slices = Math.floor((left - brakeFrom) / (top * SLICE));
  return slices > longCruise ? slices - longCruise : 0;
}

/** So many slices of the cruise as one, at most to its end. @returns [s] */
function cruise(slices: f64): f64 {
  const further = min(slices * SLICE * top, left - brakeFrom);
  way = single(left - further);
  if (way === brakeFrom) ramp = BRAKING;
  return runSteps(further / top);
}

/** Slices more until a slow cruise has made a step, all but the last. @param missing [mm] */
function slicesToCruise(missing: f64): f64 {
  return ramp === CRUISING ? max(1, Math.floor(missing / (top * SLICE))) : 1;
}

/** Turns the slice into whole steps of one length each. [s] */
function runSteps(sliceTime: f64): f64 {
  const toGo = single(perMm * way);
  const steps = Math.ceil(toGo);
  const time = single(sliceTime + restOfStep);
  left = way;
  if (!(toGo < stepsLeft)) {
    // So many steps that single precision does not tell the next one: its time goes into the next slice.
    restOfStep = time;
    return 0;
  }
  const stepTime = single(time / single(stepsLeft - toGo));
  const ticks = <i32>min(Math.ceil(single(ticksOfMinute * stepTime)), MOST_TICKS);
  const shift = ticks < SMOOTH_FROM ? 0 : ticks < 2 * SMOOTH_FROM ? 1 : ticks < 4 * SMOOTH_FROM ? 2 : 3;
  const counted = min(ticks >> shift, LONGEST_COUNT) + 1;
  const seconds = ((stepsLeft - steps) * <f64>(1 << shift) * <f64>counted * 60) / ticksOfMinute;
  restOfStep = single(single(steps - toGo) * stepTime);
  stepsLeft = steps;
  return seconds;
}

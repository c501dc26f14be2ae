/*
 * What the MK3 does on its own (see ../prusa.ts).
 */
import { setFloat } from '../../base/assembly/memory';
import { chordCount, radius } from './arc';
import { exit2, halts, plan } from './block-queue';
import { held, isFull, junction2 } from './block-ring';
import { coastsInVain, jerkJunctionSpeed, safeSpeedPrusa } from './classic-jerk';
import { PRUSA, use } from './model';
import { feed, speedFactor } from './move';
import { safe, setSafe, speedBefore } from './pace';
import { runStepped } from './step-clock';

/** Chords that a full circle has at least (before the clamp of their length). */
const CHORDS_OF_CIRCLE: f64 = 20;
/** [mm/s] Under this the earlier move is as good as none. */
const NO_SPEED: f64 = 1e-4;

let shortest: f64 = 0;
let longest: f64 = 0;
/** [mm²/s²] Exit of the running block; -1: none runs yet. */
let runningExit2: f64 = -1;

/** [mm] Chords of arcs. */
export function startPrusa(shortestChord: f64, longestChord: f64): void {
  use(PRUSA);
  shortest = shortestChord;
  longest = longestChord;
}

export function chordsPrusa(way: f64): i32 {
  const wanted = (2 * Math.PI * radius) / CHORDS_OF_CIRCLE;
  return chordCount(Math.ceil(way / min(longest, max(shortest, wanted))));
}

/** [mm/s] F that the move is run at. */
export function pacePrusa(inPlane: bool): f64 {
  return inPlane ? feed * speedFactor : feed;
}

export function joinPrusa(slot: i32, waiting: i32): void {
  setSafe(safeSpeedPrusa());
  let start = safe;
  let halt = true;
  if (waiting > 1 && speedBefore > NO_SPEED) {
    const junction = jerkJunctionSpeed();
    halt = coastsInVain(junction);
    if (!halt) start = junction;
  }
  setFloat(junction2, slot, start * start);
  store<u8>(halts + <usize>slot, halt ? 1 : 0);
  plan(safe * safe, 1);
}

/** The oldest block leaves, the next one begins to run: from now on its braking is fixed. */
export function makeRoomPrusa(): void {
  if (!isFull()) return;
  leave();
  runningExit2 = exit2();
}

export function stopPrusa(): void {
  while (held > 0) leave();
}

function leave(): void {
  runStepped(runningExit2 >= 0 ? runningExit2 : exit2());
  runningExit2 = -1;
}

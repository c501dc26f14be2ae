/*
 * Look-ahead without a limit and its second, slower plan (Klipper's "minimum cruise ratio").
 *
 *   v²                     peak of the slow plan caps
 *    |       _______       the cruise of this hill …
 *    |      /.     .\   _______________________________
 *    |     / .     . \ /  .  .                     .   \        v² is linear in distance: a ramp with
 *    |    /  .  '  .  v .    '  .                  .    \       acceleration a rises by 2·a·L over a move
 *    |___/ .'         '.        '. … of the next hill    \___   of length L, so no square root until the end
 *     junction      junction
 *
 * From a stop at the end backward: start² = min(junction², next start² + 2·a·L); cruise² = min(F², mean of start² and
 * what braking from it would reach). The slow plan runs the same way with less acceleration. A move in which it can
 * still gain speed, and does so within itself or within the moves waiting behind it, is a peak: its (start² + reach²)/2
 * caps the cruise² of the move and of the earlier ones up to the next peak. Moves that can gain no speed wait for that
 * peak and then run at most at their own start speed.
 *
 * A plan may change as long as moves are added behind it, but never before the last peak but one: up to there it is
 * settled and leaves the queue. So memory holds the moves of a braking distance, not the job, and each move is visited
 * about twice (the queue is planned again only when it has doubled).
 * Rules: reference/estimate ("Rules of the Klipper plan", 5 to 7).
 */
import { floatAt, grown, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { addMove } from './tally';
import { trapezoidSeconds } from './trapezoid';

const FIRST_ROOM = 1024;
/** Moves added before the queue is looked through again. */
const BATCH = 256;

// Columns of the waiting moves: what `addRow` is told.
let distance: usize = 0;
let acceleration: usize = 0;
let cruise2: usize = 0;
let junction2: usize = 0;
let slowJunction2: usize = 0;
let slowGain2: usize = 0;
let kinds: usize = 0;
let layers: usize = 0;
let objects: usize = 0;
let start2: usize = 0;
let end2: usize = 0;
let count = 0;
let room = 0;
let planAt = BATCH;

/** A move as it is planned. */
@unmanaged
export class PlannedMove {
  /** [mm] */
  distance: f64;
  /** [mm/s²] */
  acceleration: f64;
  /** [mm²/s²] Greatest speed² inside the move. */
  cruise2: f64;
  /** [mm²/s²] Greatest speed² at its start, and the same in the slower plan. */
  junction2: f64;
  slowJunction2: f64;
  /** [mm²/s²] What the slower plan can gain in it: 2·a'·L. */
  slowGain2: f64;
}

/** A move to be filled again and again. */
export function makeMove(): PlannedMove {
  return changetype<PlannedMove>(take(offsetof<PlannedMove>()));
}

/** Takes the next move. */
export function addRow(move: PlannedMove, kind: i32, layer: i32, object: i32): void {
  if (count >= planAt) {
    planRows(true);
    planAt = max(2 * count, count + BATCH);
  }
  if (count === room) grow();
  const row = count++;
  setFloat(distance, row, move.distance);
  setFloat(acceleration, row, move.acceleration);
  setFloat(cruise2, row, move.cruise2);
  setFloat(junction2, row, move.junction2);
  setFloat(slowJunction2, row, move.slowJunction2);
  setFloat(slowGain2, row, move.slowGain2);
  setInt(kinds, row, kind);
  setInt(layers, row, layer);
  setInt(objects, row, object);
}

/** The machine stops here: every waiting move is settled. */
export function settleRows(): void {
  planRows(false);
}

function planRows(lazy: bool): void {
  let settled = count;
  let searching = lazy;
  let nextStart2: f64 = 0;
  let nextSlow2: f64 = 0;
  let peak2: f64 = 0;
  let waiting = 0;
  for (let n = count - 1; n >= 0; n--) {
    const reach2 = nextStart2 + 2 * floatAt(acceleration, n) * floatAt(distance, n);
    const begin2 = min(floatAt(junction2, n), reach2);
    const gain2 = floatAt(slowGain2, n);
    const slowReach2 = nextSlow2 + gain2;
    const slow2 = min(floatAt(slowJunction2, n), slowReach2);
    setFloat(start2, n, begin2);
    setFloat(end2, n, nextStart2);
    if (slow2 < slowReach2) {
      const most2 = floatAt(cruise2, n);
      if (waiting > 0 || slow2 + gain2 > nextSlow2) {
        if (searching && peak2 > 0) {
          settled = n;
          searching = false;
        }
        peak2 = min(most2, (slow2 + slowReach2) / 2);
        if (!searching && n < settled) release(n + 1, waiting, peak2);
        waiting = 0;
      }
      if (!searching && n < settled) settle(n, min(min((begin2 + reach2) / 2, most2), peak2));
    } else waiting++;
    nextStart2 = begin2;
    nextSlow2 = slow2;
  }
  if (!searching) drop(settled);
}

/** Settles the moves that waited for the peak before them. */
function release(from: i32, waiting: i32, peak2: f64): void {
  let cap2 = peak2;
  for (let n = from; n < from + waiting; n++) {
    cap2 = min(cap2, floatAt(start2, n));
    settle(n, cap2);
  }
}

/** The move's time: accelerating, cruising, braking. */
function settle(n: i32, peak2: f64): void {
  const first2 = min(floatAt(start2, n), peak2);
  const last2 = min(floatAt(end2, n), peak2);
  const seconds = trapezoidSeconds(floatAt(distance, n), floatAt(acceleration, n), first2, peak2, last2);
  addMove(seconds, intAt(kinds, n), intAt(layers, n), intAt(objects, n));
}

function drop(settled: i32): void {
  count -= settled;
  dropOf(distance, settled, 3);
  dropOf(acceleration, settled, 3);
  dropOf(cruise2, settled, 3);
  dropOf(junction2, settled, 3);
  dropOf(slowJunction2, settled, 3);
  dropOf(slowGain2, settled, 3);
  dropOf(kinds, settled, 2);
  dropOf(layers, settled, 2);
  dropOf(objects, settled, 2);
}

/** The rest of a column moves to its start. @param size of an entry, as a power of two [bytes] */
function dropOf(column: usize, settled: i32, size: usize): void {
  memory.copy(column, column + ((<usize>settled) << size), (<usize>count) << size);
}

function grow(): void {
  distance = wider(distance, 3);
  acceleration = wider(acceleration, 3);
  cruise2 = wider(cruise2, 3);
  junction2 = wider(junction2, 3);
  slowJunction2 = wider(slowJunction2, 3);
  slowGain2 = wider(slowGain2, 3);
  start2 = wider(start2, 3);
  end2 = wider(end2, 3);
  kinds = wider(kinds, 2);
  layers = wider(layers, 2);
  objects = wider(objects, 2);
  room = max(FIRST_ROOM, 2 * room);
}

function wider(column: usize, size: usize): usize {
  return grown(column, (<usize>room) << size, (<usize>FIRST_ROOM) << size);
}

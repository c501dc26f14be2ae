/*
 * Stretches along a chord, as they are found, and how much of it they cover together.
 */
import { floatAt, grown, setFloat, take } from '../../base/assembly/memory';

/** Bytes of a stretch, and for how many there is room at first. */
const SPAN: usize = 16;
const ROOM: i32 = 64;

/** From and to of each, and how many there are. */
let spans: usize = 0;
let sorted: usize = 0;
let room: i32 = 0;
let count: i32 = 0;

/** Of the chord at hand: covered length, and between which places along it that lies. [mm] */
export let coveredLength: f64 = 0;
export let coveredFrom: f64 = 0;
export let coveredTo: f64 = 0;

export function startSpans(): void {
  count = 0;
}

export function noteSpan(from: f64, to: f64): void {
  if (count === room) grow();
  setSpan(spans, count++, from, to);
}

function grow(): void {
  spans = grown(spans, SPAN * <usize>room, SPAN * <usize>ROOM);
  sorted = take(SPAN * <usize>max(ROOM, 2 * room));
  room = max(ROOM, 2 * room);
}

function setSpan(list: usize, k: i32, from: f64, to: f64): void {
  setFloat(list, 2 * k, from);
  setFloat(list, 2 * k + 1, to);
}

/** Works out what is covered. */
export function mergeSpans(): void {
  coveredLength = 0;
  if (count === 0) return;
  if (count > 1) sortSpans();
  coveredFrom = floatAt(spans, 0);
  coveredTo = coveredFrom;
  for (let k = 0; k < count; k++) {
    const from = max(coveredTo, floatAt(spans, 2 * k));
    const to = floatAt(spans, 2 * k + 1);
    if (to <= from) continue;
    coveredLength += to - from;
    coveredTo = to;
  }
}

/** By their beginnings; those that begin at one place keep their order. Runs of twice the length at each step. */
function sortSpans(): void {
  for (let length = 1; length < count; length *= 2) {
    for (let first = 0; first < count; first += 2 * length)
      mergeRuns(first, min(first + length, count), min(first + 2 * length, count));
    const done = sorted;
    sorted = spans;
    spans = done;
  }
}

function mergeRuns(first: i32, middle: i32, end: i32): void {
  let a = first;
  let b = middle;
  for (let k = first; k < end; k++) {
    const isFirst = a < middle && (b === end || floatAt(spans, 2 * a) <= floatAt(spans, 2 * b));
    const from = isFirst ? a++ : b++;
    setSpan(sorted, k, floatAt(spans, 2 * from), floatAt(spans, 2 * from + 1));
  }
}

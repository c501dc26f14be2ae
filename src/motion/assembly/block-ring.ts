/*
 * A bounded ring of blocks in columns: the oldest leaves, the newest arrives. How fast they run is for those who plan it.
 */
import { intAt, setInt, take } from '../../base/assembly/memory';
import { addMove } from './tally';

/** Columns by slot, filled by the caller after `reserve`; later only the oldest block's may change. [mm] */
export let distance: usize = 0;
/** [mm/s²], or the like in the controller's own unit of time */
export let acceleration: usize = 0;
/** [mm²/s²] Greatest entry speed² of the block. */
export let junction2: usize = 0;
/** [mm²/s²] Speed² that a block can gain or lose. */
export let gain2: usize = 0;
let kinds: usize = 0;
let layers: usize = 0;
let objects: usize = 0;

/** Slots of the next block to come and of the oldest, and how many there are. */
export let head: i32 = 0;
export let tail: i32 = 0;
export let held: i32 = 0;
let places: i32 = 0;

/** @param count blocks that fit */
export function makeRing(count: i32): void {
  places = count;
  distance = column(8);
  acceleration = column(8);
  junction2 = column(8);
  gain2 = column(8);
  kinds = column(4);
  layers = column(4);
  objects = column(4);
}

/** A column with so many bytes for each slot. */
export function column(bytes: usize): usize {
  return take(bytes * <usize>places);
}

export function isFull(): bool {
  return held === places;
}

/** Slot for a new block; there must be room. The caller fills the columns. */
export function reserve(): i32 {
  const slot = head;
  head = next(slot);
  held++;
  return slot;
}

/** Whom the block's seconds belong to. */
export function setOwner(slot: i32, kind: i32, layer: i32, object: i32): void {
  setInt(kinds, slot, kind);
  setInt(layers, slot, layer);
  setInt(objects, slot, object);
}

/** [s] So long the block took, or a part of it. */
export function addSeconds(slot: i32, seconds: f64): void {
  addMove(seconds, intAt(kinds, slot), intAt(layers, slot), intAt(objects, slot));
}

/** The oldest block leaves. */
export function discard(): void {
  tail = next(tail);
  held--;
}

export function next(slot: i32): i32 {
  return slot + 1 === places ? 0 : slot + 1;
}

export function previous(slot: i32): i32 {
  return slot === 0 ? places - 1 : slot - 1;
}

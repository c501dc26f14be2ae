/*
 * The moves between two events, as columns.
 */
import { take } from '../../base/assembly/memory';

/** [mm] Where each ends, filament, centre of the arc; [mm/s]; power 0…1. */
export let xs: usize = 0;
export let ys: usize = 0;
export let zs: usize = 0;
export let es: usize = 0;
export let centreXs: usize = 0;
export let centreYs: usize = 0;
export let feeds: usize = 0;
export let powers: usize = 0;
export let layers: usize = 0;
export let objects: usize = 0;
/** Bytes. */
export let kinds: usize = 0;
export let motions: usize = 0;

let room: i32 = 0;

/** How a move goes to its end, as `Motion` has it. */
export const RAPID: i32 = 0;
export const LINE: i32 = 1;
export const CLOCKWISE: i32 = 2;

/** What a move is for, as `MoveKind` has it: dark moves, and rows of a picture. */
export const TRAVEL: i32 = 0;
export const ENGRAVE: i32 = 18;

/** Room for so many moves. */
export function makeRoomFor(count: i32): void {
  if (count <= room) return;
  room = max(count, 2 * room);
  const floats = 8 * <usize>room;
  xs = take(floats);
  ys = take(floats);
  zs = take(floats);
  es = take(floats);
  centreXs = take(floats);
  centreYs = take(floats);
  feeds = take(floats);
  powers = take(floats);
  layers = take(4 * <usize>room);
  objects = take(4 * <usize>room);
  kinds = take(<usize>room);
  motions = take(<usize>room);
}

/*
 * The rows of moves that were read, in columns: the program takes them when there are enough.
 */
import { setFloat, setInt, take } from '../../../base/assembly/memory';
import { state } from './state';

/** Rows that the columns hold. */
export const CAPACITY: i32 = 2112;

/** Nine columns of floats (x, y, z, e, i, j, feed, power, section), three of integers (object, layer, line), two of bytes (kind, motion). */
export const columns: usize = take(CAPACITY * 86);

const INTS: usize = 72 * CAPACITY;
const BYTES: usize = 84 * CAPACITY;

// Which columns say something: bits of `state.said`.
const SAID_Z = 1;
const SAID_E = 2;
const SAID_CENTRE = 4;
const SAID_SECTION = 8;
const SAID_OBJECT = 16;
const SAID_LAYER = 32;

/** Adds the row that the state holds; there must be room. In a column that may say nothing, − 0 is 0. */
export function addRow(): void {
  const n = state.length++;
  setFloat(columns, n, state.x);
  setFloat(columns, n + CAPACITY, state.y);
  setFloat(columns, n + 2 * CAPACITY, state.z + 0);
  setFloat(columns, n + 3 * CAPACITY, state.e + 0);
  setFloat(columns, n + 4 * CAPACITY, state.i + 0);
  setFloat(columns, n + 5 * CAPACITY, state.j + 0);
  setFloat(columns, n + 6 * CAPACITY, state.rowFeed);
  setFloat(columns, n + 7 * CAPACITY, state.power);
  setFloat(columns, n + 8 * CAPACITY, state.section + 0);
  setInt(columns + INTS, n, state.object);
  setInt(columns + INTS, n + CAPACITY, state.layer);
  setInt(columns + INTS, n + 2 * CAPACITY, state.line);
  store<u8>(columns + BYTES + n, <u8>state.kind);
  store<u8>(columns + BYTES + n + CAPACITY, <u8>state.motion);
  state.said |=
    (state.z !== 0 ? SAID_Z : 0) |
    (state.e !== 0 ? SAID_E : 0) |
    (state.i !== 0 || state.j !== 0 ? SAID_CENTRE : 0) |
    (state.section !== 0 ? SAID_SECTION : 0) |
    (state.object !== -1 ? SAID_OBJECT : 0) |
    (state.layer !== -1 ? SAID_LAYER : 0);
}

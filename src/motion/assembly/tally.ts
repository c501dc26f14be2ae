/*
 * Adds up seconds by kind, layer and object, each as it becomes known.
 */
import { floatAt, grown, setFloat } from '../../base/assembly/memory';

/** [s] */
export let seconds: f64 = 0;
export let standing: f64 = 0;
export let burning: f64 = 0;
/** [s] By kind of move, as many as a byte can tell. */
export const byKind: usize = memory.data(8 * 256);
/** [s] By layer and by object. */
export let byLayer: usize = 0;
export let layerCount: i32 = 0;
export let byObject: usize = 0;
export let objectCount: i32 = 0;

const FIRST_ROOM: i32 = 64;
let layerRoom: i32 = 0;
let objectRoom: i32 = 0;

/** [s] Time of a move (or of one chord of it). */
export function addMove(time: f64, kind: i32, layer: i32, object: i32): void {
  seconds += time;
  setFloat(byKind, kind, floatAt(byKind, kind) + time);
  share(time, layer, object);
}

/** [s] Standing still on purpose. */
export function addDwell(time: f64, layer: i32, object: i32): void {
  seconds += time;
  standing += time;
  share(time, layer, object);
}

/** [s] Part of the time above in which the laser burns. */
export function addBurn(time: f64): void {
  burning += time;
}

function share(time: f64, layer: i32, object: i32): void {
  if (layer >= layerCount) {
    layerCount = layer + 1;
    if (layerCount > layerRoom) {
      byLayer = grown(byLayer, 8 * <usize>layerRoom, 8 * <usize>max(FIRST_ROOM, layerCount));
      layerRoom = max(layerCount, max(FIRST_ROOM, 2 * layerRoom));
    }
  }
  if (layer >= 0) setFloat(byLayer, layer, floatAt(byLayer, layer) + time);
  if (object >= objectCount) {
    objectCount = object + 1;
    if (objectCount > objectRoom) {
      byObject = grown(byObject, 8 * <usize>objectRoom, 8 * <usize>max(FIRST_ROOM, objectCount));
      objectRoom = max(objectCount, max(FIRST_ROOM, 2 * objectRoom));
    }
  }
  if (object >= 0) setFloat(byObject, object, floatAt(byObject, object) + time);
}

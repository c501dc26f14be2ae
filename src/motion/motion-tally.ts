import type { MotionTime } from '../model/firmware.ts';
import { MOVE_KIND_NAMES } from '../model/toolpath.ts';

/** Adds up seconds by kind, layer and object, each as it becomes known. */
export class MotionTally {
  readonly #byKind = new Float64Array(MOVE_KIND_NAMES.length);
  #byLayer = new Float64Array(1024);
  #layers = 0;
  #byObject = new Float64Array(8);
  #objects = 0;
  #seconds = 0;
  #dwell = 0;
  #laserOn = 0;

  /** [s] Time of a move (or of one chord of it). */
  move(seconds: number, kind: number, layer: number, object: number): void {
    this.#seconds += seconds;
    this.#byKind[kind]! += seconds;
    if (layer >= 0) this.#addLayer(seconds, layer);
    if (object >= 0) this.#addObject(seconds, object);
  }

  /** [s] Standing still on purpose. */
  dwell(seconds: number, layer: number, object: number): void {
    this.#seconds += seconds;
    this.#dwell += seconds;
    if (layer >= 0) this.#addLayer(seconds, layer);
    if (object >= 0) this.#addObject(seconds, object);
  }

  /** [s] Part of the time above in which the laser burns. */
  burn(seconds: number): void {
    this.#laserOn += seconds;
  }

  end(): MotionTime {
    return {
      seconds: this.#seconds,
      byKind: this.#byKind,
      dwell: this.#dwell,
      byLayer: [...this.#byLayer.subarray(0, this.#layers)],
      byObject: [...this.#byObject.subarray(0, this.#objects)],
      laserOn: this.#laserOn,
    };
  }

  #addLayer(seconds: number, layer: number): void {
    // Written at every call: a branch that the first layer never takes would be compiled anew at the second.
    this.#layers = Math.max(this.#layers, layer + 1);
    this.#byLayer = roomFor(this.#byLayer, this.#layers);
    this.#byLayer[layer]! += seconds;
  }

  #addObject(seconds: number, object: number): void {
    this.#objects = Math.max(this.#objects, object + 1);
    this.#byObject = roomFor(this.#byObject, this.#objects);
    this.#byObject[object]! += seconds;
  }
}

/** The same sums with room for `length` of them; doubling, so that n layers cost O(n). */
function roomFor(sums: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= sums.length) return sums;
  const wider = new Float64Array(Math.max(length, 2 * sums.length));
  wider.set(sums);
  return wider;
}

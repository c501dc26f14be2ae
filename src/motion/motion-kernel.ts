import { KernelRun, type MemoryExports, type Place } from '../base/kernel-run.ts';
import { OwnKernel } from '../base/own-kernel.ts';
import type { Toolpath } from '../model/toolpath.ts';
import { MOTION_KERNEL_WASM } from './motion-kernel-wasm.ts';

/** A number that changes as the kernel runs. */
type Count = Place;

/** What the clocks hand out: WASM from `assembly/`, where each function says what it does. One run of it is one clock. */
export interface MotionExports extends MemoryExports {
  setVelocity(axis: number, value: number): void;
  setAcceleration(axis: number, value: number): void;
  setJump(axis: number, value: number): void;
  setSteps(axis: number, value: number): void;

  startSteps(places: number, putOffSteps: number, minSegmentTime: number, minStepRate: number): void;
  setAlong(print: number, travel: number, retract: number): void;
  setSegmentTime(seconds: number): void;
  placedStepped(): void;
  placeFilament(e: number): void;
  startPrusa(shortestChord: number, longestChord: number): void;
  /** @param deviates 1, or 0: jerk */
  startMarlin2(deviates: number, shortestChord: number, longestChord: number, ofCircle: number): void;
  setDeviation(mm: number): void;

  startGrbl(blocks: number, clock: number, arcTolerance: number, junctionDeviation: number, idleDelay: number): void;
  dwellGrbl(seconds: number): void;
  setLaser(mode: number, power: number): void;
  setPower(power: number): void;
  setModal(motion: number): void;
  /** @param is 1, or 0: places */
  setRelative(is: number): void;

  startKlipper(vz: number, az: number, ve: number, ae: number, filamentJump: number, arcResolution: number): void;
  setPathLimits(velocity: number, acceleration: number, corner: number, cruiseRatio: number): void;

  startRrf(places: number, shortestChord: number, longestChord: number, arcDeviation: number): void;
  setPlaneAcceleration(print: number, travel: number): void;
  /** @param joins 1, or 0: stops */
  setJumpPolicy(joins: number): void;

  startSmoothie(blocks: number, seekSpeed: number, junctionDeviation: number, arcError: number): void;
  startController(cornerDeviation: number): void;

  makeRoomFor(moves: number): void;
  readonly xs: Place;
  readonly ys: Place;
  readonly zs: Place;
  readonly es: Place;
  readonly centreXs: Place;
  readonly centreYs: Place;
  readonly feeds: Place;
  readonly powers: Place;
  readonly layers: Place;
  readonly objects: Place;
  readonly kinds: Place;
  readonly motions: Place;

  place(x: number, y: number, z: number): void;
  readonly x: Count;
  readonly y: Count;
  readonly z: Count;
  setFeed(mmPerSecond: number): void;
  setSpeedFactor(factor: number): void;
  setFlowFactor(factor: number): void;
  run(from: number, to: number): void;
  stop(): void;
  dwell(seconds: number): void;

  readonly seconds: Count;
  readonly standing: Count;
  readonly burning: Count;
  readonly byKind: Place;
  readonly byLayer: Place;
  readonly layerCount: Count;
  readonly byObject: Place;
  readonly objectCount: Count;
}

export const motionKernel = new OwnKernel('motion', MOTION_KERNEL_WASM);

export type MotionRun = KernelRun<MotionExports>;

/** A clock that stands at zero. */
export function motionRun(): MotionRun {
  const { sin, cos, acos, atan2 } = Math;
  return new KernelRun<MotionExports>(motionKernel, { engine: { sin, cos, acos, atan2 } });
}

/** Copies the columns of a chunk for `run`. */
export function putMoves(run: MotionRun, chunk: Toolpath): void {
  const { exports } = run;
  const { length } = chunk;
  exports.makeRoomFor(length);
  const putFloats = ({ value }: Place, column: Float64Array): void =>
    run.floats(value, length).set(column.subarray(0, length));
  putFloats(exports.xs, chunk.x);
  putFloats(exports.ys, chunk.y);
  putFloats(exports.zs, chunk.z);
  putFloats(exports.es, chunk.e);
  putFloats(exports.centreXs, chunk.i);
  putFloats(exports.centreYs, chunk.j);
  putFloats(exports.feeds, chunk.feed);
  putFloats(exports.powers, chunk.power);
  run.ints(exports.layers.value, length).set(chunk.layer.subarray(0, length));
  run.ints(exports.objects.value, length).set(chunk.object.subarray(0, length));
  run.bytes(exports.kinds.value, length).set(chunk.kind.subarray(0, length));
  run.bytes(exports.motions.value, length).set(chunk.motion.subarray(0, length));
}

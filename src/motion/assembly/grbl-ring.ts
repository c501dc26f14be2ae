/*
 * GRBL's ring of blocks and the step generator that eats it: the oldest block is cut into slices, and a new block waits until
 * a place is free. A block leaves the ring when its last slice is *made*, not run.
 */
import { floatAt, intAt, setFloat, setInt } from '../../base/assembly/memory';
import {
  acceleration,
  addSeconds,
  column,
  distance,
  held,
  isFull,
  junction2,
  makeRing,
  reserve,
  tail,
} from './block-ring';
import { discardLate, filledLate, goOnLate, lateEntry2, lateExit2 } from './late-queue';
import { find, keep, secondsAt, startMemory } from './slice-memory';
import { left, loadBlock, nextSlice, planBlock, speed, startSegments } from './step-segments';
import { addBurn } from './tally';

/** Slices that are ready while one runs. */
const SLICES_AHEAD = 5;

// By slot of the ring. Steps of the longest axis; [mm/min]; 1: the laser is on; blocks of the same line.
let slotSteps: usize = 0;
let slotNominal: usize = 0;
let slotBurns: usize = 0;
let slotAmong: usize = 0;
/** The oldest block is being cut into slices; its plan has changed meanwhile. */
let cutting = false;
let changed = false;
let ready = 0;

/** @param places blocks that fit @param clock [Hz] of the step timer */
export function startRing(places: i32, clock: f64): void {
  makeRing(places);
  slotSteps = column(8);
  slotNominal = column(8);
  slotBurns = column(1);
  slotAmong = column(4);
  startMemory();
  startSegments(clock);
}

/** Slot for a new block, once there is room. The caller fills the ring's own columns and calls the functions below. */
export function waitForSlot(): i32 {
  while (isFull()) {
    cut();
    if (isFull()) ready--;
  }
  return reserve();
}

/** @param steps of the longest axis @param nominal [mm/min] @param among blocks of the same line @param burns the laser is on */
export function setBlock(slot: i32, steps: f64, nominal: f64, among: i32, burns: bool): void {
  setFloat(slotSteps, slot, steps);
  setFloat(slotNominal, slot, nominal);
  setInt(slotAmong, slot, among);
  store<u8>(slotBurns + <usize>slot, burns ? 1 : 0);
}

/** [mm, mm/min², mm²/min²] */
export function setWay(slot: i32, mm: f64, push: f64, corner2: f64): void {
  setFloat(distance, slot, mm);
  setFloat(acceleration, slot, push);
  setFloat(junction2, slot, corner2);
}

/** A block half cut goes into the new plan with what is left of it, from the speed that it has. */
export function filled(slot: i32): void {
  filledLate(slot);
  if (!cutting) return;
  goOnLate(speed * speed, left);
  changed = true;
}

/** Runs until nothing is left. */
export function drain(): void {
  while (held > 0) {
    ready = 0;
    cut();
  }
  ready = 0;
}

/** Cuts slices until enough are ready. */
function cut(): void {
  while (ready < SLICES_AHEAD && held > 0) {
    const slot = tail;
    const seconds = cutting ? goOn(slot) : begin(slot);
    ready++;
    addSeconds(slot, seconds);
    if (load<u8>(slotBurns + <usize>slot) === 1) addBurn(seconds);
    if (!cutting) discardLate();
  }
}

/** The first slice of a block. [s] */
function begin(slot: i32): f64 {
  const mm = floatAt(distance, slot);
  const steps = floatAt(slotSteps, slot);
  const place = find(mm, steps, lateEntry2, lateExit2(), floatAt(slotNominal, slot), floatAt(acceleration, slot));
  const known = secondsAt(place);
  if (known >= 0) return known;
  loadBlock(mm, steps, <f64>intAt(slotAmong, slot));
  changed = true;
  const seconds = goOn(slot);
  if (!cutting) keep(place, seconds);
  return seconds;
}

/** The next slice of the block at hand. [s] */
function goOn(slot: i32): f64 {
  if (changed) planBlock(lateEntry2, lateExit2(), floatAt(slotNominal, slot), floatAt(acceleration, slot));
  changed = false;
  const seconds = nextSlice();
  cutting = left !== 0;
  return seconds;
}

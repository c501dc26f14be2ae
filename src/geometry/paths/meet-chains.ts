import { hilbertOrder } from '../box-index.ts';
import { MeshRun } from '../mesh-kernel.ts';
import type { Chain } from './chord-index.ts';
import { boxOf } from './containment.ts';

/** Two chains and the place where they come nearest to each other. [mm] */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** Chains that come near each other, and closed ones that cross. */
export interface ChainMeetings {
  readonly near: readonly NearPair[];
  /** Pairs of closed chains whose lines cross at a point inside both lines, in order; a mere touch is none. */
  readonly crossing: readonly (readonly [a: number, b: number])[];
  /** By chain: 1 where it crosses another or touches one, as far as that was looked for. */
  readonly touching: Uint8Array;
}

/**
 * All pairs of different chains nearer than `limit`, each with its least distance, and the pairs of closed chains that
 * cross. Two chords are nearest at an end of one of them, unless they cross (distance 0). Whether two groups of chords
 * cross is asked first: then nothing more need be known of their chains, and a chain of which nothing more need be known
 * is passed over whole. Four strokes of 300,000 chords each, all over each other, are soon told; 86,000 outlines of which
 * each crosses ten others took three quarters as long again with distances and crossings in one go.
 * @param beyond [mm] pairs this near or nearer, which touch or cross, are left out of `near`; by default none is
 */
export function meetChains(chains: readonly Chain[], limit: number, beyond = -1): ChainMeetings {
  // Chains that lie beside each other are looked at one after the other: what they meet is in the processor's memory then.
  const run = chordTree(chains, hilbertOrder(boxesOf(chains)));
  const { exports } = run;
  const closed = Uint8Array.from(chains, (chain) => Number(chain.closed));
  exports.meetChains(run.putBytes(closed), chains.length, limit, beyond);
  return {
    near: nearPairs(run, beyond),
    crossing: crossingPairs(run),
    touching: new Uint8Array(run.bytes(exports.touchingChains.value, chains.length)),
  };
}

function boxesOf(chains: readonly Chain[]): Float64Array {
  const boxes = new Float64Array(4 * chains.length);
  for (const [k, { points }] of chains.entries()) boxes.set(boxOf(points), 4 * k);
  return boxes;
}

/** Hands chains over to the kernel, in this order, with a tree of their chords. */
function chordTree(chains: readonly Chain[], order: Uint32Array): MeshRun {
  const ends = new Uint32Array(chains.length);
  let total = 0;
  for (const [k, chain] of order.entries()) {
    const { points, closed } = chains[chain]!;
    total += points.length / 2 + (closed && points.length > 0 ? 1 : 0);
    ends[k] = total;
  }
  const places = new Float64Array(2 * total);
  for (const [k, chain] of order.entries()) {
    const { points, closed } = chains[chain]!;
    places.set(points, k === 0 ? 0 : 2 * ends[k - 1]!);
    if (closed && points.length > 0) places.set([points[0]!, points[1]!], 2 * ends[k]! - 2);
  }
  const run = new MeshRun();
  const { exports } = run;
  exports.useChains(run.putFloats(places), run.putInts(ends), ends.length, run.putInts(order));
  const boxes = run.floats(exports.groupBoxes.value, 4 * exports.groupCount.value);
  exports.growChordTree(run.putInts(hilbertOrder(boxes)));
  return run;
}

/** Those farther apart than is left out. */
function nearPairs(run: MeshRun, beyond: number): readonly NearPair[] {
  const { nearPairs: at, nearCount } = run.exports;
  const chains = run.ints(at.value, 8 * nearCount.value);
  const places = run.floats(at.value, 4 * nearCount.value);
  const kept = Uint32Array.from({ length: nearCount.value }, (_, k) => k).filter(
    (k) => Math.sqrt(places[4 * k + 1]!) > beyond,
  );
  // In the order of the chains, whatever the order in which they were looked at.
  kept.sort((p, q) => chains[8 * p]! - chains[8 * q]! || p - q);
  return Array.from(kept, (k) => ({
    a: chains[8 * k]!,
    b: chains[8 * k + 1]!,
    distance: Math.sqrt(places[4 * k + 1]!),
    x: places[4 * k + 2]!,
    y: places[4 * k + 3]!,
  }));
}

function crossingPairs(run: MeshRun): ChainMeetings['crossing'] {
  const { crossedPairs, crossedCount } = run.exports;
  const pairs = run.ints(crossedPairs.value, 2 * crossedCount.value);
  const found = Array.from({ length: crossedCount.value }, (_, k) => [pairs[2 * k]!, pairs[2 * k + 1]!] as const);
  return found.sort(([a, b], [c, d]) => a - c || b - d);
}

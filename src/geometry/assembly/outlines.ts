import { intAt } from '../../base/assembly/memory';

/** The outlines that are looked at: x y of their vertices, contour after contour, and of each the place after its last vertex. */
export let coordinates: usize = 0;
export let ends: usize = 0;
export let vertexCount: i32 = 0;
export let loopCount: i32 = 0;

/** Says which outlines are looked at: where their numbers stand, and how many there are. */
export function useOutlines(ofCoordinates: usize, ofVertices: i32, ofEnds: usize, ofLoops: i32): void {
  coordinates = ofCoordinates;
  vertexCount = ofVertices;
  ends = ofEnds;
  loopCount = ofLoops;
}

/** The vertex that a contour begins with. */
export function firstOf(contour: i32): i32 {
  return contour === 0 ? 0 : intAt(ends, contour - 1);
}

/** What has come out, in the same form. */
export let results: usize = 0;
export let resultEnds: usize = 0;
export let resultCount: i32 = 0;

export function handOut(ofCoordinates: usize, ofEnds: usize, ofLoops: i32): void {
  results = ofCoordinates;
  resultEnds = ofEnds;
  resultCount = ofLoops;
}

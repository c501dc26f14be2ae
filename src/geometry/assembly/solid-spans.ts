/*
 * The hits of each ray joined to stretches of solid (see ../solid-spans.ts).
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { hitCount, hitPlaces, hitTriangles, hitWays, rayBegins, rayCount } from './ray-grid';

/** For each ray the number of its first span, one more than there are rays; and of each span its ray, places and triangles. */
export let spanBegins: usize = 0;
export let spanRays: usize = 0;
export let spanFrom: usize = 0;
export let spanTo: usize = 0;
export let spanEntries: usize = 0;
export let spanExits: usize = 0;
/** Rays whose entries and exits do not match. They have no spans. */
export let brokenRays: i32 = 0;

let touch: f64 = 0;
let spans: i32 = 0;

/**
 * Joins the hits that were cast last.
 * @param ofTouch gaps narrower than this are closed
 * @returns how many spans there are
 */
export function joinHits(ofTouch: f64): i32 {
  const most = <usize>((hitCount >> 1) + 1); // one more may begin and never end
  spanBegins = take(4 * <usize>(rayCount() + 1));
  spanRays = take(4 * most);
  spanFrom = take(8 * most);
  spanTo = take(8 * most);
  spanEntries = take(4 * most);
  spanExits = take(4 * most);
  touch = ofTouch;
  spans = 0;
  brokenRays = 0;
  for (let ray = 0, rays = rayCount(); ray < rays; ray++) {
    const first = spans;
    if (joinRay(ray) !== 0) {
      spans = first;
      brokenRays++;
    }
    setInt(spanBegins, ray + 1, spans);
  }
  return spans;
}

/** Spans in which the winding number is above 0. @returns the winding number behind the last hit */
function joinRay(ray: i32): i32 {
  const first = spans;
  let winding = 0;
  const end = intAt(rayBegins, ray + 1);
  for (let k = intAt(rayBegins, ray); k < end; k++) {
    const before = winding;
    winding += load<i8>(hitWays + <usize>k);
    if (before <= 0 && winding > 0) begin(ray, k, first);
    else if (before > 0 && winding <= 0) {
      setFloat(spanTo, spans, floatAt(hitPlaces, k));
      setInt(spanExits, spans, intAt(hitTriangles, k));
      spans++;
    }
  }
  return winding;
}

/** @param first span of the ray */
function begin(ray: i32, hit: i32, first: i32): void {
  const at = floatAt(hitPlaces, hit);
  if (spans > first && at - floatAt(spanTo, spans - 1) < touch) {
    spans--;
    return;
  }
  setFloat(spanFrom, spans, at);
  setInt(spanEntries, spans, intAt(hitTriangles, hit));
  setInt(spanRays, spans, ray);
}

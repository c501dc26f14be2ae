const RUN = 256;

/**
 * Handles many items some hundred at a time. A function that is called often is compiled once, as a whole; a long loop is compiled
 * as it runs, then again for the next loop of the same function, and again where it comes to a branch that it has not met. On
 * a mesh, where each loop is run once or twice, that is a third of all work.
 * @param take handles the items from the first up to the one before `end`
 */
export function inRuns(count: number, take: (first: number, end: number) => void): void {
  for (let first = 0; first < count; first += RUN) take(first, Math.min(count, first + RUN));
}

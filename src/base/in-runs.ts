const RUN = 256;

/**
 * Handles many items some hundred at a time. A function that is called often is compiled once, as a whole; a long loop is compiled
 * as it runs, then again for the next loop of the same function, and again where it comes to a branch that it has not met. Over
 * a mesh most loops are run once or twice, and the compiling may cost more than the loop. Figures: docs/decisions/0013.
 * @param take handles the items from the first up to the one before `end`
 */
export function inRuns(count: number, take: (first: number, end: number) => void): void {
  for (let first = 0; first < count; first += RUN) take(first, Math.min(count, first + RUN));
}

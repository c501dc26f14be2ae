/** [ms] How long work may go on before the event loop turns, so that Ctrl-C is heard at once. */
const BREATH = 50;

let last = 0;

/** Lets the event loop turn, where it has not done so for a while. */
export async function breathe(): Promise<void> {
  if (performance.now() - last < BREATH) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  last = performance.now();
}

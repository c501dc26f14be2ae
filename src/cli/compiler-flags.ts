/** Commands that plan jobs. */
const PLANNING: ReadonlySet<string> = new Set(['prepare', 'quote']);

const FEWER_AND_SMALLER = [
  '--interrupt-budget=200000',
  '--max-inlined-bytecode-size-cumulative=200',
  '--max-inlined-bytecode-size=120',
  '--no-turbo-loop-peeling',
];

/**
 * Settings of the engine that make it compile fewer functions, and smaller ones: most commands end within a few seconds, of which
 * compiling takes more than a third of the CPU. A function is compiled after half as much again has been run in it. Measured
 * (docs/decisions/0013): a plate of keychains − 20 %, a Benchy and a drawing of 5,000 paths − 9 % of user CPU, no loss of wall time.
 *
 * @param v8 version of the engine, as `process.versions.v8`; other ones than the measured (Node 20) keep their own settings
 * @param words of the command line: commands that plan nothing spend their time in few loops, which want to be compiled at once
 */
export function compilerFlags(v8: string, words: readonly string[]): readonly string[] {
  return v8.startsWith('11.') && plansJobs(words) ? FEWER_AND_SMALLER : [];
}

/** The command line asks for a job to be planned. */
export function plansJobs(words: readonly string[]): boolean {
  return words.some((word) => PLANNING.has(word));
}

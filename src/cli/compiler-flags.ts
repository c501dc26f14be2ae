/** What a command spends its time on: planning jobs, reading finished ones, or anything else. */
export type CommandKind = 'planning' | 'reading' | 'other';

const KINDS: ReadonlyMap<string, CommandKind> = new Map([
  ['prepare', 'planning'],
  ['quote', 'planning'],
  ['verify', 'reading'],
  ['estimate', 'reading'],
]);

const FEWER = ['--interrupt-budget=200000', '--no-turbo-loop-peeling'];

const FLAGS: Readonly<Record<CommandKind, readonly string[]>> = {
  planning: [
    ...FEWER,
    '--max-inlined-bytecode-size-cumulative=200',
    '--max-inlined-bytecode-size=120',
    '--heap-growing-percent=300',
  ],
  // A job of a gigabyte is read by few loops, which want more of what they call within them.
  reading: [...FEWER, '--max-inlined-bytecode-size-cumulative=300', '--max-inlined-bytecode-size=200'],
  other: [],
};

/** @param words of the command line */
export function commandKind(words: readonly string[]): CommandKind {
  const command = words.find((word) => KINDS.has(word));
  return command === undefined ? 'other' : KINDS.get(command)!;
}

/**
 * Settings of the engine that make it compile fewer functions, and smaller ones: most commands end within a few seconds, of which
 * compiling takes more than a third of the CPU. A function is compiled after half as much again has been run in it. Measured
 * (docs/decisions/0013): a plate of keychains − 20 %, a Benchy and a drawing of 5,000 paths − 9 % of user CPU, a job of 167,000 lines
 * that is read − 5 %, no loss of wall time.
 *
 * @param v8 version of the engine, as `process.versions.v8`; other ones than the measured (Node 20) keep their own settings
 * @param words of the command line: the other commands spend their time in few loops, which want to be compiled at once
 */
export function compilerFlags(v8: string, words: readonly string[]): readonly string[] {
  return v8.startsWith('11.') ? FLAGS[commandKind(words)] : [];
}

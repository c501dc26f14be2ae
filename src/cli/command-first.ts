/** Common options that stand alone, and those that take the next word. */
const FLAGS = new Set([
  '--json',
  '-q',
  '--quiet',
  '-v',
  '--verbose',
  '--no-color',
  '--force',
  '--dry-run',
  '--timings',
]);
const VALUED = new Set([
  '--lang',
  '--set',
  '--config',
  '--fail-on',
  '--report',
  '--jobs',
  '--seed',
  '--stdin-filename',
]);

/**
 * `etabli --lang fr check part.stl` means `etabli check --lang fr part.stl`: commander wants the command first, people
 * do not mind. Only the options that every command takes may stand before it; another line stays as it is.
 */
export function commandFirst(argv: readonly string[]): readonly string[] {
  let at = 0;
  while (at < argv.length) {
    const word = argv[at]!;
    if (FLAGS.has(word) || VALUED.has(word.slice(0, Math.max(0, word.indexOf('='))))) at += 1;
    else if (VALUED.has(word)) at += 2;
    else break;
  }
  const command = argv[at];
  if (at === 0 || command === undefined || (command.startsWith('-') && !/^(-h|--help|-V|--version)$/.test(command)))
    return argv;
  return [command, ...argv.slice(0, at), ...argv.slice(at + 1)];
}

import { existsSync, readFileSync } from 'node:fs';
import type { Lang } from '../base/text.ts';
import { VERSION } from '../base/version.ts';
import { commandFirst } from './command-first.ts';
import { EXIT } from './exit-code.ts';

/**
 * Runs one command line.
 * @param argv the words after the program's name
 * @returns the exit code; never throws, never exits the process by itself but for an interrupt
 */
export async function main(argv: readonly string[]): Promise<number> {
  const lang = languageOf(argv, process.env);
  const verbose = argv.includes('-v') || argv.includes('--verbose');
  const stopListening = listenForInterrupts(lang);
  listenForFullStreams(lang);
  try {
    return await run(commandFirst(argv), lang);
  } catch (error) {
    const { fail } = await import('./failure.ts');
    return fail(error, lang, verbose);
  } finally {
    stopListening();
  }
}

/**
 * The first screen as the build left it beside the program (`dist/help.LANG.txt`): made by commander, 80 columns wide, so
 * that a plain `--help` need not load commander. Undefined where it was not built, or the terminal is of another width.
 */
function builtHelp(argv: readonly string[], lang: Lang): string | undefined {
  const [word, ...more] = argv;
  const plain =
    (word === '--help' || word === '-h') && (more.length === 0 || (more.length === 2 && more[0] === '--lang'));
  if (!plain || (process.stdout.columns ?? 80) !== 80) return undefined;
  const file = new URL(`../../help.${lang}.txt`, import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function run(argv: readonly string[], lang: Lang): Promise<number> {
  const help = builtHelp(argv, lang);
  if (help !== undefined) {
    process.stdout.write(help);
    return EXIT.done;
  }
  const { buildProgram, chosenCommand, isCommanderError } = await import('./program.ts');
  let code: number = EXIT.done;
  const program = buildProgram(
    VERSION,
    lang,
    async (command, args, options) => {
      const { runCommand } = await import('./run-command.ts');
      code = await runCommand(command, args, options, lang);
    },
    chosenCommand(argv),
  );
  const usage = (text: string): void => void process.stderr.write(text);
  const ready = (command: typeof program): void => {
    command
      .exitOverride()
      .configureOutput({ writeErr: usage, outputError: (text, write) => write(usageText(text, lang)) });
    for (const child of command.commands) ready(child);
  };
  ready(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    const shown = ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code);
    return shown && error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return code;
}

/** Commander's own sentences, as a French reader needs them. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/, 'erreur : option inconnue « $1 »'],
  [/^error: unknown command '(.+)'/, 'erreur : commande inconnue « $1 »'],
  [/^error: missing required argument '(.+)'/, 'erreur : il manque l’argument « $1 »'],
  [/^error: option '(.+)' argument missing/, 'erreur : il manque la valeur de l’option « $1 »'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\./,
    'erreur : la valeur « $2 » de l’option « $1 » n’est pas valable.',
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\./,
    'erreur : la valeur « $1 » de l’argument « $2 » n’est pas valable.',
  ],
  [/^error: too many arguments.*/, 'erreur : trop d’arguments'],
  [/Allowed choices are (.+)\./, 'Choix possibles : $1.'],
  [/\(Did you mean (.+)\?\)/, '(Vouliez-vous dire $1 ?)'],
  [/\(Did you mean one of (.+)\?\)/, '(Vouliez-vous dire l’un de $1 ?)'],
];

function usageText(text: string, lang: Lang): string {
  if (lang === 'en') return text;
  return FRENCH.reduce((words, [pattern, french]) => words.replace(pattern, french), text);
}

/** Ctrl-C: nothing half-written stays behind, one line, 130. */
function listenForInterrupts(lang: Lang): () => void {
  const interrupted = (): void => {
    void import('./atomic-write.ts').then(({ removePending }) => {
      removePending();
      process.stderr.write(
        lang === 'fr'
          ? '\netabli : interrompu, rien n’a été écrit à moitié.\n'
          : '\netabli: interrupted; nothing is half-written.\n',
      );
      process.exit(EXIT.interrupted);
    });
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return () => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  };
}

/**
 * A reader that has seen enough (`| head`) is no fault: the work and its exit code stay what they are. A full disk is one.
 * These listeners outlive `main`, for what it wrote may still be on its way when it has ended.
 */
function listenForFullStreams(lang: Lang): void {
  const isClosed = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isClosed(error)) return;
    const reason = error.code ?? error.message;
    process.stderr.write(
      lang === 'fr'
        ? `etabli : la sortie standard ne peut pas être écrite : ${reason}.\n`
        : `etabli: the standard output cannot be written: ${reason}.\n`,
    );
    process.exit(EXIT.usage);
  });
  // Where stderr is gone or full there is nowhere left to say so: messages are lost, the work is not.
  process.stderr.on('error', () => process.stderr.destroy());
}

/** `--lang` wherever it stands on the line, else LC_ALL, LC_MESSAGES, LANG; English where none says French. */
function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  for (const [index, word] of argv.entries()) {
    if (word === '--') break;
    const value =
      word === '--lang' ? argv[index + 1] : word.startsWith('--lang=') ? word.slice('--lang='.length) : undefined;
    if (value === 'fr' || value === 'en') return value;
  }
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^fr\b|^fr[_-]/i.test(locale) ? 'fr' : 'en';
}

import type { Lang, Text } from '../base/text.ts';
import type { Paint } from '../report/paint.ts';
import { visibleText } from './visible-text.ts';

/** The process as the commands see it; tests hand in their own. */
export interface Terminal {
  readonly lang: Lang;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Results. */
  out(text: string): void;
  /** Messages and progress. */
  err(text: string): void;
  /** A message in the user's language; not with `--quiet`. */
  say(text: Text): void;
  readonly paint: Paint;
  readonly errPaint: Paint;
  /** Progress may be drawn: stderr is a terminal, not CI, not quiet. */
  readonly live: boolean;
}

export interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
}

/** Colours by NO_COLOR, FORCE_COLOR, TERM=dumb, `--no-color` and whether the stream is a terminal. */
function wantsColor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv, flag: boolean): boolean {
  if (!flag || (env.NO_COLOR !== undefined && env.NO_COLOR !== '')) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

export interface TerminalOptions {
  readonly lang: Lang;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

export async function openTerminal(streams: Streams, options: TerminalOptions): Promise<Terminal> {
  const { stdout, stderr, env } = streams;
  const outColor = wantsColor(stdout, env, options.color);
  const errColor = wantsColor(stderr, env, options.color);
  const err = (text: string): void => void stderr.write(stderr.isTTY === true ? visibleText(text) : text);
  const { paintWith, PLAIN } = await import('./paint.ts');
  return {
    ...options,
    out: (text) => void stdout.write(stdout.isTTY === true ? visibleText(text) : text),
    err,
    say: (text) => {
      if (!options.quiet) err(`${text[options.lang]}\n`);
    },
    paint: outColor ? await paintWith() : PLAIN,
    errPaint: errColor ? await paintWith() : PLAIN,
    live: stderr.isTTY === true && !options.quiet && env.CI === undefined && env.TERM !== 'dumb',
  };
}

import type { CommonOptions } from './command-options.ts';
import type { Terminal } from './terminal.ts';

/** What a command that needs no configuration works with: it must run where that is missing or wrong. */
export interface FreeSession {
  readonly terminal: Terminal;
  readonly version: string;
}

/** A command that runs without configuration. */
export type FreeCommand<O = CommonOptions> = (
  session: FreeSession,
  args: readonly string[],
  options: O,
) => Promise<number>;

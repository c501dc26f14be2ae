import type { Paint } from '../report/paint.ts';

const plain = (text: string): string => text;

/** No colours. */
export const PLAIN: Paint = { error: plain, warning: plain, info: plain, good: plain, strong: plain, faint: plain };

/** Colours by chalk, whatever chalk itself thinks of the stream: that was decided before. */
export async function paintWith(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.cyan,
    good: chalk.green,
    strong: chalk.bold,
    faint: chalk.dim,
  };
}

import type { Text } from '../base/text.ts';
import type { Terminal } from './terminal.ts';

/** Progress on stderr; silent unless that is a terminal. */
export interface Progress {
  show(fraction: number, what: Text): void;
  stop(): void;
}

const SILENT: Progress = { show: () => {}, stop: () => {} };

/** A spinner with the percentage, by ora; loaded only where someone can see it. */
export async function openProgress(terminal: Terminal): Promise<Progress> {
  if (!terminal.live) return SILENT;
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  return {
    show(fraction, what) {
      spinner.text = `${what[terminal.lang]} ${Math.round(100 * Math.min(1, Math.max(0, fraction)))} %`;
      if (!spinner.isSpinning) spinner.start();
    },
    stop: () => void spinner.stop(),
  };
}

import { UsageError } from '../base/errors.ts';
import type { Lang, Text } from '../base/text.ts';
import type { DataMap } from '../model/data-node.ts';
import type { SourceFile } from '../model/part.ts';
import type { Pool } from '../model/pool.ts';
import type { PlanOptions } from '../model/process.ts';
import type { OpenBench } from '../pipeline/open-bench.ts';
import { breathe } from './breathe.ts';
import type { CommonOptions, MachineOptions } from './command-options.ts';
import { type Configuration, loadConfiguration } from './configuration.ts';
import { fontFiles } from './font-files.ts';
import { openProgress, type Progress } from './progress.ts';
import { settingsOf } from './set-options.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { openPool } from './thread-pool.ts';
import { Timings } from './timings.ts';

/** What one run of a command works with. */
export interface Session {
  readonly lang: Lang;
  readonly version: string;
  readonly options: CommonOptions;
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly settings: DataMap;
  readonly progress: Progress;
  readonly timings: Timings;
  readonly pool: Pool;
  /** Font files of `--fonts`, read when a drawing asks for them. @throws UsageError where there is no such folder */
  readonly fonts: () => Promise<readonly SourceFile[]>;
  /** Ends what was started (threads). */
  readonly close: () => Promise<void>;
}

export async function openSession(options: CommonOptions, lang: Lang, version: string): Promise<Session> {
  const terminal = await openTerminal(process, {
    lang,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    color: options.color,
  });
  const configuration = await loadConfiguration(options.config, process.cwd(), process.env);
  const settings = settingsOf(options.set, configuration.settings);
  const progress = await openProgress(terminal);
  const { pool, close } = openPool(options.jobs);
  const timings = new Timings(options.timings === true);
  const fonts = fontFiles(options.fonts);
  return { lang, version, options, terminal, configuration, settings, progress, timings, pool, fonts, close };
}

/** The machine and the material that the command names, or that the configuration says. @throws UsageError */
export async function benchOf(
  session: Session,
  options: MachineOptions,
  need: 'material' | 'assume' | 'none',
): Promise<OpenBench> {
  const { configuration, settings } = session;
  const machine = options.machine ?? configuration.machine;
  const { profiles } = configuration;
  if (machine === undefined) {
    const known = (await profiles.ids('machines')).join(', ');
    throw new UsageError(
      { en: 'Which machine? -m is missing.', fr: 'Quelle machine ? Il manque -m.' },
      { en: `Add -m MACHINE. Known: ${known}.`, fr: `Ajoutez -m MACHINE. Connues : ${known}.` },
    );
  }
  const material = options.material ?? configuration.material;
  if (material === undefined && need === 'material') {
    const known = (await profiles.ids('materials')).join(', ');
    throw new UsageError(
      { en: 'Which material? --material is missing.', fr: 'Quelle matière ? Il manque --material.' },
      { en: `Add --material ID. Known: ${known}.`, fr: `Ajoutez --material ID. Connues : ${known}.` },
    );
  }
  const request = { machine, settings, assumeMaterial: need === 'assume' };
  // Processes with all their rules: only commands that work with a machine load them.
  const { openBench } = await import('../pipeline/open-bench.ts');
  const open = await openBench(profiles, material === undefined ? request : { ...request, material });
  if (options.engine === undefined) return open;
  const { engineInUse } = await import('./engines.ts');
  return { ...open, engine: await engineInUse(options.engine, configuration) };
}

/** What planners are handed: copies, seed, threads, progress. */
export function planOptions(session: Session, copies: number): PlanOptions {
  return {
    copies,
    seed: session.options.seed,
    pool: session.pool,
    progress: (fraction, what: Text) => session.progress.show(fraction, what),
    breathe,
  };
}

import type { Lang } from '../base/text.ts';
import { VERSION } from '../base/version.ts';
import type { CommonOptions } from './command-options.ts';
import { openSession, type Session } from './session.ts';
import { openTerminal } from './terminal.ts';

/** A command: does its work and says with what the program ends. */
type Command<O> = (session: Session, args: readonly string[], options: O) => Promise<number>;

/** Runs one of the commands that need no configuration; undefined where it is another. */
async function runFree(
  name: string,
  args: readonly string[],
  options: CommonOptions,
  lang: Lang,
): Promise<number | undefined> {
  if (name !== 'init' && name !== 'doctor' && name !== 'completion') return undefined;
  const { quiet, verbose, color } = options;
  const terminal = await openTerminal(process, { lang, quiet: quiet === true, verbose: verbose === true, color });
  const session = { terminal, version: VERSION };
  switch (name) {
    case 'init':
      return (await import('./commands/init.ts')).init(session, args, options);
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor(session, args, options);
    case 'completion':
      return (await import('./commands/completion.ts')).completion(session, args, options);
  }
}

/** Opens the session, runs the command that commander chose, closes. Each command is loaded when it runs. */
export async function runCommand(
  name: string,
  args: readonly (readonly string[])[],
  options: Record<string, unknown>,
  lang: Lang,
): Promise<number> {
  const common = options as unknown as CommonOptions; // commander's door
  const words = args.flat();
  const code = await runFree(name, words, common, lang);
  if (code !== undefined) return code;
  const session = await openSession(common, lang, VERSION);
  const go = async <O>(command: Command<O>): Promise<number> => command(session, words, options as O); // commander's door
  try {
    switch (name) {
      case 'check':
        return await go((await import('./commands/check.ts')).check);
      case 'estimate':
        return await go((await import('./commands/estimate.ts')).estimate);
      case 'calibrate':
        return await go((await import('./commands/calibrate.ts')).calibrateCommand);
      case 'prepare':
        return await go((await import('./commands/prepare.ts')).prepare);
      case 'verify':
        return await go((await import('./commands/verify.ts')).verify);
      case 'preview':
        return await go((await import('./commands/preview.ts')).preview);
      case 'quote':
        return await go((await import('./commands/quote.ts')).quote);
      case 'quote-cost':
        return await go((await import('./commands/quote-cost.ts')).quoteCost);
      case 'tariff-import':
        return await go((await import('./commands/tariff-import.ts')).tariffImport);
      case 'membership':
        return await go((await import('./commands/membership.ts')).membership);
      case 'quote-lint':
        return await go((await import('./commands/quote-lint.ts')).quoteLint);
      case 'quote-reconcile':
        return await go((await import('./commands/quote-reconcile.ts')).quoteReconcile);
      case 'quote-void':
        return await go((await import('./commands/quote-void.ts')).quoteVoid);
      case 'quote-verify':
        return await go((await import('./commands/quote-verify.ts')).quoteVerify);
      case 'ledger-add':
        return await go((await import('./commands/ledger-add.ts')).ledgerAdd);
      case 'ledger-report':
        return await go((await import('./commands/ledger-report.ts')).ledgerReportCommand);
      case 'ledger-simulate':
        return await go((await import('./commands/ledger-report.ts')).ledgerSimulate);
      case 'ledger-export':
        return await go((await import('./commands/ledger.ts')).ledgerExport);
      case 'ledger-import':
        return await go((await import('./commands/ledger.ts')).ledgerImport);
      case 'list':
        return await go((await import('./commands/list.ts')).list);
      case 'explain':
        return await go((await import('./commands/explain.ts')).explain);
      default:
        throw new Error(`no command ${name}`);
    }
  } finally {
    session.progress.stop();
    session.terminal.err(session.timings.text());
    await session.close();
  }
}

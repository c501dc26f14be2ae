import { createRequire } from 'node:module';
import type { Argument as ArgumentOf, Command as CommandOf } from 'commander';
import type { Lang, Text } from '../base/text.ts';
import { collect, dateText, wholeNumber, words, yearText } from './option-values.ts';
import { HEADINGS, HELP } from './words.ts';

/** Names of the slicers that can be driven, without loading them. */
export const ENGINE_NAMES: readonly string[] = ['prusa-slicer', 'orca-slicer', 'cura-engine'];

/**
 * Commander by `require`: the package is CommonJS, and to import it as a module costs 26 ms of CPU where requiring it
 * costs 10 (median of 25, Node 20.20). The command line pays it at every start.
 */
const { Argument, Command, CommanderError, Option } = createRequire(import.meta.url)(
  'commander',
) as typeof import('commander'); // the package's own types

/** Whether an error is commander's word for a wrong line, or for help that was shown. */
export function isCommanderError(error: unknown): error is InstanceType<typeof CommanderError> {
  return error instanceof CommanderError;
}

/** What a command does when it is chosen: gives the exit code. */
export type Action = (
  command: string,
  args: readonly (readonly string[])[],
  options: Record<string, unknown>,
) => Promise<void>;

/** Commands in the order of the help, with their arguments. */
const OUTLINES: Readonly<Record<string, { readonly usage: string; readonly words: Text }>> = {
  check: { usage: '<files...>', words: HELP.check },
  estimate: { usage: '<files...>', words: HELP.estimate },
  prepare: { usage: '<files...>', words: HELP.prepare },
  verify: { usage: '<files...>', words: HELP.verify },
  quote: { usage: '[files...]', words: HELP.quote },
  preview: { usage: '<file>', words: HELP.preview },
  ledger: { usage: '', words: HELP.ledger },
  tariff: { usage: '', words: HELP.tariffs },
  membership: { usage: '[audiences...]', words: HELP.membership },
  calibrate: { usage: '', words: HELP.calibrate },
  list: { usage: '<kind>', words: HELP.list },
  explain: { usage: '<code>', words: HELP.explain },
  init: { usage: '', words: HELP.init },
  doctor: { usage: '', words: HELP.doctor },
  completion: { usage: '<shell>', words: HELP.completion },
};

/** In place of a command's name: the options of all of them are wanted. */
export const EVERY_COMMAND = '*';

/** The command that a line names, where it names one. */
export function chosenCommand(argv: readonly string[]): string | undefined {
  return argv.find((word) => Object.hasOwn(OUTLINES, word));
}

/**
 * The command line. Light: nothing but commander is loaded until a command runs.
 * @param chosen the command whose options are wanted, or EVERY_COMMAND
 */
export function buildProgram(version: string, lang: Lang, act: Action, chosen: string | undefined): CommandOf {
  const say = (text: Text): string => text[lang];
  const program = new Command('etabli');
  program.description(say(HELP.program)).version(version, '-V, --version', say(HELP.version));
  program.helpOption('-h, --help', say(HELP.help)).helpCommand(false).showSuggestionAfterError(true);
  program.configureHelp({
    styleTitle: (title) => HEADINGS[lang][title] ?? title,
    optionDescription: (option) => option.description, // choices and defaults stand in the words, in the user's language
    argumentDescription: (argument) => argument.description,
    subcommandTerm: (command) =>
      [
        command.name(),
        ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
      ].join(' '),
  });

  const common = (command: CommandOf): CommandOf =>
    command
      .option('--json', say(HELP.json))
      .addOption(new Option('--lang <lang>', say(HELP.lang)).choices(['fr', 'en']))
      .option('-q, --quiet', say(HELP.quiet))
      .option('-v, --verbose', say(HELP.verbose))
      .option('--no-color', say(HELP.noColor))
      .option('--set <key=value>', say(HELP.set), collect, [])
      .option('--config <file>', say(HELP.config))
      .addOption(
        new Option('--fail-on <severity>', say(HELP.failOn)).choices(['error', 'warning', 'never']).default('error'),
      )
      .option('--report <kind:file>', say(HELP.report), collect, [])
      .option('--jobs <n>', say(HELP.jobs), wholeNumber(lang, 1, 256), 1)
      .option('--force', say(HELP.force))
      .option('--dry-run', say(HELP.dryRun))
      .option('--seed <n>', say(HELP.seed), wholeNumber(lang, 0, 4294967295), 1)
      .option('--timings', say(HELP.timings))
      .option('--stdin-filename <name>', say(HELP.stdin))
      .helpOption('-h, --help', say(HELP.help))
      .allowExcessArguments(false);

  const add = (
    name: string,
    description: Text,
    args: readonly ArgumentOf[],
    parent: CommandOf = program,
  ): CommandOf => {
    const command = common(parent.command(name).description(say(description)));
    const key = parent === program ? name : `${parent.name()}-${name}`;
    for (const argument of args) command.addArgument(argument);
    command.action(async (...given: unknown[]) => {
      const values = given
        .slice(0, args.length)
        .map((value) => (Array.isArray(value) ? value.map(String) : [String(value)]));
      await act(key, values, command.opts());
    });
    return command;
  };
  const files = (): ArgumentOf => new Argument('<files...>', say(HELP.files));
  const onMachine = (command: CommandOf): CommandOf =>
    command
      .option('-m, --machine <id>', say(HELP.machine))
      .option('--material <id>', say(HELP.material))
      .option('--fonts <dir>', say(HELP.fonts));
  const withEngine = (command: CommandOf): CommandOf =>
    onMachine(command).addOption(new Option('--engine <name>', say(HELP.engine)).choices(ENGINE_NAMES));

  const define: Readonly<Record<string, () => void>> = {
    check: () =>
      void onMachine(add('check', HELP.check, [files()]))
        .option('--select <rules>', say(HELP.select), words)
        .option('--fix', say(HELP.fix))
        .option('--orient', say(HELP.orient))
        .option('-o, --output <out>', say(HELP.fixOutput)),
    estimate: () =>
      void withEngine(add('estimate', HELP.estimate, [files()])).option('--start <moment>', say(HELP.start)),
    calibrate: () =>
      void onMachine(add('calibrate', HELP.calibrate, []))
        .option('--actual <job=time>', say(HELP.actual), words)
        .option('--test-grid <speed=5:40:8,power=20:100:5>', say(HELP.testGrid), words)
        .option('--cell <name>', say(HELP.cell))
        .option('-o, --output <out>', say(HELP.calibrateOutput)),
    prepare: () =>
      void withEngine(add('prepare', HELP.prepare, [files()]))
        .option('-o, --output <out>', say(HELP.output))
        .option('--copies <n>', say(HELP.copies), wholeNumber(lang, 1, 10_000), 1),
    verify: () => void onMachine(add('verify', HELP.verify, [files()])),
    quote: () => quoteCommands(),
    preview: () =>
      void onMachine(add('preview', HELP.preview, [new Argument('<file>', say(HELP.previewFile))]))
        .option('-o, --output <out>', say(HELP.previewOutput))
        .option('--layer <n>', say(HELP.layer), wholeNumber(lang, 1, 1_000_000))
        .option('--width <px>', say(HELP.width), wholeNumber(lang, 120, 4000), 1000),
    ledger: () => ledgerCommands(),
    tariff: () => tariffCommands(),
    membership: () =>
      void add('membership', HELP.membership, [new Argument('[audiences...]', say(HELP.membershipAudiences))])
        .option('--tariff <id>', say(HELP.tariff))
        .option('--membership <id>', say(HELP.membershipId))
        .option('--rule <id>', say(HELP.rule))
        .option('--hours <list>', say(HELP.hours), words)
        .option('--date <date>', say(HELP.date), dateText(lang)),
    list: () =>
      void add('list', HELP.list, [
        new Argument('<kind>', say(HELP.kind)).choices([
          'machines',
          'materials',
          'tariffs',
          'rules',
          'formats',
          'engines',
        ]),
      ]),
    explain: () => void add('explain', HELP.explain, [new Argument('<code>', say(HELP.code))]),
    init: () => void onMachine(add('init', HELP.init, [])).option('-o, --output <out>', say(HELP.initOutput)),
    doctor: () => void add('doctor', HELP.doctor, []),
    completion: () =>
      void add('completion', HELP.completion, [
        new Argument('<shell>', say(HELP.shell)).choices(['bash', 'zsh', 'fish', 'powershell']),
      ]),
  };

  const quoteCommands = (): void => {
    const quote = add('quote', HELP.quote, [new Argument('[files...]', say(HELP.files))]);
    // What stands behind `quote verify` is for verify, not for quote.
    quote.enablePositionalOptions();
    withEngine(quote)
      .option('--tariff <id>', say(HELP.tariff))
      .option('--audience <id>', say(HELP.audience))
      .option('--client <file>', say(HELP.client))
      .option('--quantity <n>', say(HELP.quantity), wholeNumber(lang, 1, 1_000_000), 1)
      .option('--date <date>', say(HELP.date), dateText(lang))
      .option('-o, --output <out>', say(HELP.quoteOutput), collect, [])
      .option('--measures <file>', say(HELP.measures))
      .option('--from <file>', say(HELP.from))
      .option('--as <kinds>', say(HELP.as), words)
      .option('--badge', say(HELP.badge))
      .option('--no-badge', say(HELP.noBadge))
      .option('--rush <delay>', say(HELP.rush))
      .option('--compare', say(HELP.compare))
      .option('--explain <n>', say(HELP.explainLine), wholeNumber(lang, 1, 100_000));
    add('lint', HELP.quoteLint, [files()], quote);
    add('verify', HELP.quoteVerify, [files()], quote);
    add('cost', HELP.quoteCost, [new Argument('<quote>', say(HELP.quoteFile))], quote)
      .option('--costs <file>', say(HELP.costs))
      .option('--actual <what>', say(HELP.actualWork), words)
      .option('--operator <time>', say(HELP.operator));
    add('void', HELP.quoteVoid, [new Argument('<number>', say(HELP.quoteNumber))], quote).requiredOption(
      '--why <text>',
      say(HELP.why),
    );
    add('reconcile', HELP.quoteReconcile, [new Argument('<quote>', say(HELP.quoteFile))], quote).option(
      '--actual <what>',
      say(HELP.actualWork),
      words,
    );
  };

  const tariffCommands = (): void => {
    const tariff = program.command('tariff').description(say(HELP.tariffs));
    tariff.helpOption('-h, --help', say(HELP.help)).helpCommand(false);
    add('import', HELP.tariffImport, [new Argument('<files...>', say(HELP.tariffFiles))], tariff)
      .option('-o, --output <out>', say(HELP.tariffOutput))
      .option('--name <name>', say(HELP.tariffName))
      .option('--currency <code>', say(HELP.currency));
  };

  const ledgerCommands = (): void => {
    const ledger = program
      .command('ledger')
      .description(say(HELP.ledger))
      .helpOption('-h, --help', say(HELP.help))
      .helpCommand(false);
    add('add', HELP.ledgerAdd, [new Argument('<quote>', say(HELP.quoteFile))], ledger)
      .addOption(
        new Option('--outcome <outcome>', say(HELP.outcome)).choices(['done', 'failed', 'test']).default('done'),
      )
      .option('--actual <what>', say(HELP.actualWork), words)
      .option('--operator <time>', say(HELP.operator))
      .option('--cost <amount>', say(HELP.cost))
      .option('--costs <file>', say(HELP.costs))
      .option('--event <name>', say(HELP.event))
      .option('--children <age=n>', say(HELP.children), words)
      .option('--corrects <id>', say(HELP.corrects))
      .option('--date <date>', say(HELP.dateDone), dateText(lang));
    const yearly = (command: CommandOf): CommandOf =>
      command
        .option('--year <year>', say(HELP.year), yearText(lang))
        .option('-o, --output <out>', say(HELP.reportOutput), collect, []);
    yearly(add('report', HELP.ledgerReport, [], ledger))
      .option('--tariff <id>', say(HELP.tariff))
      .option('--costs <file>', say(HELP.costs));
    yearly(add('simulate', HELP.ledgerSimulate, [], ledger))
      .option('--tariff <id>', say(HELP.tariff))
      .option('--fee <amount>', say(HELP.fee))
      .option('--date <date>', say(HELP.date), dateText(lang));
    add('export', HELP.ledgerExport, [], ledger).option('-o, --output <out>', say(HELP.exportOutput));
    add('import', HELP.ledgerImport, [new Argument('<file>', say(HELP.exportOutput))], ledger);
  };

  // Only the chosen command gets its options: the others are a name and a line of help, so that `--help` stays light.
  program.enablePositionalOptions();
  for (const [name, { usage, words: description }] of Object.entries(OUTLINES)) {
    if (name === chosen || chosen === EVERY_COMMAND) define[name]?.();
    else program.command(`${name} ${usage}`.trim()).description(say(description));
  }
  return program;
}

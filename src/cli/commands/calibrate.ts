import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { calibrateMachine, type MeasuredFile } from '../../pipeline/profiles/calibrate-machine.ts';
import { calibrationText } from '../../report/calibration-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { ensureFolder, ensureWritable, writeAtomically } from '../atomic-write.ts';
import { namedFiles } from '../check-files.ts';
import type { CalibrateCommandOptions } from '../command-options.ts';
import { parseDuration } from '../duration.ts';
import { EXIT } from '../exit-code.ts';
import { verdictOf } from '../job-files.ts';
import { benchOf, type Session } from '../session.ts';

/** `etabli calibrate -m MACHINE --actual job.gcode=2h10m,…`: what measured jobs teach about a machine, kept as data. */
export async function calibrateCommand(
  session: Session,
  _args: readonly string[],
  options: CalibrateCommandOptions,
): Promise<number> {
  if (options.testGrid !== undefined || options.cell !== undefined) {
    const { testGridCommand } = await import('./test-grid.ts');
    return testGridCommand(session, options);
  }
  const { lang, terminal } = session;
  const pairs = (options.actual ?? []).map(pairOf);
  if (pairs.length === 0) throw nothingMeasured();
  const open = await benchOf(session, options, 'none');
  const machine = open.machine.head.id;
  const folder = path.join(session.configuration.userFolder, 'calibrations');
  const output = options.output ?? path.join(folder, `${machine}.yaml`);
  const dry = options.dryRun === true;
  // One's own calibration is replaced by the next one; a file that the user names is not.
  const force = options.force === true || options.output === undefined;
  if (!dry) {
    if (options.output === undefined) await ensureFolder(folder);
    await ensureWritable(output, force);
  }
  const measured: MeasuredFile[] = [];
  for (const { file, seconds } of pairs) {
    const [input] = await namedFiles(session, [file], 'job');
    const verdict = await verdictOf(session, input!, { ...open, calibration: null });
    measured.push({ file, actualSeconds: seconds, verdict });
  }
  session.progress.stop();
  const fitted = calibrateMachine(machine, measured);
  if (!dry) await writeAtomically([{ file: output, pieces: [new TextEncoder().encode(fitted.yaml)] }], force);
  const { yaml: _, ...rest } = fitted;
  const document = { ...rest, file: dry ? null : output.split(path.sep).join('/') };
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/calibrate@1', version: session.version, ok: true, ...document }));
  else terminal.out(calibrationText(document, lang, terminal.paint));
  return EXIT.done;
}

function nothingMeasured(): UsageError {
  return new UsageError(
    { en: 'No measured job was given.', fr: 'Aucun travail mesuré n’a été donné.' },
    { en: 'Add --actual job.gcode=2h10m,other.gcode=45m', fr: 'Ajoutez --actual travail.gcode=2h10m,autre.gcode=45m' },
  );
}

/** "job.gcode=2h10m". The last `=` counts: a name may hold one. */
function pairOf(text: string): { readonly file: string; readonly seconds: number } {
  const split = text.lastIndexOf('=');
  const seconds = parseDuration(text.slice(split + 1));
  if (split > 0 && seconds !== null) return { file: text.slice(0, split), seconds };
  throw new UsageError(
    sayText({ en: '--actual "{0}" does not say job=time.', fr: '--actual « {0} » ne dit pas travail=temps.' }, text),
    {
      en: 'Write it like job.gcode=2h10m, =45m, =95s or =1:35:00.',
      fr: 'Écrivez par exemple travail.gcode=2h10m, =45m, =95s ou =1:35:00.',
    },
  );
}

import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { learnCell, makeTestGrid } from '../../pipeline/test-grid.ts';
import { findingsText } from '../../report/findings-text.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import { ensureFolder, ensureWritable, writeAtomically } from '../atomic-write.ts';
import type { CalibrateCommandOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { benchOf, type Session } from '../session.ts';

/** `etabli calibrate --test-grid …`: burns a grid of little tests (`-o`), or stores the cell that was chosen (`--cell`). */
export async function testGridCommand(session: Session, options: CalibrateCommandOptions): Promise<number> {
  const words = gridWords(options.testGrid ?? []);
  return options.cell === undefined
    ? burnGrid(session, options, words)
    : storeCell(session, options, words, options.cell);
}

async function burnGrid(
  session: Session,
  options: CalibrateCommandOptions,
  words: ReadonlyMap<string, string>,
): Promise<number> {
  const { output } = options;
  if (output === undefined) {
    throw new UsageError(
      { en: 'Where should the grid go? -o is missing.', fr: 'Où écrire la grille ? Il manque -o.' },
      { en: 'Add -o grid.gcode', fr: 'Ajoutez -o grille.gcode' },
    );
  }
  const open = await benchOf(session, options, 'material');
  const dry = options.dryRun === true;
  const force = options.force === true;
  if (!dry) await ensureWritable(output, force);
  const { job, findings } = await makeTestGrid(open, words);
  session.progress.stop();
  if (job !== null && !dry) await writeAtomically([{ file: output, pieces: job.pieces }], force);
  const seconds = job?.simulation.seconds ?? null;
  const file = job === null || dry ? null : output.split(path.sep).join('/');
  say(session, {
    machine: open.machine.head.id,
    material: open.material,
    file,
    seconds,
    findings: findings.map((finding) => findingJson(finding, session.lang)),
  });
  if (session.options.json !== true) {
    session.terminal.out(findingsText(findings, session.lang, session.terminal.paint));
    if (file !== null) session.terminal.out(GRID_DONE[session.lang](file));
  }
  return job === null ? EXIT.findings : EXIT.done;
}

async function storeCell(
  session: Session,
  options: CalibrateCommandOptions,
  words: ReadonlyMap<string, string>,
  cell: string,
): Promise<number> {
  const { profiles, userFolder } = session.configuration;
  const open = await benchOf(session, options, 'material');
  const profile = await profiles.find('materials', open.material ?? '');
  const text = learnCell(open, words, cell, profile?.text ?? '');
  const folder = path.join(userFolder, 'materials');
  const target = options.output ?? path.join(folder, `${open.material}.yaml`);
  const dry = options.dryRun === true;
  // One's own material is replaced by the next cell; a file that the user names is not.
  const force = options.force === true || options.output === undefined;
  if (!dry) {
    if (options.output === undefined) await ensureFolder(folder);
    await ensureWritable(target, force);
    await writeAtomically([{ file: target, pieces: [new TextEncoder().encode(text)] }], force);
  }
  const file = dry ? null : target.split(path.sep).join('/');
  say(session, {
    machine: open.machine.head.id,
    material: open.material,
    cell: cell.trim().toUpperCase(),
    file,
    findings: [],
  });
  if (session.options.json !== true) session.terminal.out(file === null ? text : CELL_DONE[session.lang](cell, file));
  return EXIT.done;
}

const GRID_DONE = {
  en: (file: string): string =>
    `Test grid: ${file}\nBurn it, choose the best square, then: the same command with --cell C4 instead of -o.\n`,
  fr: (file: string): string =>
    `Grille d’essai : ${file}\nGravez-la, choisissez la meilleure case, puis : la même commande avec --cell C4 au lieu de -o.\n`,
};
const CELL_DONE = {
  en: (cell: string, file: string): string =>
    `Cell ${cell.toUpperCase()} is now the setting of this material: ${file}\n`,
  fr: (cell: string, file: string): string =>
    `La case ${cell.toUpperCase()} est maintenant le réglage de cette matière : ${file}\n`,
};

function say(session: Session, document: Readonly<Record<string, unknown>>): void {
  if (session.options.json !== true) return;
  const head = {
    schema: 'etabli/test-grid@1',
    version: session.version,
    ok: document.file !== null || document.seconds !== null,
  };
  session.terminal.out(jsonText({ ...head, ...document }));
}

/** "speed=5:40:8,power=20:100:5" as words. */
function gridWords(entries: readonly string[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    if (equals <= 0) {
      throw new UsageError(
        sayText(
          { en: '--test-grid "{0}" does not say key=value.', fr: '--test-grid « {0} » ne dit pas clé=valeur.' },
          entry,
        ),
        { en: 'Write speed=5:40:8,power=20:100:5', fr: 'Écrivez speed=5:40:8,power=20:100:5' },
      );
    }
    words.set(entry.slice(0, equals).trim(), entry.slice(equals + 1).trim());
  }
  return words;
}

import { readFile } from 'node:fs/promises';
import { EngineFailure } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import type { EngineFound } from '../model/engine.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

/** One run of a slicer. */
export interface EngineCall {
  readonly title: string;
  readonly found: EngineFound;
  readonly args: readonly string[];
  /** Its working folder. */
  readonly folder: string;
  /** File that it must leave behind. */
  readonly output: string;
  /** [ms] */
  readonly timeout: number;
  /** Lines of its log that are worth repeating. */
  readonly trouble: RegExp;
  /** What the program's own statuses mean, where they are known. */
  readonly statuses?: Readonly<Record<number, Text>>;
}

/** What a slicer left behind. */
export interface EngineOutput {
  readonly bytes: Uint8Array;
  readonly stdout: string;
  readonly stderr: string;
}

/** How much of the log is repeated. */
const LINES = 3;
const LINE_LENGTH = 240;

/**
 * Runs a slicer. Status 0 alone is no success: slicers end with 0 after "outside of the print volume" and leave no file, or
 * an empty one.
 * @throws EngineFailure
 */
export async function runEngine(call: EngineCall): Promise<EngineOutput> {
  const end = await runProgram(call.found.path, call.args, { cwd: call.folder, timeout: call.timeout });
  if (end.refused !== null || end.timedOut || end.status !== 0) throw failureOf(call, end);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(call.output);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw fail(call, end, {
      en: '{0} says that it is done and has written no file.',
      fr: '{0} dit avoir fini et n’a écrit aucun fichier.',
    });
  }
  if (bytes.length > 0) return { bytes, stdout: end.stdout, stderr: end.stderr };
  throw fail(call, end, {
    en: '{0} says that it is done and has written an empty file.',
    fr: '{0} dit avoir fini et a écrit un fichier vide.',
  });
}

function failureOf(call: EngineCall, end: ProgramEnd): EngineFailure {
  if (end.refused !== null)
    return fail(
      call,
      end,
      { en: '{0} could not be started ({1}).', fr: '{0} n’a pas pu démarrer ({1}).' },
      end.refused,
    );
  if (end.timedOut)
    return fail(
      call,
      end,
      { en: '{0} was stopped after {1} s.', fr: '{0} a été arrêté au bout de {1} s.' },
      call.timeout / 1000,
    );
  if (end.status === null)
    return fail(call, end, { en: '{0} was killed ({1}).', fr: '{0} a été tué ({1}).' }, end.signal ?? '?');
  const known = call.statuses?.[end.status];
  if (known !== undefined) return fail(call, end, known, String(end.status));
  return fail(
    call,
    end,
    { en: '{0} ended with status {1}.', fr: '{0} s’est terminé avec le code {1}.' },
    String(end.status),
  );
}

/** @param what sentence with {0} for the program's name */
function fail(call: EngineCall, end: ProgramEnd, what: Text, ...values: readonly (string | number)[]): EngineFailure {
  const said = troubleIn(`${end.stdout}\n${end.stderr}`, call);
  const text = sayText(what, `${call.title} ${call.found.version}`.trim(), ...values);
  return new EngineFailure(
    said === '' ? text : sayText({ en: '{0} It wrote: {1}', fr: '{0} Il a écrit : {1}' }, text, said),
    {
      en: 'Open the part in that program to see what it makes of it, or leave out --engine: Etabli slices by itself.',
      fr: 'Ouvrez la pièce dans ce logiciel pour voir ce qu’il en fait, ou retirez --engine : Etabli tranche lui-même.',
    },
  );
}

/** The last lines of a log that speak of trouble, without what changes from run to run: moments, addresses, our folder. */
function troubleIn(log: string, { trouble, folder }: EngineCall): string {
  return log
    .split(/\r?\n/)
    .map((line) => line.replaceAll(folder, '…').replace(MOMENT, '').trim())
    .filter((line) => trouble.test(line))
    .slice(-LINES)
    .map((line) => line.slice(0, LINE_LENGTH))
    .join(' / ');
}

const MOMENT = /^(\s*\[(\d{4}-\d\d-\d\d [\d:.]+|0x[0-9a-f]+)\])+/;

import os from 'node:os';
import type { EngineFound, ProgramPlaces } from '../model/engine.ts';
import { findProgram, type Habits } from './find-program.ts';
import { runProgram } from './run-program.ts';

/** [ms] A program that has not said its version by then is not asked again. */
const PATIENCE = 20_000;

/** How a program says its version: arguments, and the words in which it comes, the number as first group. */
export interface VersionWords {
  readonly args: readonly string[];
  readonly pattern: RegExp;
}

/** Finds a program and asks for its version. Null where it is not there; an empty version where it does not say. */
export async function detectProgram(
  places: ProgramPlaces,
  habits: Habits,
  words: VersionWords,
): Promise<EngineFound | null> {
  const path = await findProgram(places, habits);
  if (path === null) return null;
  const end = await runProgram(path, words.args, { cwd: os.tmpdir(), timeout: PATIENCE });
  return { path, version: words.pattern.exec(`${end.stdout}\n${end.stderr}`)?.[1] ?? '' };
}

import os from 'node:os';
import path from 'node:path';
import { MissingProgramError, UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { ENGINES } from '../engines/index.ts';
import type { Engine, EngineFound, EngineInUse, ProgramPlaces } from '../model/engine.ts';
import type { Configuration } from './configuration.ts';

/** An engine and whether it is there. */
export interface LookedForEngine {
  readonly engine: Engine;
  readonly found: EngineFound | null;
}

/** Looks for every slicer that could be driven. @throws UsageError where the configuration names a path that is not there */
export async function lookForEngines(configuration: Configuration): Promise<readonly LookedForEngine[]> {
  const looked: LookedForEngine[] = [];
  for (const engine of ENGINES) looked.push({ engine, found: await engine.detect(placesFor(engine, configuration)) });
  return looked;
}

/** The engine that `--engine` names. @throws MissingProgramError that says how to install it */
export async function engineInUse(name: string, configuration: Configuration): Promise<EngineInUse> {
  const engine = ENGINES.find((one) => one.name === name);
  if (engine === undefined) {
    const known = ENGINES.map((one) => one.name).join(', ');
    throw new UsageError(sayText({ en: 'There is no engine "{0}".', fr: 'Il n’y a pas de trancheur « {0} ».' }, name), {
      en: `Known: ${known}.`,
      fr: `Connus : ${known}.`,
    });
  }
  const found = await engine.detect(placesFor(engine, configuration));
  if (found !== null) return { engine, found, run: { timeout: configuration.engines.timeout, home: os.homedir() } };
  throw new MissingProgramError(
    sayText({ en: '{0} is not installed.', fr: '{0} n’est pas installé.' }, engine.title),
    sayText(
      {
        en: '{0}. If it stands elsewhere, set {1} to its path, or name it in etabli.yaml under engines: {2}',
        fr: '{0}. S’il est ailleurs, donnez son chemin dans {1}, ou dans etabli.yaml sous engines: {2}',
      },
      engine.install,
      variableOf(engine),
      engine.name,
    ),
  );
}

/** `ETABLI_PRUSA_SLICER` of `prusa-slicer`. */
function variableOf(engine: Engine): string {
  return `ETABLI_${engine.name.toUpperCase().replaceAll('-', '_')}`;
}

function placesFor(engine: Engine, configuration: Configuration): ProgramPlaces {
  const given = process.env[variableOf(engine)];
  return {
    setting: given === undefined || given === '' ? configuration.engines.paths.get(engine.name) : path.resolve(given),
    folders: (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== ''),
    platform: process.platform,
    home: os.homedir(),
  };
}

import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { ProgramPlaces } from '../model/engine.ts';

/** Where a program usually is. */
export interface Habits {
  /** Names in PATH, the best first. */
  readonly names: readonly string[];
  /** Full paths by system; `~` is the user's home, one `*` stands for what a version adds to a name. */
  readonly usual: Readonly<Record<string, readonly string[]>>;
}

/** Setting, then PATH, then the usual places of the system. @throws UsageError where the setting names what is not there */
export async function findProgram(places: ProgramPlaces, habits: Habits): Promise<string | null> {
  const { setting, folders, platform, home } = places;
  if (setting !== undefined) {
    if (await canRun(setting)) return setting;
    throw new UsageError(
      sayText(
        { en: '"{0}" is not a program that can be run.', fr: '« {0} » n’est pas un programme exécutable.' },
        setting,
      ),
      {
        en: 'Correct the path of this slicer in the configuration or the environment.',
        fr: 'Corrigez le chemin de ce trancheur dans la configuration ou l’environnement.',
      },
    );
  }
  const inFolders = folders.flatMap((folder) => habits.names.map((name) => path.join(folder, name)));
  const usual = (habits.usual[platform] ?? []).map((place) => place.replace(/^~/, home));
  for (const candidate of [...inFolders, ...(await Promise.all(usual.map(placesOf))).flat()])
    if (await canRun(candidate)) return candidate;
  return null;
}

/** `5.10` comes after `5.9`. */
const BY_VERSION = new Intl.Collator('en', { numeric: true });

/** The paths that a usual place stands for: itself, or what lies where its `*` is, the newest version first. */
async function placesOf(place: string): Promise<readonly string[]> {
  const steps = place.split(/(?<=[\\/])/);
  const starred = steps.findIndex((step) => step.includes('*'));
  if (starred < 0) return [place];
  const folder = steps.slice(0, starred).join('');
  const rest = steps.slice(starred + 1).join('');
  const [head = '', tail = ''] = steps[starred]!.replace(/[\\/]$/, '').split('*');
  const names = (await namesIn(folder)).filter((name) => name.startsWith(head) && name.endsWith(tail));
  return names.sort((a, b) => BY_VERSION.compare(b, a)).map((name) => path.join(folder, name, rest));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return []; // not there, or not for us
  }
}

async function canRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return false; // not there, or not for us
  }
}

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, link, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';

/** Temporary files of this process that are not yet in place; an interrupt removes them. */
const pending = new Set<string>();

/** Removes what an interrupted or failed run would leave behind. Synchronous: it also serves signal handlers. */
export function removePending(): void {
  for (const file of pending) rmSync(file, { force: true });
  pending.clear();
}

function unwritable(file: string, reason: string): UsageError {
  return new UsageError(
    sayText({ en: 'Cannot write "{0}": {1}.', fr: 'Impossible d’écrire « {0} » : {1}.' }, file, reason),
    {
      en: 'Choose a folder that exists and where you may write.',
      fr: 'Choisissez un dossier qui existe et où vous pouvez écrire.',
    },
  );
}

function alreadyThere(file: string): UsageError {
  return new UsageError(sayText({ en: '"{0}" is already there.', fr: '« {0} » existe déjà.' }, file), {
    en: 'Choose another name, or add --force to replace it.',
    fr: 'Choisissez un autre nom, ou ajoutez --force pour le remplacer.',
  });
}

/** Whether something is at this path. What cannot be looked at (too long a name, no right) is not there for us. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Fails early, before any work, where a file could not be put in place later. @throws UsageError */
export async function ensureWritable(file: string, force: boolean): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  try {
    if (!(await stat(folder)).isDirectory()) throw unwritable(file, 'ENOTDIR');
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unwritable(file, (error as NodeJS.ErrnoException).code ?? String(error));
  }
  const there = await lookAt(file);
  if (there === 'folder') throw unwritable(file, 'EISDIR');
  if (there === 'file' && !force) throw alreadyThere(file);
}

/** @throws UsageError for a name that the system refuses */
async function lookAt(file: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'nothing';
    throw unwritable(file, code ?? String(error));
  }
}

/** Fails early where an output folder could not be made later; makes nothing. @throws UsageError */
export async function ensureFolderCanBe(folder: string): Promise<void> {
  let nearest = path.resolve(folder);
  while (!(await exists(nearest)) && path.dirname(nearest) !== nearest) nearest = path.dirname(nearest);
  try {
    if (!(await stat(nearest)).isDirectory()) throw unwritable(folder, 'ENOTDIR');
    await access(nearest, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unwritable(folder, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

/** Makes an output folder where it is asked for and not there. @throws UsageError */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

export interface OutputFile {
  readonly file: string;
  readonly pieces: Iterable<Uint8Array>;
}

/**
 * Writes files whole, all or none: each into a temporary name beside its place, flushed to the disk; only when all are
 * there are they put in place. Without `force` a file that appeared in the meantime is kept, and what this call
 * had put in place is taken away again.
 * @throws UsageError
 */
export async function writeAtomically(files: readonly OutputFile[], force: boolean): Promise<void> {
  for (const { file } of files) await ensureWritable(file, force);
  const places = new Map<string, string>();
  for (const { file } of files) places.set(file, await behindLinks(file));
  const staged: { readonly temporary: string; readonly file: string }[] = [];
  const placed: string[] = [];
  try {
    for (const { file: named, pieces } of files) {
      const file = places.get(named)!;
      const temporary = path.join(path.dirname(path.resolve(file)), `.etabli-${randomUUID()}.tmp`);
      pending.add(temporary);
      staged.push({ temporary, file });
      await stage(temporary, pieces);
    }
    for (const { temporary, file } of staged) {
      if (force) await rename(temporary, file);
      else {
        await putWithoutReplacing(temporary, file);
        placed.push(file);
      }
    }
  } catch (error) {
    for (const file of placed) await rm(file, { force: true });
    if (error instanceof UsageError) throw error;
    throw unwritable(files.map(({ file }) => file).join(', '), (error as NodeJS.ErrnoException).code ?? String(error));
  } finally {
    for (const { temporary } of staged) {
      await rm(temporary, { force: true });
      pending.delete(temporary);
    }
  }
}

/** The file that a link leads to: replacing it means its bytes, not the link. */
function behindLinks(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}

async function stage(temporary: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const handle = await open(temporary, 'wx');
  try {
    for (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function putWithoutReplacing(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw alreadyThere(file);
    // File systems without hard links (FAT, some network shares): rename, after one more look.
    if (await exists(file)) throw alreadyThere(file);
    await rename(temporary, file);
  }
}

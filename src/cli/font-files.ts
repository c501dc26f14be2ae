import path from 'node:path';
import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { SourceFile } from '../model/part.ts';

const ENDINGS = /\.(ttf|otf|ttc|woff2?)$/i;

/** Fonts of a folder by name, read once and only when they are asked for; none where no folder was named. */
export function fontFiles(folder: string | undefined): () => Promise<readonly SourceFile[]> {
  let read: Promise<readonly SourceFile[]> | null = null;
  return () => {
    read ??= folder === undefined ? Promise.resolve([]) : readFonts(folder);
    return read;
  };
}

/** @throws UsageError where there is no such folder, or no font in it */
async function readFonts(folder: string): Promise<readonly SourceFile[]> {
  const { readdir, readFile } = await import('node:fs/promises');
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') throw noFonts(folder);
    throw error;
  }
  const fonts = names.filter((name) => ENDINGS.test(name)).sort();
  if (fonts.length === 0) throw noFonts(folder);
  return Promise.all(fonts.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })));
}

function noFonts(folder: string): UsageError {
  return new UsageError(
    sayText({ en: 'There are no fonts in "{0}".', fr: 'Il n’y a pas de polices dans « {0} ».' }, folder),
    {
      en: 'Name a folder that holds .ttf, .otf, .ttc, .woff or .woff2 files.',
      fr: 'Indiquez un dossier qui contient des fichiers .ttf, .otf, .ttc, .woff ou .woff2.',
    },
  );
}

import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FormatError, UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { JobSource } from '../pipeline/job-source.ts';

/** A file that the user named, found or not. Its bytes are read when they are needed. */
export interface InputFile {
  /** As it is shown and recorded: the path as the user gave it, with `/`. */
  readonly name: string;
  /** Path on disk, null for stdin. */
  readonly path: string | null;
  /** Why there is nothing to read. */
  readonly problem: FormatError | null;
}

export interface InputOptions {
  readonly stdinName: string | undefined;
  /** Endings (with dot, lower case) that a folder or a pattern is searched for. */
  readonly extensions: ReadonlySet<string>;
}

const PATTERN = /[*?[\]{}]/;

function missing(name: string): FormatError {
  return new FormatError(sayText({ en: 'There is no file "{0}".', fr: 'Il n’y a pas de fichier « {0} ».' }, name), {
    en: 'Check the spelling and the folder.',
    fr: 'Vérifiez l’orthographe et le dossier.',
  });
}

function nothingInside(name: string): FormatError {
  return new FormatError(
    sayText({ en: 'There is no file to read in "{0}".', fr: 'Il n’y a aucun fichier à lire dans « {0} ».' }, name),
    { en: 'Put files there, or name one.', fr: 'Mettez-y des fichiers, ou nommez-en un.' },
    {},
    'empty',
  );
}

/** The ending of a name in lower case, with what it is packed in: `.gcode.gz`. */
export function endingOf(name: string): string {
  const last = path.extname(name).toLowerCase();
  return last === '.gz' ? path.extname(name.slice(0, -last.length)).toLowerCase() + last : last;
}

const slashed = (name: string): string => (path.sep === '\\' ? name.replaceAll('\\', '/') : name);

/** What stands at this path; `none` also where it can stand nowhere (too long a name, links in a ring, no right to look). */
async function kindOf(name: string): Promise<'file' | 'folder' | 'none'> {
  return stat(name).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'none',
  );
}

/** Why there is nothing to read at a path: it is not there, or the system says why it cannot be reached. */
async function problemAt(name: string): Promise<FormatError> {
  const code = await stat(name).then(
    () => 'ENOENT',
    (error: NodeJS.ErrnoException) => error.code ?? String(error),
  );
  return code === 'ENOENT' || code === 'ENOTDIR' ? missing(name) : notReadable(name, code);
}

async function inFolder(folder: string, extensions: ReadonlySet<string>): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  let names: readonly string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    const problem = notReadable(folder, (error as NodeJS.ErrnoException).code ?? String(error));
    return [{ name: slashed(folder), path: folder, problem }];
  }
  for (const name of names) {
    if (!extensions.has(endingOf(name))) continue;
    const full = path.join(folder, name);
    if ((await kindOf(full)) === 'file') files.push({ name: slashed(full), path: full, problem: null });
  }
  return files.length > 0 ? files : [{ name: slashed(folder), path: folder, problem: nothingInside(folder) }];
}

async function byPattern(pattern: string, extensions: ReadonlySet<string>): Promise<readonly InputFile[]> {
  const { glob } = await import('tinyglobby');
  const found = (await glob(slashed(pattern), { onlyFiles: true, expandDirectories: false })).sort();
  const files: InputFile[] = found
    .filter((name) => extensions.has(endingOf(name)))
    .map((name) => ({ name: slashed(name), path: name, problem: null }));
  return files.length > 0 ? files : [{ name: pattern, path: null, problem: missing(pattern) }];
}

/**
 * Turns FILE arguments (a file, a folder, a pattern, `-`) into files, in order. What is not there is kept with its
 * problem, so that the other files are still treated.
 * @throws UsageError for `-` without `--stdin-filename`
 */
export async function inputFiles(names: readonly string[], options: InputOptions): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  for (const name of names) {
    if (name === '-') {
      if (options.stdinName === undefined) {
        throw new UsageError(
          { en: 'Reading from stdin needs a name.', fr: 'La lecture de l’entrée standard demande un nom.' },
          { en: 'Add --stdin-filename part.stl.', fr: 'Ajoutez --stdin-filename piece.stl.' },
        );
      }
      files.push({ name: options.stdinName, path: null, problem: null });
      continue;
    }
    const kind = await kindOf(name);
    if (kind === 'folder') files.push(...(await inFolder(name, options.extensions)));
    else if (kind === 'file') files.push({ name: slashed(name), path: name, problem: null });
    else if (PATTERN.test(name)) files.push(...(await byPattern(name, options.extensions)));
    else files.push({ name: slashed(name), path: name, problem: await problemAt(name) });
  }
  return files;
}

/** Greatest file that is read into memory whole: V8's own bound for one buffer of ours. */
const MOST_BYTES = 2 ** 31 - 1;

/** The bytes of a maker's file. @throws FormatError where they cannot be had */
export async function readBytes(input: InputFile, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  if (input.problem !== null) throw input.problem;
  if (input.path === null) return collect(stdin);
  try {
    const { size } = await stat(input.path);
    if (size > MOST_BYTES) throw tooLarge(size);
    return await readFile(input.path);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw notReadable(input.name, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function tooLarge(size: number): FormatError {
  return new FormatError(
    sayText({ en: 'The file is too large: {0} GB.', fr: 'Le fichier est trop gros : {0} Go.' }, size / 1e9),
    { en: 'Simplify the model and export it again.', fr: 'Simplifiez le modèle et exportez-le à nouveau.' },
  );
}

function notReadable(name: string, reason: string): FormatError {
  return new FormatError(
    sayText({ en: '"{0}" cannot be opened: {1}.', fr: '« {0} » ne peut pas être ouvert : {1}.' }, name, reason),
    { en: 'Check that you may read this file.', fr: 'Vérifiez que vous avez le droit de lire ce fichier.' },
  );
}

async function collect(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(pieces);
}

/** A finished job as a stream from the disk; stdin is collected first, since it is read more than once. */
export async function jobSource(input: InputFile, stdin: NodeJS.ReadableStream): Promise<JobSource> {
  if (input.problem !== null) throw input.problem;
  const file = input.path;
  if (file === null) {
    const bytes = await collect(stdin);
    return { name: input.name, size: bytes.length, open: () => once(bytes) };
  }
  try {
    const { size } = await stat(file);
    const { open } = await import('node:fs/promises');
    await (await open(file, 'r')).close(); // says now, and in words, when it may not be read
    return { name: input.name, size, open: () => createReadStream(file, { highWaterMark: 1 << 18 }) };
  } catch (error) {
    throw notReadable(input.name, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Bytes of a file next to a drawing (a linked picture). Nothing outside the drawing's own folder is ever opened.
 * @returns undefined where it is not there or not allowed
 */
export async function resolveBeside(drawing: InputFile, wanted: string): Promise<Uint8Array | undefined> {
  if (drawing.path === null || /^[a-z][a-z0-9+.-]*:/i.test(wanted) || path.isAbsolute(wanted)) return undefined;
  const { realpath } = await import('node:fs/promises');
  const folder = await realpath(path.dirname(path.resolve(drawing.path)));
  try {
    const target = await realpath(path.resolve(folder, wanted));
    const relative = path.relative(folder, target);
    if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
    return await readFile(target);
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Also what no file can be called: too long, through a circle of links, with a zero in it. */
const NOT_THERE = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ENAMETOOLONG',
  'ELOOP',
  'ERR_INVALID_ARG_VALUE',
]);

import path from 'node:path';
import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { ensureFolderCanBe, ensureWritable, exists } from './atomic-write.ts';

/** Where jobs go: one file, or a folder with a job a plate. */
export type Output =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'folder'; readonly folder: string };

/** What OUT means. A folder if it is one or ends in a separator, else a file. */
export async function outputOf(out: string): Promise<Output> {
  if (/[\\/]$/.test(out)) return { kind: 'folder', folder: out };
  const { stat } = await import('node:fs/promises');
  if ((await exists(out)) && (await stat(out)).isDirectory()) return { kind: 'folder', folder: out };
  return { kind: 'file', file: out };
}

/** Fails before any work where OUT has an ending that the machine does not take, or cannot be written. @throws UsageError */
export async function checkOutput(
  output: Output,
  extensions: readonly string[],
  force: boolean,
  dry: boolean,
): Promise<void> {
  if (output.kind === 'folder') {
    if (!dry) await ensureFolderCanBe(output.folder);
    return;
  }
  const ending = path.extname(output.file).toLowerCase();
  if (ending === '') {
    throw new UsageError(
      sayText({ en: '"{0}" has no ending.', fr: '« {0} » n’a pas d’extension.' }, output.file),
      sayText(
        {
          en: 'End the name of a job with one of: {0}; the name of a new folder with a slash: {1}',
          fr: 'Terminez le nom d’un travail par : {0} ; celui d’un nouveau dossier par une barre : {1}',
        },
        extensions.join(' '),
        `${output.file}/`,
      ),
    );
  }
  if (!extensions.includes(ending)) {
    throw new UsageError(
      sayText(
        { en: 'This machine does not take "{0}" files.', fr: 'Cette machine ne prend pas de fichiers « {0} ».' },
        ending,
      ),
      sayText({ en: 'End the name with one of: {0}.', fr: 'Terminez le nom par : {0}.' }, extensions.join(' ')),
    );
  }
  if (!dry) await ensureWritable(output.file, force);
}

/**
 * Names of the jobs, one a plate. In a folder a single file gives its name to its job; several files share plates,
 * which are numbered.
 * @throws UsageError where several plates should go into one file
 */
export function jobNames(
  output: Output,
  inputs: readonly string[],
  plates: number,
  extension: string,
): readonly string[] {
  if (output.kind === 'file') {
    if (plates === 1) return [output.file];
    throw new UsageError(
      sayText(
        {
          en: '{0} plates are needed, but the output is one file.',
          fr: 'Il faut {0} plateaux, mais la sortie est un seul fichier.',
        },
        plates,
      ),
      { en: 'Give a folder: -o jobs/', fr: 'Donnez un dossier : -o travaux/' },
    );
  }
  const stem = inputs.length === 1 ? path.parse(inputs[0]!).name : 'plate';
  const numbered = plates > 1 || inputs.length > 1;
  const width = String(plates).length;
  return Array.from({ length: plates }, (_, plate) =>
    path.join(output.folder, `${stem}${numbered ? `-${String(plate + 1).padStart(width, '0')}` : ''}${extension}`),
  );
}

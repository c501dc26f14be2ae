import { UsageError } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import { FORMATS } from '../formats/index.ts';
import type { Format } from '../model/format.ts';
import type { NamedPart } from '../model/part.ts';
import type { OpenBench } from './open-bench.ts';

/** Formats that can hold a mended solid, by the ending of a name. @throws UsageError that lists the endings */
export function meshWriterFor(name: string): Format {
  const ending = /\.[^./\\]+$/.exec(name.toLowerCase())?.[0] ?? '';
  const writers = FORMATS.filter(
    ({ name: format, writePart }) => writePart !== undefined && MESH_FORMATS.includes(format),
  );
  const found = writers.find(({ extensions }) => extensions.includes(ending));
  if (found !== undefined) return found;
  throw new UsageError(
    sayText(
      { en: 'A mended part cannot be written as "{0}".', fr: 'Une pièce corrigée ne peut pas s’écrire en « {0} ».' },
      ending === '' ? name : ending,
    ),
    sayText(
      { en: 'End the name with one of: {0}.', fr: 'Terminez le nom par : {0}.' },
      writers.flatMap(({ extensions }) => extensions).join(' '),
    ),
  );
}

const MESH_FORMATS: readonly string[] = ['stl', '3mf', 'obj'];

/** A mended part as a file, with a word on everything that was done. */
export interface MendedFile {
  readonly bytes: Uint8Array;
  readonly deeds: readonly Text[];
}

/** The part after the safe mends, as a file: the same mends as before planning. @throws UsageError where none can be made */
export async function mendPart(
  part: NamedPart,
  open: OpenBench,
  format: Format,
  options: { readonly orient: boolean },
): Promise<MendedFile> {
  if (open.bench.mend === undefined || !open.bench.accepts.includes(part.part.kind)) {
    throw new UsageError(
      sayText(
        {
          en: '--fix mends solids for a printer; "{0}" is none.',
          fr: '--fix corrige les solides pour une imprimante ; « {0} » n’en est pas un.',
        },
        part.file,
      ),
      {
        en: 'Mend the drawing in your drawing program, as the findings say.',
        fr: 'Corrigez le dessin dans votre logiciel, comme l’indiquent les remarques.',
      },
    );
  }
  const mended = await open.bench.mend(part, options);
  return { bytes: await format.writePart!(mended.part), deeds: mended.deeds };
}

import { FormatError } from '../../base/errors.ts';
import { strangerError } from '../../base/stranger.ts';
import type { ReadOptions } from '../../model/format.ts';
import { MM_PER_UNIT, scaleSetting, unitSetting } from '../../model/length-unit.ts';
import type { PartReading, SourceFile } from '../../model/part.ts';
import { buildObjMesh } from './build.ts';
import { scanObj } from './scan.ts';

/**
 * Reads a Wavefront OBJ: points and faces of any number of corners, objects by `o` (or `g` where there is no `o`).
 * @throws FormatError with the line where a word is wrong or a face names a point that is not there
 */
export function readObj(file: SourceFile, options: ReadOptions): PartReading {
  const unit = unitSetting(options.settings) ?? null;
  const factor = (unit === null ? 1 : MM_PER_UNIT[unit]) * scaleSetting(options.settings);
  const wanted = { en: 'an OBJ model', fr: 'un modèle OBJ' };
  const stranger = strangerError(file.bytes, wanted);
  if (stranger !== undefined) throw stranger;
  const scan = scanObj(file.bytes);
  if (scan.faceEnds.length === 0) {
    const binary = file.bytes.subarray(0, 2048).includes(0);
    throw new FormatError(
      binary || (scan.positions.length === 0 && scan.unknown > 0)
        ? { en: 'This is not an OBJ model.', fr: 'Ce n’est pas un modèle OBJ.' }
        : { en: 'There is no face in this file.', fr: 'Il n’y a aucune face dans ce fichier.' },
      {
        en: 'In the modeller, check that the part is visible and selected, and export it again as OBJ.',
        fr: 'Dans le modeleur, vérifiez que la pièce est visible et sélectionnée, puis exportez-la à nouveau en OBJ.',
      },
      { byte: 0 },
      binary || (scan.positions.length === 0 && scan.unknown > 0) ? 'unreadable' : 'empty',
    );
  }
  const stem = file.name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const { mesh, findings } = buildObjMesh(scan, { factor, stem });
  return { part: { ...mesh, unit }, findings };
}

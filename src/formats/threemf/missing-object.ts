import { sayText, type Text } from '../../base/text.ts';
import { climbsOut } from './part-names.ts';
import type { Component } from './read-model.ts';

/** An object by its number, and its name where it has one. */
export function named(id: string, name: string): string {
  return name === '' ? id : `${id} (${name})`;
}

/**
 * Why an object that is to be built cannot be.
 * @param hasFile the file that is to hold the object is there, the object is not in it
 */
export function missing({ path, id }: Component, part: string, hasFile: boolean): Text {
  if (path !== undefined && climbsOut(path))
    return sayText(
      {
        en: 'Object {0} is to be taken from "{1}", a place outside the archive (".."); such a place is never opened.',
        fr: 'L’objet {0} doit être pris dans « {1} », une place hors de l’archive (« .. ») ; une telle place n’est jamais ouverte.',
      },
      id,
      path,
    );
  if (!hasFile)
    return sayText(
      {
        en: 'Object {0} is to be taken from the file "{1}", but that file is not in the archive.',
        fr: 'L’objet {0} doit être pris dans le fichier « {1} », mais ce fichier n’est pas dans l’archive.',
      },
      id,
      path ?? part,
    );
  return sayText(
    {
      en: 'Object {0} of "{1}" is to be built, but there is no object {0} in it.',
      fr: 'L’objet {0} de « {1} » doit être fabriqué, mais il n’y a pas d’objet {0} dedans.',
    },
    id,
    path ?? part,
  );
}

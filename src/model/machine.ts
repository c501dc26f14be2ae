import type { Text } from '../base/text.ts';
import { type Field, group, list, optional, type ValuesOf } from './schema.ts';
import { bilingual, choice, flag, quantity, textField } from './schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

/** [mm] Least and greatest coordinate of one axis. */
const span: Field<readonly number[]> = list(
  quantity('mm', { ...doc('end of the axis', 'bout de l’axe'), min: -10_000, max: 10_000 }),
  {
    ...doc('least and greatest coordinate', 'plus petite et plus grande coordonnée'),
    least: 2,
    most: 2,
  },
);

/** What every machine profile says, whatever its process. The process and the firmware add their own keys. */
export const MACHINE_HEAD = {
  id: textField(doc('name that commands use', 'nom utilisé dans les commandes')),
  name: bilingual(doc('name for people', 'nom lisible')),
  process: textField(doc('print or laser', 'print ou laser')),
  firmware: textField(
    doc('firmware: its dialect and its time model', 'firmware : son dialecte et son modèle de temps'),
  ),
  format: textField(doc('format of its jobs', 'format de ses fichiers de travail')),
  formats: list(textField(doc('a format', 'un format')), {
    ...doc(
      'other formats that it takes; the ending of the output picks one',
      'autres formats acceptés ; la terminaison de la sortie choisit',
    ),
    least: 0,
  }),
  verified: flag(
    doc('a person with the machine has checked these numbers', 'une personne qui a la machine a vérifié ces valeurs'),
  ),
  source: textField({ ...doc('where the numbers come from', 'd’où viennent les valeurs'), standard: '' }),
  defaultMaterial: optional(
    textField(
      doc(
        'material assumed by `estimate` when none is given',
        'matière supposée par `estimate` si aucune n’est donnée',
      ),
    ),
  ),
  reach: group({ x: span, y: span, z: span }, doc('how far the axes can go', 'jusqu’où vont les axes')),
} as const;

/** The parsed head, with where the profile was found. */
export type MachineHead = ValuesOf<typeof MACHINE_HEAD> & {
  /** `built-in`, or the path of the file. */
  readonly origin: string;
};

/** What every material profile says. */
export const MATERIAL_HEAD = {
  id: textField(doc('name that commands use', 'nom utilisé dans les commandes')),
  name: bilingual(doc('name for people', 'nom lisible')),
  process: choice(
    ['print', 'laser', 'any'],
    doc('process that works it; any: judged by every process', 'procédé qui le travaille'),
  ),
  verified: flag(doc('checked on a real machine', 'vérifié sur une vraie machine')),
  source: textField({ ...doc('where the numbers come from', 'd’où viennent les valeurs'), standard: '' }),
} as const;

export type MaterialHead = ValuesOf<typeof MATERIAL_HEAD> & { readonly origin: string };

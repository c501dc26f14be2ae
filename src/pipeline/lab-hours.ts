import { type Field, group, mapOf, optional, type ValueOf } from '../model/schema.ts';
import { flag } from '../model/schema-values.ts';
import { OPENING_FIELDS } from '../motion/opening-hours.ts';

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

/** The `lab:` section of the configuration or of a machine: when someone is there, and what may run alone. */
export const LAB_HOURS = group(
  {
    ...OPENING_FIELDS,
    unattended: optional(
      mapOf(
        flag(doc('may run while nobody is there', 'peut tourner sans personne')),
        doc('by process: print, laser', 'par procédé : print, laser'),
      ),
    ),
  },
  doc('opening hours', 'heures d’ouverture'),
) satisfies Field;

export type LabHours = ValueOf<typeof LAB_HOURS>;

import { type Fields, optional } from '../../../model/schema.ts';
import { choice, plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** How the part's file is understood before anything is planned. */
export const READING_SETTINGS = {
  preset: choice(
    ['draft', 'standard', 'fine'],
    means('draft, standard or fine', 'brouillon, standard ou fin', { standard: 'standard' }),
  ),
  unit: choice(
    ['auto', 'mm', 'cm', 'm', 'um', 'in', 'inch', 'ft'],
    means('unit of a file that states none', 'unité d’un fichier qui n’en indique pas', { standard: 'auto' }),
  ),
  scale: plainNumber(
    means('makes the part larger or smaller', 'agrandit ou réduit la pièce', { min: 1e-4, max: 1e4, standard: '1' }),
  ),
  spool: optional(
    quantity('g', means('filament left on the spool', 'filament restant sur la bobine', { max: 100_000 })),
  ),
} as const satisfies Fields;

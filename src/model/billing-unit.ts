import { type Rational, rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';

/** What a unit measures: only units of one dimension can be turned into each other. */
export type Dimension = 'time' | 'mass' | 'volume' | 'length' | 'area' | 'energy' | 'stitch' | 'count';

/** A unit in which a tariff bills. */
export interface BillingUnit {
  readonly id: string;
  readonly dimension: Dimension;
  /** Worth in the inner unit of its dimension (s, g, mm3, mm, mm2, Wh, 1); calendar units and counts have none. */
  readonly factor: Rational | null;
  /** Singular and plural for people. */
  readonly one: Text;
  readonly many: Text;
  /** UN/ECE Recommendation 20/21 code, as EN 16931 wants it on an invoice line. */
  readonly code: string;
}

type Row = readonly [
  id: string,
  dimension: Dimension,
  factor: Rational | null,
  code: string,
  en: string,
  enMany: string,
  fr: string,
  frMany: string,
];

const per = (n: bigint, d = 1n): Rational => rational(n, d);

// An inch is 25.4 mm exactly, so its square is 645.16 mm2 and a square foot 92903.04 mm2.
const ROWS: readonly Row[] = [
  ['second', 'time', per(1n), 'SEC', 's', 's', 's', 's'],
  ['minute', 'time', per(60n), 'MIN', 'min', 'min', 'min', 'min'],
  ['hour', 'time', per(3600n), 'HUR', 'h', 'h', 'h', 'h'],
  ['day', 'count', null, 'DAY', 'day', 'days', 'jour', 'jours'],
  ['week', 'count', null, 'WEE', 'week', 'weeks', 'semaine', 'semaines'],
  ['month', 'count', null, 'MON', 'month', 'months', 'mois', 'mois'],
  ['year', 'count', null, 'ANN', 'year', 'years', 'an', 'ans'],
  ['gram', 'mass', per(1n), 'GRM', 'g', 'g', 'g', 'g'],
  ['kg', 'mass', per(1000n), 'KGM', 'kg', 'kg', 'kg', 'kg'],
  ['mm3', 'volume', per(1n), 'MMQ', 'mm³', 'mm³', 'mm³', 'mm³'],
  ['cm3', 'volume', per(1000n), 'CMQ', 'cm³', 'cm³', 'cm³', 'cm³'],
  ['ml', 'volume', per(1000n), 'MLT', 'ml', 'ml', 'ml', 'ml'],
  ['litre', 'volume', per(1_000_000n), 'LTR', 'l', 'l', 'l', 'l'],
  ['mm', 'length', per(1n), 'MMT', 'mm', 'mm', 'mm', 'mm'],
  ['cm', 'length', per(10n), 'CMT', 'cm', 'cm', 'cm', 'cm'],
  ['metre', 'length', per(1000n), 'MTR', 'm', 'm', 'm', 'm'],
  ['inch', 'length', per(127n, 5n), 'INH', 'in', 'in', 'po', 'po'],
  ['foot', 'length', per(1524n, 5n), 'FOT', 'ft', 'ft', 'pi', 'pi'],
  ['mm2', 'area', per(1n), 'MMK', 'mm²', 'mm²', 'mm²', 'mm²'],
  ['cm2', 'area', per(100n), 'CMK', 'cm²', 'cm²', 'cm²', 'cm²'],
  ['dm2', 'area', per(10_000n), 'DMK', 'dm²', 'dm²', 'dm²', 'dm²'],
  ['m2', 'area', per(1_000_000n), 'MTK', 'm²', 'm²', 'm²', 'm²'],
  ['inch2', 'area', per(16_129n, 25n), 'INK', 'in²', 'in²', 'po²', 'po²'],
  ['ft2', 'area', per(2_322_576n, 25n), 'FTK', 'ft²', 'ft²', 'pi²', 'pi²'],
  ['wh', 'energy', per(1n), 'WHR', 'Wh', 'Wh', 'Wh', 'Wh'],
  ['kwh', 'energy', per(1000n), 'KWH', 'kWh', 'kWh', 'kWh', 'kWh'],
  ['stitch', 'stitch', per(1n), 'C62', 'stitch', 'stitches', 'point', 'points'],
  [
    'change',
    'count',
    null,
    'C62',
    'colour change',
    'colour changes',
    'changement de couleur',
    'changements de couleur',
  ],
  ['hoop', 'count', null, 'C62', 'hooping', 'hoopings', 'mise en cadre', 'mises en cadre'],
  ['job', 'count', null, 'C62', 'job', 'jobs', 'travail', 'travaux'],
  ['piece', 'count', null, 'H87', 'piece', 'pieces', 'pièce', 'pièces'],
  ['model', 'count', null, 'H87', 'model', 'models', 'modèle', 'modèles'],
  ['sheet', 'count', null, 'ST', 'sheet', 'sheets', 'plaque', 'plaques'],
  ['child', 'count', null, 'C62', 'child', 'children', 'enfant', 'enfants'],
  ['person', 'count', null, 'C62', 'person', 'people', 'personne', 'personnes'],
  ['session', 'count', null, 'C62', 'session', 'sessions', 'séance', 'séances'],
  ['slot', 'count', null, 'C62', 'slot', 'slots', 'créneau', 'créneaux'],
  ['pack', 'count', null, 'PK', 'pack', 'packs', 'forfait', 'forfaits'],
  ['order', 'count', null, 'C62', 'order', 'orders', 'commande', 'commandes'],
];

/** Every unit that a tariff can bill in, by its id. */
export const BILLING_UNITS: ReadonlyMap<string, BillingUnit> = new Map(
  ROWS.map(([id, dimension, factor, code, en, enMany, fr, frMany]) => [
    id,
    { id, dimension, factor, code, one: { en, fr }, many: { en: enMany, fr: frMany } },
  ]),
);

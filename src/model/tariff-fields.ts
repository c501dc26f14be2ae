import { HUNDRED, type Rational, rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { DataNode } from './data-node.ts';
import { dayField, exact, words } from './exact-field.ts';
import { type Field, group, list, optional } from './schema.ts';
import { bilingual, choice, flag, textField } from './schema-values.ts';
import { JOB_MEASURES, type JobMeasure, LINE_KINDS } from './tariff.ts';

/** What a tariff file may say, key by key. Limits catch a slipped decimal point, not a bold price. */

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const MOST_MONEY = rational(1_000_000n);
const MOST_MEASURE = rational(10n ** 9n);
/** No state of the EU has ever asked more than 38 %. */
const MOST_VAT = rational(50n);

const money = (en: string, fr: string) => exact({ ...doc(en, fr), max: MOST_MONEY });
const moneyAboveZero = (en: string, fr: string) => exact({ ...doc(en, fr), max: MOST_MONEY, aboveZero: true });
const measure = (en: string, fr: string) => exact({ ...doc(en, fr), max: MOST_MEASURE });
const measureAboveZero = (en: string, fr: string) => exact({ ...doc(en, fr), max: MOST_MEASURE, aboveZero: true });
const percent = (en: string, fr: string, max: Rational = HUNDRED) => exact({ ...doc(en, fr), max });

/** A part with its own reader: known as a key here, read elsewhere. */
const part = (en: string, fr: string): Field<DataNode | undefined> => ({
  type: 'custom',
  ...doc(en, fr),
  parse: (node) => node,
});

const JOB_MEASURE_NAMES = Object.keys(JOB_MEASURES) as JobMeasure[]; // the keys of a const are its type

export const TARIFF_FIELDS = {
  id: textField(
    doc(
      'name that commands use, shared by all versions',
      'nom utilisé dans les commandes, commun à toutes les versions',
    ),
  ),
  version: textField({ ...doc('version, where there are several', 'version, s’il y en a plusieurs'), standard: '' }),
  name: bilingual(doc('name for people', 'nom lisible')),
  source: textField({ ...doc('where the prices come from', 'd’où viennent les prix'), standard: '' }),
  author: textField({ ...doc('who wrote this file', 'qui a écrit ce fichier'), standard: '' }),
  changes: textField({ ...doc('what is new in this version', 'ce qui change dans cette version'), standard: '' }),
  fictional: flag({ ...doc('made-up prices', 'prix inventés'), standard: 'false' }),
  currency: choice(['EUR', 'USD', 'CHF', 'GBP', 'CAD', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'RON', 'BGN', 'AUD'], {
    ...doc('currency, ISO 4217, with cents', 'monnaie, ISO 4217, avec centimes'),
    standard: 'EUR',
  }),
  basis: choice(
    ['HT', 'TTC'],
    doc('HT: tax comes on top; TTC: prices hold their tax', 'HT : la taxe s’ajoute ; TTC : elle est comprise'),
  ),
  vat: optional(
    percent('rate of tax; null: none, or none known', 'taux de TVA ; null : aucune, ou inconnue', MOST_VAT),
  ),
  valid_from: optional(dayField(doc('first day', 'premier jour'))),
  valid_to: optional(dayField(doc('last day', 'dernier jour'))),
  coin: optional(moneyAboveZero('worth of one coin of the lab’s own money', 'valeur d’un jeton de l’atelier')),
  standardAudience: optional(textField(doc('audience where none is named', 'public si aucun n’est nommé'))),
  audiences: part('kinds of customer', 'publics'),
  order: part('terms of the whole order', 'conditions de la commande'),
  rules: part('the prices', 'les prix'),
  memberships: part('memberships', 'adhésions'),
} as const;

export const AUDIENCE_FIELDS = {
  name: optional(bilingual(doc('name for people', 'nom lisible'))),
  inherits: optional(textField(doc('audience that it also is', 'public dont il hérite'))),
  percent: optional(percent('percent off', 'pourcentage de remise')),
  on: optional(
    list(
      choice(LINE_KINDS, doc('kind of line', 'nature de ligne')),
      doc('kinds of line touched', 'natures de ligne concernées'),
    ),
  ),
} as const;

const SLICE = group(
  {
    upTo: optional(
      measureAboveZero('end of the slice, included; null: open', 'fin de la tranche, comprise ; null : ouverte'),
    ),
    rate: money('price in this slice', 'prix dans cette tranche'),
  },
  doc('a slice of the measure', 'une tranche de la mesure'),
);

const BAND = group(
  {
    from: measure('start of the band', 'début de la tranche'),
    to: optional(
      measureAboveZero('end of the band, included; null: open', 'fin de la tranche, comprise ; null : ouverte'),
    ),
    rate: money('price of a unit', 'prix de l’unité'),
    plus: optional(money('added once', 'ajouté une fois')),
  },
  doc('a band that the whole measure falls in', 'une tranche où tombe toute la mesure'),
);

const BREAK = group(
  {
    from: measureAboveZero('from so many pieces', 'à partir de tant de pièces'),
    percent: percent('percent off', 'pourcentage de remise'),
  },
  doc('a quantity break', 'une remise de quantité'),
);

const COPIES = group(
  {
    first: money('least amount of the first copy', 'minimum du premier exemplaire'),
    other: money('least amount of each other copy', 'minimum de chaque autre exemplaire'),
  },
  doc('least amounts by copy', 'minimums par exemplaire'),
);

const FAILURE = group(
  {
    percent: percent('share of work that fails', 'part du travail qui rate'),
    as: choice(['line', 'price'], doc('a line of its own, or in the price', 'sur sa propre ligne, ou dans le prix')),
  },
  doc('failures that all pay for', 'ratés répartis sur tous'),
);

const APPLIES = group(
  {
    measure: choice(JOB_MEASURE_NAMES, doc('fact of the job that is billed', 'donnée du travail qui est facturée')),
    process: optional(words(doc('processes', 'procédés'))),
    machine: optional(words(doc('machines', 'machines'))),
    material: optional(words(doc('materials', 'matières'))),
  },
  doc('jobs that this price is for', 'travaux que ce prix concerne'),
);

export const RULE_FIELDS = {
  id: textField(doc('name of the price', 'nom du prix')),
  name: optional(bilingual(doc('words on the quote', 'libellé sur le devis'))),
  kind: choice(LINE_KINDS, { ...doc('what the line is for', 'nature de la ligne'), standard: 'other' }),
  per: textField(doc('unit of the measure', 'unité de la mesure')),
  rate: optional(money('price of "of" units', 'prix de « of » unités')),
  of: optional(measureAboveZero('units that the price is for', 'nombre d’unités du prix')),
  coins: optional(money('price in coins of the lab', 'prix en jetons de l’atelier')),
  marginal: optional(list(SLICE, { ...doc('each slice at its own rate', 'chaque tranche à son prix'), least: 1 })),
  bands: optional(list(BAND, { ...doc('whole measure by its band', 'toute la mesure selon sa tranche'), least: 1 })),
  waste: optional(percent('added for what is lost', 'ajouté pour les pertes')),
  failure: optional(FAILURE),
  freeUnder: optional(measure('below it nothing is billed', 'en dessous, rien n’est facturé')),
  free: optional(measure('so much is not billed', 'quantité offerte')),
  step: optional(measureAboveZero('billed by started steps', 'facturé par pas entamé')),
  minMeasure: optional(measure('least measure once anything is used', 'mesure minimale dès qu’on s’en sert')),
  min: optional(money('least amount of the line', 'minimum de la ligne')),
  copies: optional(COPIES),
  breaks: optional(list(BREAK, { ...doc('quantity breaks', 'remises de quantité'), least: 1 })),
  startup: optional(money('start-up, a line of its own', 'mise en route, sur sa propre ligne')),
  discount: flag({ ...doc('the audience’s percent applies', 'la remise du public s’applique'), standard: 'false' }),
  vat: part('rate of tax of this line', 'taux de TVA de cette ligne'),
  when: part(
    'whom it is for: audience X, audience not X, badge true or false',
    'pour qui : audience X, audience not X, badge true ou false',
  ),
  applies: optional(APPLIES),
  includes: optional(words(doc('materials that the price holds, or all', 'matières comprises dans le prix, ou all'))),
  note: textField({ ...doc('a word for people', 'un mot pour les lecteurs'), standard: '' }),
} as const;

export const ORDER_FIELDS = {
  minimum: optional(money('least order', 'commande minimale')),
  minimumPerExtraMaterial: optional(money('more for each further material', 'en plus par autre matière')),
  rush: part('percent for haste, by delay', 'majoration pour urgence, par délai'),
  discounts: part('discounts on the whole order', 'remises sur toute la commande'),
  roundTo: optional(moneyAboveZero('step of cash', 'pas de l’arrondi en espèces')),
} as const;

export const ORDER_DISCOUNT = {
  from: money('from so much on', 'à partir de ce montant'),
  percent: percent('percent off', 'pourcentage de remise'),
  floor: optional(money('never below', 'jamais en dessous')),
} as const;

/** [%] Haste: a price can be multiplied, but a hundredfold is a slip. */
export const RUSH_PERCENT = percent('percent more', 'pourcentage en plus', rational(1_000n));

export const VAT_FIELD = TARIFF_FIELDS.vat;

export const MEMBERSHIP_FIELDS = {
  id: textField(doc('name of the membership', 'nom de l’adhésion')),
  name: optional(bilingual(doc('words for people', 'libellé'))),
  rule: textField(doc('rule that prices it', 'prix qui la concerne')),
  audience: optional(textField(doc('audience of its holder', 'public de son titulaire'))),
  included: part('free minutes by rule, each period', 'minutes offertes par prix, à chaque période'),
} as const;

export const INCLUDED_MINUTES = measure('free minutes a period', 'minutes offertes par période');

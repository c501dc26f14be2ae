import type { Text } from '../base/text.ts';
import type { DataMap } from './data-node.ts';
import { words } from './exact-field.ts';
import { type Field, optional, parseFields, type ValuesOf } from './schema.ts';
import { choice, flag, plainNumber, textField } from './schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const text = (en: string, fr: string): Field<string> => textField({ ...doc(en, fr), standard: '' });

const VAT_REGIMES = ['standard', 'franchise', 'not-taxable', 'public'] as const;

/** What an issuer's file (or the configuration's `issuer:`) says. Empty texts are not known. */
const ISSUER_FIELDS = {
  name: textField(doc('name or firm', 'nom ou dénomination')),
  kind: choice(['company', 'sole-trader', 'association', 'public'], doc('kind of issuer', 'nature de l’émetteur')),
  form: text('legal form, share capital', 'forme juridique, capital'),
  address: words(doc('address, line by line', 'adresse, ligne à ligne')),
  country: textField({ ...doc('ISO 3166 code', 'code ISO 3166'), standard: 'FR' }),
  phone: text('phone', 'téléphone'),
  mail: text('mail', 'courriel'),
  web: text('site', 'site'),
  siren: text('SIREN', 'SIREN'),
  siret: text('SIRET', 'SIRET'),
  rna: text('RNA number of an association', 'numéro RNA d’une association'),
  register: text('trade register', 'registre du commerce ou des métiers'),
  vatNumber: text('VAT number', 'numéro de TVA intracommunautaire'),
  vatRegime: choice(VAT_REGIMES, { ...doc('regime of VAT', 'régime de TVA'), standard: 'standard' }),
  membersExempt: flag({
    ...doc('services to members are exempt (art. 261-7-1° CGI)', 'services aux membres exonérés (art. 261-7-1° CGI)'),
    standard: 'false',
  }),
  mediator: text('consumer mediator', 'médiateur de la consommation'),
  payment: text('terms of payment', 'conditions de paiement'),
  lateRate: text('late-payment rate', 'taux des pénalités de retard'),
  delivery: text('delivery', 'délai et livraison'),
  complaints: text('where complaints go', 'où adresser une réclamation'),
  charged: flag({ ...doc('the quote itself is charged for', 'le devis est payant'), standard: 'false' }),
  offPremises: flag({
    ...doc('sold off premises or at a distance', 'vente hors établissement ou à distance'),
    standard: 'false',
  }),
  validityDays: plainNumber({
    ...doc('days that a quote holds', 'jours de validité du devis'),
    integer: true,
    min: 1,
    max: 365,
    standard: '30',
  }),
} as const;
export type Issuer = ValuesOf<typeof ISSUER_FIELDS>;

const CLIENT_FIELDS = {
  name: textField(doc('name or firm', 'nom ou dénomination')),
  kind: choice(['private', 'business', 'association', 'public'], {
    ...doc('kind of client', 'nature du client'),
    standard: 'private',
  }),
  address: optional(words(doc('address, line by line', 'adresse, ligne à ligne'))),
  country: textField({ ...doc('ISO 3166 code', 'code ISO 3166'), standard: 'FR' }),
  deliveryAddress: optional(words(doc('delivery address, where another', 'adresse de livraison, si elle diffère'))),
  phone: text('phone', 'téléphone'),
  mail: text('mail', 'courriel'),
  siren: text('SIREN', 'SIREN'),
  siret: text('SIRET', 'SIRET'),
  vatNumber: text('VAT number', 'numéro de TVA intracommunautaire'),
  reference: text('the client’s own reference', 'référence du client'),
  member: flag({ ...doc('member of the association', 'membre de l’association'), standard: 'false' }),
} as const;
export type Client = ValuesOf<typeof CLIENT_FIELDS>;

/** @throws UsageError with file and line */
export function parseIssuer(node: DataMap): Issuer {
  return parseFields(node, ISSUER_FIELDS);
}

/** @throws UsageError with file and line */
export function parseClient(node: DataMap): Client {
  return parseFields(node, CLIENT_FIELDS);
}

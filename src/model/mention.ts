import type { Text } from '../base/text.ts';
import type { DataMap } from './data-node.ts';
import { dayField, words } from './exact-field.ts';
import { group, list, optional, parseFields, type ValueOf } from './schema.ts';
import { choice, flag, textField } from './schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const BOTH = group(
  { en: textField(doc('English', 'anglais')), fr: textField(doc('French', 'français')) },
  doc('what is printed; {name} is filled in from the issuer', 'texte imprimé ; {nom} vient de l’émetteur'),
);

const MENTION = group(
  {
    id: textField(doc('name of this wording', 'nom de cette rédaction')),
    key: textField(
      doc('what it says: one wording a key is printed', 'ce qu’elle dit : une rédaction par clé est imprimée'),
    ),
    text: BOTH,
    from: optional(dayField(doc('first day', 'premier jour'))),
    until: optional(dayField(doc('last day', 'dernier jour'))),
    regime: optional(words(doc('regimes of VAT', 'régimes de TVA'))),
    issuer: optional(words(doc('kinds of issuer', 'natures d’émetteur'))),
    client: optional(words(doc('kinds of client', 'natures de client'))),
    when: optional(
      choice(['free', 'charged', 'off-premises', 'no-delivery'], doc('only then', 'seulement dans ce cas')),
    ),
    source: textField(doc('where the rule stands', 'texte de référence')),
    verified: flag(doc('read in a public source', 'lu dans une source publique')),
  },
  doc('a mention', 'une mention'),
);

const MENTIONS = { mentions: list(MENTION, { ...doc('the mentions', 'les mentions'), least: 1 }) } as const;

/** A sentence that the law or usage wants on a quote, with the days on which it is right. */
export type Mention = ValueOf<typeof MENTION>;

/** @throws UsageError with file and line */
export function parseMentions(node: DataMap): readonly Mention[] {
  return parseFields(node, MENTIONS).mentions;
}

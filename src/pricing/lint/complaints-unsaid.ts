import { defineLint, mentionKeys } from './define-lint.ts';

export const complaintsUnsaid = defineLint(
  {
    code: 'DEVIS078',
    name: 'complaints-unsaid',
    severity: 'info',
    stage: 'stable',
    title: { en: 'Where to complain is missing', fr: 'Adresse des réclamations absente' },
    what: {
      en: 'A quote to a private client says where complaints go.',
      fr: 'Un devis à un particulier dit où adresser une réclamation.',
    },
    why: {
      en: 'It is part of the information before a contract (L. 111-1).',
      fr: 'Cela fait partie de l’information précontractuelle (L. 111-1).',
    },
    fix: { en: 'Fill in "complaints" of the issuer.', fr: 'Complétez « complaints » chez l’émetteur.' },
    example: { en: 'A family’s quote without it.', fr: 'Le devis d’une famille sans elle.' },
  },
  (found, context) => {
    const { client } = context.quote;
    return client?.kind === 'private' && !mentionKeys(context).has('complaints')
      ? [
          found(
            { en: 'It does not say where complaints go.', fr: 'Il ne dit pas où adresser une réclamation.' },
            'mentions',
          ),
        ]
      : [];
  },
);

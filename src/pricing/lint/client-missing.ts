import { defineLint } from './define-lint.ts';

export const clientMissing = defineLint(
  {
    code: 'DEVIS035',
    name: 'client-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The client is missing', fr: 'Le client manque' },
    what: { en: 'A quote says whom it is for.', fr: 'Un devis dit à qui il s’adresse.' },
    why: {
      en: 'A price for nobody can be waved by anybody.',
      fr: 'Un prix pour personne peut être brandi par tout le monde.',
    },
    fix: { en: 'Give --client FILE with name and address.', fr: 'Donnez --client FICHIER avec le nom et l’adresse.' },
    example: {
      en: 'A quote with the words "to be filled in" where the client should stand.',
      fr: 'Un devis avec « à compléter » à la place du client.',
    },
  },
  (found, context) => {
    const { client } = context.quote;
    return client === null || client.name.trim() === ''
      ? [
          found(
            { en: 'The quote does not say whom it is for.', fr: 'Le devis ne dit pas à qui il s’adresse.' },
            'client',
          ),
        ]
      : [];
  },
);

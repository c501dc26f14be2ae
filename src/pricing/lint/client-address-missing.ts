import { defineLint } from './define-lint.ts';

export const clientAddressMissing = defineLint(
  {
    code: 'DEVIS036',
    name: 'client-address-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The client’s address is missing', fr: 'L’adresse du client manque' },
    what: { en: 'A quote bears the client’s address.', fr: 'Un devis porte l’adresse du client.' },
    why: { en: 'The invoice that follows needs it.', fr: 'La facture qui suit en a besoin.' },
    fix: { en: 'Fill in "address" in the client’s file.', fr: 'Complétez « address » dans le fichier du client.' },
    example: { en: '"École du Mail" without street and town.', fr: '« École du Mail » sans rue ni ville.' },
  },
  (found, context) => {
    const { client } = context.quote;
    return client !== null && (client.address ?? []).join('').trim() === ''
      ? [found({ en: 'The client has no address.', fr: 'Le client n’a pas d’adresse.' }, 'client.address')]
      : [];
  },
);

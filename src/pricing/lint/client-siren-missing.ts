import { defineLint } from './define-lint.ts';

export const clientSirenMissing = defineLint(
  {
    code: 'DEVIS037',
    name: 'client-siren-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The client’s SIREN is missing', fr: 'Le SIREN du client manque' },
    what: {
      en: 'From 2026 on the invoice to a business bears its SIREN.',
      fr: 'À partir de 2026, la facture à un professionnel porte son SIREN.',
    },
    why: {
      en: 'The platform of electronic invoices refuses an invoice without it.',
      fr: 'La plateforme de facturation électronique refuse une facture sans lui.',
    },
    fix: {
      en: 'Ask for it now: fill in "siren" in the client’s file.',
      fr: 'Demandez-le dès maintenant : complétez « siren » dans le fichier du client.',
    },
    example: {
      en: 'A carpenter with a name and an address alone.',
      fr: 'Un menuisier avec un nom et une adresse seulement.',
    },
  },
  (found, context) => {
    const { client } = context.quote;
    return client?.kind === 'business' && client.country === 'FR' && `${client.siren}${client.siret}`.trim() === ''
      ? [
          found(
            { en: 'The business client has no SIREN.', fr: 'Le client professionnel n’a pas de SIREN.' },
            'client.siren',
          ),
        ]
      : [];
  },
);

import { defineLint, mentionKeys } from './define-lint.ts';

export const mediatorUnsaid = defineLint(
  {
    code: 'DEVIS077',
    name: 'mediator-unsaid',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The consumer mediator is missing', fr: 'Médiateur de la consommation absent' },
    what: {
      en: 'A professional tells a private client which mediator to turn to.',
      fr: 'Un professionnel indique au client particulier le médiateur compétent.',
    },
    why: { en: 'It is required (L. 616-1), with a fine.', fr: 'C’est obligatoire (L. 616-1), sous peine d’amende.' },
    fix: { en: 'Fill in "mediator" of the issuer.', fr: 'Complétez « mediator » chez l’émetteur.' },
    example: { en: 'A family’s quote without a mediator.', fr: 'Le devis d’une famille sans médiateur.' },
  },
  (found, context) => {
    const { client } = context.quote;
    return client?.kind === 'private' && !mentionKeys(context).has('mediator')
      ? [
          found(
            { en: 'No consumer mediator is named.', fr: 'Aucun médiateur de la consommation n’est indiqué.' },
            'mentions',
          ),
        ]
      : [];
  },
);

import { defineLint, mentionKeys } from './define-lint.ts';

export const withdrawalUnsaid = defineLint(
  {
    code: 'DEVIS079',
    name: 'withdrawal-unsaid',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Withdrawal is missing', fr: 'Droit de rétractation absent' },
    what: {
      en: 'Sold off premises or at a distance, a private client may withdraw within 14 days and must be told.',
      fr: 'Hors établissement ou à distance, un particulier peut se rétracter sous 14 jours et doit en être informé.',
    },
    why: {
      en: 'If it is not said, the time grows by a year (L. 221-20).',
      fr: 'Si ce n’est pas dit, le délai est prolongé d’un an (L. 221-20).',
    },
    fix: { en: 'Keep the mention, and hand out the form.', fr: 'Gardez la mention, et remettez le formulaire.' },
    example: { en: 'A quote signed at a market stall.', fr: 'Un devis signé sur un stand de marché.' },
  },
  (found, context) => {
    const { issuer, client } = context.quote;
    return client?.kind === 'private' && issuer?.offPremises === true && !mentionKeys(context).has('withdrawal')
      ? [
          found(
            { en: 'The right to withdraw is not stated.', fr: 'Le droit de rétractation n’est pas indiqué.' },
            'mentions',
          ),
        ]
      : [];
  },
);

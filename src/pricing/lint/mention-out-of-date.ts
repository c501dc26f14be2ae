import { sayText } from '../../base/text.ts';
import { isMentionValid } from '../select-mentions.ts';
import { defineLint } from './define-lint.ts';

export const mentionOutOfDate = defineLint(
  {
    code: 'DEVIS069',
    name: 'mention-out-of-date',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A mention that is not right on that day', fr: 'Mention périmée' },
    what: {
      en: 'The wording was not yet, or is no longer, the right one on the quote’s date.',
      fr: 'La rédaction n’était pas encore, ou n’est plus, la bonne à la date du devis.',
    },
    why: {
      en: 'Law moves: VAT went from the CGI to the CIBS in 2026.',
      fr: 'Le droit change : la TVA est passée du CGI au CIBS en 2026.',
    },
    fix: { en: 'Quote again with the mentions of today.', fr: 'Refaites le devis avec les mentions du jour.' },
    example: { en: '"Art. 293 B du CGI" in 2028.', fr: '« Art. 293 B du CGI » en 2028.' },
  },
  (found, context) => {
    const { quote } = context;
    return context.mentions
      .filter((mention) => quote.mentions.some(({ id }) => id === mention.id) && !isMentionValid(mention, quote.date))
      .map(({ id, from, until }) =>
        found(
          sayText(
            { en: 'The mention "{0}" holds from {1} to {2}.', fr: 'La mention « {0} » vaut du {1} au {2}.' },
            id,
            from ?? '…',
            until ?? '…',
          ),
          'mentions',
        ),
      );
  },
);

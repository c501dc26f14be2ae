import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const mentionUnverified = defineLint(
  {
    code: 'DEVIS070',
    name: 'mention-unverified',
    severity: 'info',
    stage: 'stable',
    title: { en: 'A wording that nobody has checked', fr: 'Rédaction non vérifiée' },
    what: {
      en: 'The mention’s wording was not found in a public source.',
      fr: 'La rédaction de la mention n’a pas été trouvée dans une source publique.',
    },
    why: {
      en: 'It may be right; nobody of this project has seen it.',
      fr: 'Elle est peut-être juste ; personne du projet ne l’a vue.',
    },
    fix: {
      en: 'Ask an accountant, then set "verified: true" in your mentions.',
      fr: 'Demandez à un comptable, puis mettez « verified: true » dans vos mentions.',
    },
    example: { en: 'The sentence of the CIBS in 2028.', fr: 'La phrase du CIBS en 2028.' },
  },
  (found, context) => {
    const { quote } = context;
    return context.mentions
      .filter(({ id, verified }) => !verified && quote.mentions.some((printed) => printed.id === id))
      .map(({ id, source }) =>
        found(
          sayText(
            {
              en: 'The wording of "{0}" is not verified ({1}).',
              fr: 'La rédaction de « {0} » n’est pas vérifiée ({1}).',
            },
            id,
            source,
          ),
          'mentions',
        ),
      );
  },
);

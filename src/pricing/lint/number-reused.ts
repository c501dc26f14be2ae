import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const numberReused = defineLint(
  {
    code: 'DEVIS011',
    name: 'number-reused',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The number was given before', fr: 'Le numéro a déjà servi' },
    what: { en: 'Another quote of the register has this number.', fr: 'Un autre devis du registre porte ce numéro.' },
    why: {
      en: 'A number names one quote for ever; a second one makes the books contestable.',
      fr: 'Un numéro désigne un seul devis pour toujours ; un doublon rend les comptes contestables.',
    },
    fix: { en: 'Draw a new number.', fr: 'Tirez un nouveau numéro.' },
    example: {
      en: 'D2026-0042 was sent to a school in March and to a carpenter in May.',
      fr: 'D2026-0042 a été envoyé à une école en mars et à un menuisier en mai.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return quote.number !== null && (context.usedNumbers ?? []).includes(quote.number)
      ? [
          found(
            sayText(
              { en: 'The number {0} was given to another quote.', fr: 'Le numéro {0} a été donné à un autre devis.' },
              quote.number,
            ),
            'number',
          ),
        ]
      : [];
  },
);

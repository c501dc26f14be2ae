import { defineLint } from './define-lint.ts';

export const noLines = defineLint(
  {
    code: 'DEVIS045',
    name: 'no-lines',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Nothing is offered', fr: 'Rien n’est proposé' },
    what: { en: 'A quote lists each work and good.', fr: 'Un devis détaille chaque prestation et fourniture.' },
    why: { en: 'A total without lines cannot be checked.', fr: 'Un total sans lignes ne peut pas être contrôlé.' },
    fix: { en: 'Quote at least one line.', fr: 'Chiffrez au moins une ligne.' },
    example: { en: '"Lump sum 300 €".', fr: '« Forfait 300 € ».' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.lines.length === 0
      ? [found({ en: 'The quote has no lines.', fr: 'Le devis n’a aucune ligne.' }, 'lines')]
      : [];
  },
);

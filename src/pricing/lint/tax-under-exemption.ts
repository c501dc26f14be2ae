import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const taxUnderExemption = defineLint(
  {
    code: 'DEVIS071',
    name: 'tax-under-exemption',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Tax shown by one who may not ask it', fr: 'TVA facturée sans en avoir le droit' },
    what: {
      en: 'An issuer in franchise, not taxable or outside the scope shows no tax.',
      fr: 'Un émetteur en franchise, non assujetti ou hors champ n’affiche pas de TVA.',
    },
    why: {
      en: 'Tax that is shown is owed to the state, even by mistake (CGI art. 283-3).',
      fr: 'Une TVA affichée est due à l’État, même par erreur (CGI art. 283-3).',
    },
    fix: {
      en: 'Quote again with the issuer’s "vatRegime".',
      fr: 'Refaites le devis avec le « vatRegime » de l’émetteur.',
    },
    example: { en: 'A micro-entrepreneur’s quote with 20 %.', fr: 'Le devis d’une micro-entreprise avec 20 %.' },
  },
  (found, context) => {
    const { quote } = context;
    const { issuer } = quote;
    return issuer !== null && issuer.vatRegime !== 'standard' && quote.tax.some((row) => row.amount !== '0.00')
      ? [
          found(
            sayText(
              {
                en: 'The issuer’s regime is "{0}", but tax is shown.',
                fr: 'Le régime de l’émetteur est « {0} », mais une TVA est affichée.',
              },
              issuer.vatRegime,
            ),
            'tax',
          ),
        ]
      : [];
  },
);

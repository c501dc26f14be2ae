import { sayText } from '../../base/text.ts';
import { defineLint, mentionKeys } from './define-lint.ts';

export const exemptionUnmentioned = defineLint(
  {
    code: 'DEVIS065',
    name: 'exemption-unmentioned',
    severity: 'error',
    stage: 'stable',
    title: { en: 'No tax, and no word why', fr: 'Pas de TVA, sans dire pourquoi' },
    what: {
      en: 'Where no tax is asked the law wants the article that exempts.',
      fr: 'Quand la TVA n’est pas demandée, la loi veut l’article qui en dispense.',
    },
    why: {
      en: 'Without the mention the tax may be claimed from the issuer.',
      fr: 'Sans la mention, la taxe peut être réclamée à l’émetteur.',
    },
    fix: {
      en: 'Keep the mention of the regime (templates/quote/mentions.yaml).',
      fr: 'Gardez la mention du régime (templates/quote/mentions.yaml).',
    },
    example: { en: 'A franchise without "art. 293 B du CGI".', fr: 'Une franchise sans « art. 293 B du CGI ».' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.taxClasses
      .filter(({ mention }) => mention !== null && !mentionKeys(context).has(mention))
      .map(({ regime }) =>
        found(
          sayText(
            { en: 'Nothing says why there is no tax ({0}).', fr: 'Rien ne dit pourquoi il n’y a pas de TVA ({0}).' },
            regime,
          ),
          'mentions',
        ),
      );
  },
);

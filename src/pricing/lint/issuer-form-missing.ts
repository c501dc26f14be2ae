import { defineLint } from './define-lint.ts';

export const issuerFormMissing = defineLint(
  {
    code: 'DEVIS021',
    name: 'issuer-form-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The legal form is missing', fr: 'La forme juridique manque' },
    what: {
      en: 'A company names its form and capital, a sole trader that it is one.',
      fr: 'Une société indique sa forme et son capital, un entrepreneur individuel sa qualité.',
    },
    why: { en: 'The client must know whom the contract is with.', fr: 'Le client doit savoir avec qui il s’engage.' },
    fix: { en: 'Fill in "form" of the issuer.', fr: 'Complétez « form » chez l’émetteur.' },
    example: {
      en: '"Copeaux" without "SARL au capital de 5 000 €".',
      fr: '« Copeaux » sans « SARL au capital de 5 000 € ».',
    },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer?.kind === 'company' && issuer.form.trim() === ''
      ? [
          found(
            { en: 'The company’s form is not stated.', fr: 'La forme de la société n’est pas indiquée.' },
            'issuer.form',
          ),
        ]
      : [];
  },
);

import { defineLint } from './define-lint.ts';

export const issuerAddressMissing = defineLint(
  {
    code: 'DEVIS023',
    name: 'issuer-address-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The issuer’s address is missing', fr: 'L’adresse de l’émetteur manque' },
    what: {
      en: 'A quote bears the address or seat of its issuer.',
      fr: 'Un devis porte l’adresse ou le siège de son émetteur.',
    },
    why: { en: 'Complaints and summonses go there.', fr: 'Les réclamations et les actes y sont envoyés.' },
    fix: { en: 'Fill in "address" of the issuer.', fr: 'Complétez « address » chez l’émetteur.' },
    example: { en: 'A name and a mail address alone.', fr: 'Un nom et un courriel seulement.' },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer !== null && issuer.address.join('').trim() === ''
      ? [found({ en: 'The issuer has no address.', fr: 'L’émetteur n’a pas d’adresse.' }, 'issuer.address')]
      : [];
  },
);

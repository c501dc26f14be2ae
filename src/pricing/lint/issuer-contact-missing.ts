import { defineLint } from './define-lint.ts';

export const issuerContactMissing = defineLint(
  {
    code: 'DEVIS024',
    name: 'issuer-contact-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'No phone and no mail', fr: 'Ni téléphone ni courriel' },
    what: { en: 'A quote says how its issuer can be reached.', fr: 'Un devis dit comment joindre son émetteur.' },
    why: {
      en: 'A client must be able to ask before signing.',
      fr: 'Un client doit pouvoir poser une question avant de signer.',
    },
    fix: { en: 'Fill in "phone" or "mail" of the issuer.', fr: 'Complétez « phone » ou « mail » chez l’émetteur.' },
    example: { en: 'A name and a street alone.', fr: 'Un nom et une rue seulement.' },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer !== null && issuer.phone.trim() === '' && issuer.mail.trim() === ''
      ? [
          found(
            { en: 'The issuer has neither phone nor mail.', fr: 'L’émetteur n’a ni téléphone ni courriel.' },
            'issuer.mail',
          ),
        ]
      : [];
  },
);

import { sayText } from '../../base/text.ts';
import { digitsOf, isFrenchVat } from './business-numbers.ts';
import { defineLint } from './define-lint.ts';

export const vatNumberWrong = defineLint(
  {
    code: 'DEVIS029',
    name: 'vat-number-wrong',
    severity: 'error',
    stage: 'stable',
    title: { en: 'VAT number that cannot be', fr: 'Numéro de TVA impossible' },
    what: {
      en: 'A French VAT number is FR, two check digits and the SIREN.',
      fr: 'Un numéro de TVA français est FR, deux chiffres de clé et le SIREN.',
    },
    why: {
      en: 'With a wrong number the client cannot deduct the tax.',
      fr: 'Avec un numéro faux, le client ne peut pas déduire la taxe.',
    },
    fix: { en: 'Copy it from the register of businesses.', fr: 'Recopiez-le depuis le registre des entreprises.' },
    example: { en: 'FR00 with a SIREN whose key is 44.', fr: 'FR00 avec un SIREN dont la clé est 44.' },
  },
  (found, context) => {
    const { issuer, client } = context.quote;
    return [
      {
        value: issuer?.vatNumber ?? '',
        siren: issuer?.siren || digitsOf(issuer?.siret ?? '').slice(0, 9),
        element: 'issuer.vatNumber',
      },
      { value: client?.vatNumber ?? '', siren: client?.siren ?? '', element: 'client.vatNumber' },
    ]
      .filter(
        ({ value, siren }) =>
          value !== '' && value.toUpperCase().startsWith('FR') && !isFrenchVat(value, digitsOf(siren)),
      )
      .map(({ value, element }) =>
        found(sayText({ en: 'VAT number {0} cannot be.', fr: 'Le numéro de TVA {0} est impossible.' }, value), element),
      );
  },
);

import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const inputUnproved = defineLint(
  {
    code: 'DEVIS089',
    name: 'input-unproved',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'A file without its sum', fr: 'Fichier sans empreinte' },
    what: {
      en: 'Each file that a quote stands on is named with its SHA-256.',
      fr: 'Chaque fichier à l’origine d’un devis est nommé avec son SHA-256.',
    },
    why: {
      en: 'Without it nobody can tell whether the file that is made is the one that was priced.',
      fr: 'Sans elle, personne ne peut dire si le fichier fabriqué est celui qui a été chiffré.',
    },
    fix: { en: 'Quote again from the files.', fr: 'Refaites le devis à partir des fichiers.' },
    example: { en: '"sign.svg" with an empty sum.', fr: '« sign.svg » avec une empreinte vide.' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.inputs
      .filter(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256))
      .map(({ file }) => found(sayText({ en: '{0} has no SHA-256.', fr: '{0} n’a pas de SHA-256.' }, file), 'inputs'));
  },
);

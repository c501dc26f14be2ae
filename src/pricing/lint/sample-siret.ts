import { digitsOf } from './business-numbers.ts';
import { defineLint } from './define-lint.ts';

/** SIREN of tutorials, of zeros and of counting. */
const SAMPLES: readonly string[] = ['732829320', '000000000', '123456789', '123456782', '362521879', '404833048'];

export const sampleSiret = defineLint(
  {
    code: 'DEVIS027',
    name: 'sample-siret',
    severity: 'error',
    stage: 'stable',
    title: { en: 'SIRET of a sample', fr: 'SIRET d’exemple' },
    what: {
      en: 'The number stands in examples and templates, not for a real issuer.',
      fr: 'Ce numéro figure dans des exemples et des modèles, pas pour un émetteur réel.',
    },
    why: { en: 'A copied template that was never filled in.', fr: 'Un modèle recopié qui n’a jamais été complété.' },
    fix: { en: 'Put your own number.', fr: 'Mettez votre propre numéro.' },
    example: {
      en: '732 829 320 00074, the number of every tutorial.',
      fr: '732 829 320 00074, le numéro de tous les tutoriels.',
    },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer !== null &&
      SAMPLES.some((sample) => digitsOf(issuer.siret).startsWith(sample) || digitsOf(issuer.siren) === sample)
      ? [found({ en: 'The SIRET is that of a sample.', fr: 'Le SIRET est celui d’un exemple.' }, 'issuer.siret')]
      : [];
  },
);

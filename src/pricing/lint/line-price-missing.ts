import { parseRational } from '../../base/rational.ts';
import { defineLint, eachLine } from './define-lint.ts';

export const linePriceMissing = defineLint(
  {
    code: 'DEVIS049',
    name: 'line-price-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A line without unit price', fr: 'Ligne sans prix unitaire' },
    what: { en: 'Each line says what one unit costs.', fr: 'Chaque ligne dit ce que coûte une unité.' },
    why: { en: 'The unit price is required.', fr: 'Le prix unitaire est obligatoire.' },
    fix: { en: 'Quote it again from the tariff.', fr: 'Refaites le devis à partir du tarif.' },
    example: { en: '"45 minutes of laser: 27 €".', fr: '« 45 minutes de laser : 27 € ».' },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => parseRational(line.unitPrice) === undefined || parseRational(line.price) === undefined,
      { en: 'Line {0} has no unit price.', fr: 'La ligne {0} n’a pas de prix unitaire.' },
      found,
    );
  },
);

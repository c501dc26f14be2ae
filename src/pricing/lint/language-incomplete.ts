import { defineLint } from './define-lint.ts';

export const languageIncomplete = defineLint(
  {
    code: 'DEVIS090',
    name: 'language-incomplete',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Words in one language only', fr: 'Textes dans une seule langue' },
    what: {
      en: 'Mentions and notes are there in French and in English.',
      fr: 'Les mentions et notes existent en français et en anglais.',
    },
    why: {
      en: 'The paper in the other language would have holes.',
      fr: 'Le document dans l’autre langue aurait des trous.',
    },
    fix: {
      en: 'Complete the texts of the tariff and the mentions.',
      fr: 'Complétez les textes du tarif et des mentions.',
    },
    example: { en: 'A mention with an empty "en".', fr: 'Une mention dont « en » est vide.' },
  },
  (found, context) => {
    const { quote } = context;
    return [
      ...quote.mentions.map(({ text }) => text),
      ...quote.notes,
      ...(quote.audienceName === null ? [] : [quote.audienceName]),
      quote.tariff.name,
    ].some((text) => text.en.trim() === '' || text.fr.trim() === '')
      ? [
          found(
            { en: 'Some words are missing in one language.', fr: 'Des textes manquent dans une langue.' },
            'mentions',
          ),
        ]
      : [];
  },
);

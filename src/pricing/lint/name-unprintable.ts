import { defineLint } from './define-lint.ts';

const LONGEST_NAME = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for these is the point
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export const nameUnprintable = defineLint(
  {
    code: 'DEVIS039',
    name: 'name-unprintable',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'A name that cannot be printed', fr: 'Nom imprimable en partie seulement' },
    what: {
      en: 'A name holds control characters, or is longer than 200 letters.',
      fr: 'Un nom contient des caractères de contrôle, ou dépasse 200 lettres.',
    },
    why: {
      en: 'The paper would be torn apart or say something else than the file.',
      fr: 'Le document serait défiguré ou dirait autre chose que le fichier.',
    },
    fix: { en: 'Write the name as it is on the letterbox.', fr: 'Écrivez le nom comme sur la boîte aux lettres.' },
    example: { en: 'A name pasted with the whole mail behind it.', fr: 'Un nom collé avec tout le courriel derrière.' },
  },
  (found, context) => {
    const { issuer, client } = context.quote;
    return [
      { name: issuer?.name ?? '', element: 'issuer.name' },
      { name: client?.name ?? '', element: 'client.name' },
    ]
      .filter(({ name }) => name.length > LONGEST_NAME || UNPRINTABLE.test(name))
      .map(({ element }) =>
        found(
          {
            en: 'The name is too long, or holds characters that cannot be printed.',
            fr: 'Le nom est trop long, ou contient des caractères qui ne s’impriment pas.',
          },
          element,
        ),
      );
  },
);

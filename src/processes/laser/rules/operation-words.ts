import type { Text } from '../../../base/text.ts';

/** Operations by name, for people. */
export const OPERATION_WORDS: Readonly<Record<'cut' | 'score' | 'engrave' | 'ignore', Text>> = {
  cut: { en: 'Cutting', fr: 'Découpe' },
  score: { en: 'Marking', fr: 'Marquage' },
  engrave: { en: 'Engraving', fr: 'Gravure' },
  ignore: { en: 'Left out', fr: 'Laissé de côté' },
};

import type { RulePage } from '../../model/rule.ts';

/** The count in the header is not the number of triangles in the file. */
export const WRONG_COUNT: RulePage = {
  code: 'STL001',
  name: 'triangle-count',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The header counts wrong', fr: 'L’en-tête compte mal' },
  what: {
    en: 'A binary STL says at byte 80 how many triangles follow. Here the size of the file says another number.',
    fr: 'Un STL binaire dit à l’octet 80 combien de triangles suivent. Ici, la taille du fichier dit un autre nombre.',
  },
  why: {
    en: 'Some programs never fill in the count, which does no harm. But a file that was cut short looks the same.',
    fr: 'Certains logiciels ne remplissent jamais ce compte, sans dommage. Mais un fichier coupé a le même aspect.',
  },
  fix: {
    en: 'Look at the part in the preview; if a piece is missing, export it again.',
    fr: 'Regardez l’aperçu de la pièce ; s’il en manque un morceau, exportez-la à nouveau.',
  },
  example: {
    en: 'Byte 80 says 0 triangles, the file is 684 bytes long: (684 − 84) / 50 = 12 triangles were read.',
    fr: 'L’octet 80 dit 0 triangle, le fichier fait 684 octets : (684 − 84) / 50 = 12 triangles ont été lus.',
  },
};

/** Something stands in the file that is no triangle. */
export const LEFT_OVER: RulePage = {
  code: 'STL002',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A piece of the file was not read', fr: 'Une partie du fichier n’a pas été lue' },
  what: {
    en: 'Besides the triangles there is something in the file that no STL should hold.',
    fr: 'En plus des triangles, le fichier contient quelque chose qu’un STL ne devrait pas contenir.',
  },
  why: {
    en: 'If it was meant to be a part of the shape, that part is missing.',
    fr: 'Si cela devait être un morceau de la forme, ce morceau manque.',
  },
  fix: {
    en: 'Look at the part in the preview; if a piece is missing, export it again.',
    fr: 'Regardez l’aperçu de la pièce ; s’il en manque un morceau, exportez-la à nouveau.',
  },
  example: {
    en: 'After the 12 triangles that the header announces stand 7 bytes more.',
    fr: 'Après les 12 triangles annoncés par l’en-tête se trouvent encore 7 octets.',
  },
};

/** A text STL without its last word. */
export const NO_END: RulePage = {
  code: 'STL003',
  name: 'missing-end',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The last word is missing', fr: 'Le dernier mot manque' },
  what: {
    en: 'A text STL ends with the word "endsolid". This one ends without it, after a whole triangle.',
    fr: 'Un STL en texte se termine par le mot « endsolid ». Celui-ci s’arrête sans lui, après un triangle entier.',
  },
  why: {
    en: 'The file may have been cut just between two triangles; then a piece of the part is missing.',
    fr: 'Le fichier a peut-être été coupé juste entre deux triangles ; il manquerait alors un morceau de la pièce.',
  },
  fix: {
    en: 'Look at the part in the preview; if a piece is missing, export or download it again.',
    fr: 'Regardez l’aperçu de la pièce ; s’il en manque un morceau, exportez-la ou téléchargez-la à nouveau.',
  },
  example: {
    en: 'The last line of the file is "endfacet"; "endsolid" does not follow.',
    fr: 'La dernière ligne du fichier est « endfacet » ; « endsolid » ne vient pas.',
  },
};

export const STL_FINDINGS: readonly RulePage[] = [WRONG_COUNT, LEFT_OVER, NO_END];

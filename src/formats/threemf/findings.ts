import type { RulePage } from '../../model/rule.ts';

/** Something in the archive has a shape that was not read. */
export const UNREADABLE_PART: RulePage = {
  code: 'TMF001',
  name: 'unreadable-part',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A piece of the 3MF was not read', fr: 'Une partie du 3MF n’a pas été lue' },
  what: {
    en: 'The file holds a shape in a form that Etabli does not read, or names an object or a file that is not there.',
    fr: 'Le fichier contient une forme dans une écriture qu’Etabli ne lit pas, ou nomme un objet ou un fichier absent.',
  },
  why: { en: 'That piece would be missing from the print.', fr: 'Ce morceau manquerait à l’impression.' },
  fix: {
    en: 'In the program that made it, turn the piece into an ordinary mesh and export again.',
    fr: 'Dans le logiciel d’origine, convertissez ce morceau en maillage ordinaire et exportez à nouveau.',
  },
  example: {
    en: 'An object is made of beams (the beam lattice extension): its beams were not read.',
    fr: 'Un objet est fait de poutres (extension « beam lattice ») : ses poutres n’ont pas été lues.',
  },
};

/** Something was left out because the file says so. */
export const LEFT_OUT: RulePage = {
  code: 'TMF002',
  name: 'left-out-object',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'An object of the file is not printed', fr: 'Un objet du fichier n’est pas imprimé' },
  what: {
    en: 'The file marks an object as a support, as a surface or as not to be printed; it was left out.',
    fr: 'Le fichier marque un objet comme support, comme surface ou comme « à ne pas imprimer » ; il a été laissé de côté.',
  },
  why: {
    en: 'If it was meant to be a part, it will be missing.',
    fr: 'Si ce devait être une pièce, elle manquera.',
  },
  fix: {
    en: 'In the program that made the file, mark the object as a printable model and export again.',
    fr: 'Dans le logiciel d’origine, marquez l’objet comme modèle imprimable et exportez à nouveau.',
  },
  example: {
    en: 'Three objects stand on the plate, one of them marked printable="0": two were read.',
    fr: 'Trois objets sont sur le plateau, dont un marqué printable="0" : deux ont été lus.',
  },
};

/** Nothing stands on the plate. */
export const NO_BUILD: RulePage = {
  code: 'TMF003',
  name: 'empty-plate',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The file puts nothing on the plate', fr: 'Le fichier ne pose rien sur le plateau' },
  what: {
    en: 'A 3MF says which objects are to be made. This one holds objects but names none of them.',
    fr: 'Un 3MF dit quels objets fabriquer. Celui-ci contient des objets mais n’en nomme aucun.',
  },
  why: {
    en: 'All objects that are not pieces of others were taken; perhaps more than was meant.',
    fr: 'Tous les objets qui ne sont pas des morceaux d’autres ont été pris ; peut-être plus que voulu.',
  },
  fix: {
    en: 'Look at the preview; if there is too much, export again with the parts on the plate.',
    fr: 'Regardez l’aperçu ; s’il y en a trop, exportez à nouveau avec les pièces posées sur le plateau.',
  },
  example: {
    en: 'The file holds a cube and a sphere and an empty list of what to build: both were read.',
    fr: 'Le fichier contient un cube et une sphère et une liste de fabrication vide : les deux ont été lus.',
  },
};

/** A unit was asked for, but the file states its own. */
export const UNIT_STATED: RulePage = {
  code: 'TMF004',
  name: 'unit-not-used',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The unit that you gave was not needed', fr: 'L’unité indiquée n’a pas servi' },
  what: {
    en: 'A 3MF states its unit. The setting "unit" is for files that state none.',
    fr: 'Un 3MF indique son unité. Le réglage « unit » sert aux fichiers qui n’en indiquent pas.',
  },
  why: { en: 'The part keeps the size that its file says.', fr: 'La pièce garde la taille que dit son fichier.' },
  fix: {
    en: 'If the size is wrong all the same, use --set scale=25.4 or another factor.',
    fr: 'Si la taille est quand même fausse, utilisez --set scale=25.4 ou un autre facteur.',
  },
  example: {
    en: 'The file says millimetres; --set unit=inch changed nothing.',
    fr: 'Le fichier dit millimètres ; --set unit=inch n’a rien changé.',
  },
};

/** A slicer's project with bodies that are not plain parts. */
export const PROJECT_PARTS: RulePage = {
  code: 'TMF005',
  name: 'slicer-modifier',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A slicer’s modifiers are in the file', fr: 'Le fichier contient des modificateurs d’un trancheur' },
  what: {
    en: 'The file is a slicer’s project. Some of its bodies are not parts but modifiers: holes to subtract, places with other settings, supports.',
    fr: 'Le fichier est un projet de trancheur. Certains de ses corps ne sont pas des pièces mais des modificateurs : trous à soustraire, zones à autres réglages, supports.',
  },
  why: {
    en: 'Only that slicer understands them. Here they count as ordinary solid bodies.',
    fr: 'Seul ce trancheur les comprend. Ici, ils comptent comme des corps pleins ordinaires.',
  },
  fix: {
    en: 'In the slicer, delete the modifiers or apply them, then export the plain parts as 3MF or STL.',
    fr: 'Dans le trancheur, supprimez ou appliquez les modificateurs, puis exportez les pièces seules en 3MF ou STL.',
  },
  example: {
    en: 'A block has a "negative volume" in the shape of a screw hole: it would be printed as solid.',
    fr: 'Un bloc a un « volume négatif » en forme de trou de vis : il serait imprimé plein.',
  },
};

/** The archive does not say properly where its model is. */
export const GUESSED_MODEL: RulePage = {
  code: 'TMF006',
  name: 'guessed-model',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The 3MF does not say where its model is', fr: 'Le 3MF ne dit pas où est son modèle' },
  what: {
    en: 'A 3MF is an archive of several files. A small list in it ("_rels/.rels") says which of them is the model. Here that list names none that can be used; the model was looked for.',
    fr: 'Un 3MF est une archive de plusieurs fichiers. Une petite liste (« _rels/.rels ») dit lequel est le modèle. Ici, elle n’en nomme aucun qui soit utilisable ; le modèle a été cherché.',
  },
  why: {
    en: 'If the archive holds several models, another one may have been meant; other programs refuse the file.',
    fr: 'Si l’archive contient plusieurs modèles, un autre était peut-être voulu ; d’autres programmes refusent le fichier.',
  },
  fix: {
    en: 'Look at the preview; if the part is right, save it again as 3MF from a program that opens it.',
    fr: 'Regardez l’aperçu ; si la pièce est la bonne, enregistrez-la à nouveau en 3MF depuis un programme qui l’ouvre.',
  },
  example: {
    en: 'The list names "/../../x.model", a place outside the archive: "3D/3dmodel.model" was read.',
    fr: 'La liste nomme « /../../x.model », une place hors de l’archive : « 3D/3dmodel.model » a été lu.',
  },
};

export const THREEMF_FINDINGS: readonly RulePage[] = [
  UNREADABLE_PART,
  LEFT_OUT,
  NO_BUILD,
  UNIT_STATED,
  PROJECT_PARTS,
  GUESSED_MODEL,
];

import type { FormatError } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import type { Finding, Where } from '../model/finding.ts';
import { findingOf, type RulePage } from '../model/rule.ts';

/** What can be said of a file before anyone knows what is in it. */
const UNREADABLE: RulePage = {
  code: 'FIL001',
  name: 'unreadable',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A file that cannot be read', fr: 'Un fichier illisible' },
  what: {
    en: 'The file is damaged, cut short, or not what its name says.',
    fr: 'Le fichier est abîmé, coupé, ou n’est pas ce que dit son nom.',
  },
  why: { en: 'Nothing can be made from it.', fr: 'On ne peut rien fabriquer avec.' },
  fix: {
    en: 'Export it again from the program that made it, or download it again.',
    fr: 'Exportez-le à nouveau depuis le logiciel d’origine, ou téléchargez-le à nouveau.',
  },
  example: {
    en: 'A model was downloaded without being signed in: what was saved under the name "part.stl" is a log-in page.',
    fr: 'Un modèle a été téléchargé sans être connecté : ce qui est enregistré sous le nom « part.stl » est une page de connexion.',
  },
};

const EMPTY: RulePage = {
  code: 'FIL002',
  name: 'empty',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A file with nothing in it', fr: 'Un fichier vide' },
  what: {
    en: 'The file can be read, but it holds no shape.',
    fr: 'Le fichier se lit, mais il ne contient aucune forme.',
  },
  why: { en: 'There is nothing to make.', fr: 'Il n’y a rien à fabriquer.' },
  fix: {
    en: 'Open the drawing or the model, check that the parts are visible and selected, and export again.',
    fr: 'Ouvrez le dessin ou le modèle, vérifiez que les pièces sont visibles et sélectionnées, puis exportez à nouveau.',
  },
  example: {
    en: 'Nothing was selected when "export the selection" was pressed: the STL has a name and no triangle.',
    fr: 'Rien n’était sélectionné lors de « exporter la sélection » : le STL a un nom et aucun triangle.',
  },
};

const MATERIAL_REFUSED: RulePage = {
  code: 'FIL003',
  name: 'material-refused',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A material of another process', fr: 'Une matière d’un autre procédé' },
  what: {
    en: 'The material is not worked by this kind of machine.',
    fr: 'Cette matière ne se travaille pas sur ce type de machine.',
  },
  why: {
    en: 'A printer melts filament, a laser cuts sheets: the wrong material harms the machine or the people near it.',
    fr: 'Une imprimante fond du filament, un laser coupe des plaques : la mauvaise matière abîme la machine ou blesse les personnes autour.',
  },
  fix: {
    en: 'Choose a material of this machine’s process.',
    fr: 'Choisissez une matière du procédé de cette machine.',
  },
  example: {
    en: '"prusa-mk3s" was asked to print "plywood-3mm".',
    fr: 'On a demandé à « prusa-mk3s » d’imprimer « plywood-3mm ».',
  },
};

const WRONG_KIND: RulePage = {
  code: 'FIL004',
  name: 'wrong-kind',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A file for another kind of machine', fr: 'Un fichier pour un autre type de machine' },
  what: {
    en: 'The file was read, but this machine does not work such things.',
    fr: 'Le fichier a été lu, mais cette machine ne travaille pas ce genre de chose.',
  },
  why: {
    en: 'A printer needs a solid (STL, 3MF, OBJ); a laser needs a drawing or a picture (SVG, DXF, PNG, JPEG).',
    fr: 'Une imprimante a besoin d’un solide (STL, 3MF, OBJ) ; un laser, d’un dessin ou d’une image (SVG, DXF, PNG, JPEG).',
  },
  fix: {
    en: 'Choose another machine, or export the other kind of file.',
    fr: 'Choisissez une autre machine, ou exportez l’autre type de fichier.',
  },
  example: {
    en: 'A drawing "sign.svg" was given to a 3D printer.',
    fr: 'Un dessin « sign.svg » a été donné à une imprimante 3D.',
  },
};

const ALTERED_JOB: RulePage = {
  code: 'FIL005',
  name: 'altered-job',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A job of Etabli that was changed', fr: 'Un travail d’Etabli qui a été modifié' },
  what: {
    en: 'The file says that Etabli made and proved it, but it is not the same file any more.',
    fr: 'Le fichier dit qu’Etabli l’a fait et prouvé, mais ce n’est plus le même fichier.',
  },
  why: {
    en: 'What was proved (equal to the plan, safe to start) holds for the file as it was written, not for this one.',
    fr: 'Ce qui a été prouvé (égal au plan, sûr à lancer) vaut pour le fichier écrit, pas pour celui-ci.',
  },
  fix: {
    en: 'Make the job again with the setting that you wanted to change. If the change is yours and meant, delete the line "seal sha256".',
    fr: 'Refaites le travail avec le réglage que vous vouliez changer. Si la modification est voulue, effacez la ligne « seal sha256 ».',
  },
  example: {
    en: 'In a text editor the nozzle was set from 215 to 210 °C: the seal over the file no longer fits.',
    fr: 'Dans un éditeur de texte, la buse est passée de 215 à 210 °C : le sceau du fichier ne correspond plus.',
  },
};

const DRAWING_AS_JOB: RulePage = {
  code: 'FIL006',
  name: 'drawing-as-job',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A drawing where a job is wanted', fr: 'Un dessin à la place d’un travail' },
  what: {
    en: 'The file is a drawing, and this machine takes none: it needs a job with speeds and powers.',
    fr: 'Le fichier est un dessin, et cette machine n’en prend pas : il lui faut un travail avec vitesses et puissances.',
  },
  why: {
    en: 'The machine cannot run it, and what a job made from it will do was not looked at.',
    fr: 'La machine ne peut pas l’exécuter, et ce que fera un travail tiré de ce dessin n’a pas été vérifié.',
  },
  fix: {
    en: 'Look at the drawing with "etabli check", make its job with "etabli prepare", and verify that.',
    fr: 'Contrôlez le dessin avec « etabli check », faites-en un travail avec « etabli prepare », et vérifiez celui-ci.',
  },
  example: {
    en: '"etabli verify box.svg -m grbl-laser": a GRBL controller runs G-code, no SVG.',
    fr: '« etabli verify boite.svg -m grbl-laser » : une carte GRBL exécute du G-code, pas du SVG.',
  },
};

const GUESSED_SPEEDS: RulePage = {
  code: 'FIL007',
  name: 'guessed-speeds',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The time of a drawing without its material', fr: 'La durée d’un dessin sans sa matière' },
  what: {
    en: 'The job is a drawing: its colours say what is cut, not how fast. No material was given.',
    fr: 'Le travail est un dessin : ses couleurs disent ce qui est coupé, pas à quelle vitesse. Aucune matière n’a été donnée.',
  },
  why: {
    en: 'Speeds and power are set in the driver by the material; without it the time is a guess.',
    fr: 'Vitesses et puissance sont réglées dans le pilote selon la matière ; sans elle, la durée est supposée.',
  },
  fix: { en: 'Name the material: --material plywood-3mm', fr: 'Indiquez la matière : --material plywood-3mm' },
  example: {
    en: 'A PDF for trotec-speedy takes 3 min in plywood of 3 mm and 5 min by the guess.',
    fr: 'Un PDF pour trotec-speedy prend 3 min dans du contreplaqué de 3 mm, et 5 min à vue de nez.',
  },
};

/** Rules about files as such. */
export const FILE_RULES: readonly RulePage[] = [
  UNREADABLE,
  EMPTY,
  MATERIAL_REFUSED,
  WRONG_KIND,
  ALTERED_JOB,
  DRAWING_AS_JOB,
  GUESSED_SPEEDS,
];

/** The finding that a driver's speeds are not known. */
export function guessedSpeedsFinding(file: string): Finding {
  return findingOf(GUESSED_SPEEDS, { what: GUESSED_SPEEDS.what, where: { file } });
}

/** The finding that a drawing was given as a job to a machine that takes other files. */
export function drawingAsJobFinding(file: string, kind: Text, wanted: string): Finding {
  const what = sayText(
    {
      en: 'The file is no job but a drawing ({0}); this machine takes: {1}.',
      fr: 'Le fichier n’est pas un travail mais un dessin ({0}) ; cette machine prend : {1}.',
    },
    kind,
    wanted,
  );
  return findingOf(DRAWING_AS_JOB, { what, where: { file } });
}

/** The finding that a sealed job is not what was sealed. */
export function alteredJobFinding(file: string): Finding {
  return findingOf(ALTERED_JOB, { what: ALTERED_JOB.what, where: { file } });
}

/** The finding that says what a reader could not read. */
export function unreadableFinding(error: FormatError, file: string): Finding {
  const { line, column, byte } = error.place;
  const where: Where = {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(byte === undefined ? {} : { byte }),
  };
  return findingOf(error.rule === 'empty' ? EMPTY : UNREADABLE, { what: error.text, fix: error.fix, where });
}

/** The finding that a material belongs to another process. */
export function otherProcessFinding(material: Text, wanted: Text, machine: string): Finding {
  return findingOf(MATERIAL_REFUSED, {
    what: sayText(
      { en: '{0} is not a material for {1} ({2}).', fr: '{0} n’est pas une matière pour {1} ({2}).' },
      material,
      machine,
      wanted,
    ),
    where: {},
  });
}

/** The finding that a readable file is of no use to this machine. */
export function wrongKindFinding(file: string, kind: Text, machine: string): Finding {
  return findingOf(WRONG_KIND, {
    what: sayText(
      { en: 'The file holds {0}; {1} does not work that.', fr: 'Le fichier contient {0} ; {1} ne travaille pas cela.' },
      kind,
      machine,
    ),
    where: { file },
  });
}

import { same, sayText, type Text } from '../../base/text.ts';
import type { RulePage } from '../../model/rule.ts';

/** Which unit the numbers are in. */
export const SCALE: RulePage = {
  code: 'DXF001',
  name: 'unit',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'How the size of the drawing was found', fr: 'Comment la taille du dessin a été trouvée' },
  what: {
    en: 'A DXF is made of numbers; what they count (mm, inches) stands in its header, if the program wrote it there.',
    fr: 'Un DXF est fait de nombres ; ce qu’ils comptent (mm, pouces) se trouve dans son en-tête, si le logiciel l’y a écrit.',
  },
  why: {
    en: 'Inches taken for mm give a part 25 times too small.',
    fr: 'Des pouces pris pour des mm donnent une pièce 25 fois trop petite.',
  },
  fix: {
    en: 'Measure one part. If the size is wrong, set the unit of the drawing to mm in your program and export again, or give --set unit=in or --set scale=…',
    fr: 'Mesurez une pièce. Si la taille est fausse, réglez l’unité du dessin sur mm dans votre logiciel et exportez à nouveau, ou donnez --set unit=in ou --set scale=…',
  },
  example: {
    en: 'A file of the 1990s holds a square of side 100 and no unit: it is read as 100 mm.',
    fr: 'Un fichier des années 1990 contient un carré de côté 100 sans unité : il est lu comme 100 mm.',
  },
};

/** A part of the file that makes no sense. */
export const UNREADABLE_PART: RulePage = {
  code: 'DXF002',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A part of the drawing that cannot be read', fr: 'Une partie du dessin illisible' },
  what: {
    en: 'An object lacks a number, holds one that is none, or refers to a block that is not in the file.',
    fr: 'Un objet n’a pas tous ses nombres, en contient un qui n’en est pas un, ou renvoie à un bloc absent du fichier.',
  },
  why: {
    en: 'What could not be read is not burnt: a hole or a side may be missing from the part.',
    fr: 'Ce qui n’a pas pu être lu n’est ni gravé ni coupé : un trou ou un côté peut manquer à la pièce.',
  },
  fix: {
    en: 'Open the file in your CAD program, run its check ("Audit"), and export again.',
    fr: 'Ouvrez le fichier dans votre logiciel de CAO, lancez sa vérification (« Contrôle ») et exportez à nouveau.',
  },
  example: {
    en: 'A spline of degree 3 with 6 control points holds 8 knots instead of 10.',
    fr: 'Une spline de degré 3 avec 6 points de contrôle contient 8 nœuds au lieu de 10.',
  },
};

/** Objects that are in the file and not on the sheet. */
export const HIDDEN_OBJECT: RulePage = {
  code: 'DXF003',
  name: 'hidden-object',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Hidden objects', fr: 'Objets cachés' },
  what: {
    en: 'The file holds objects that are not shown: on a layer that is off or frozen, invisible themselves, or on a paper layout.',
    fr: 'Le fichier contient des objets non affichés : sur un calque inactif ou gelé, invisibles eux-mêmes, ou sur une présentation papier.',
  },
  why: {
    en: 'They are left out. If one was meant to be cut, it will be missing.',
    fr: 'Ils sont laissés de côté. Si l’un d’eux devait être coupé, il manquera.',
  },
  fix: {
    en: 'Nothing, if they are notes or a title block. Otherwise turn the layer on and export again.',
    fr: 'Rien, si ce sont des notes ou un cartouche. Sinon, activez le calque et exportez à nouveau.',
  },
  example: {
    en: 'The layer "construction" is frozen: its 40 lines are left out.',
    fr: 'Le calque « construction » est gelé : ses 40 lignes sont laissées de côté.',
  },
};

/** Letters that are still letters. */
export const UNCONVERTED_TEXT: RulePage = {
  code: 'DXF004',
  name: 'unconverted-text',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Text that was not converted to lines', fr: 'Texte non converti en lignes' },
  what: {
    en: 'The file holds letters as text. Text has no shape until a font draws it.',
    fr: 'Le fichier contient des lettres sous forme de texte. Un texte n’a pas de forme tant qu’une police ne le dessine pas.',
  },
  why: {
    en: 'Without the same font the letters look different, or cannot be burnt at all.',
    fr: 'Sans la même police, les lettres changent d’aspect, ou ne peuvent pas être gravées du tout.',
  },
  fix: {
    en: 'Explode the text into lines before you export (AutoCAD "TXTEXP", QCAD "Modify > Explode Text into Letters", Inkscape "Object to Path").',
    fr: 'Décomposez le texte en lignes avant d’exporter (AutoCAD « TXTEXP », QCAD « Modifier > Décomposer le texte », Inkscape « Objet en chemin »).',
  },
  example: {
    en: 'A front panel with "MARCHE" in thin CAD letters comes out with solid letters of another font.',
    fr: 'Une façade avec « MARCHE » en lettres fines de CAO sort en lettres pleines d’une autre police.',
  },
};

/** Objects that no laser cuts. */
export const NOT_CUT: RulePage = {
  code: 'DXF005',
  name: 'not-cut',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Objects of a kind that is not cut', fr: 'Objets d’un type qui ne se coupe pas' },
  what: {
    en: 'The drawing holds dimensions, points, endless lines, solids or other objects that are no outline.',
    fr: 'Le dessin contient des cotes, des points, des droites infinies, des solides ou d’autres objets qui ne sont pas des contours.',
  },
  why: { en: 'They are left out.', fr: 'Ils sont laissés de côté.' },
  fix: {
    en: 'Nothing, if they are dimensions or notes. Otherwise explode them into lines and arcs, or project the solid onto a sketch, and export again.',
    fr: 'Rien, si ce sont des cotes ou des notes. Sinon, décomposez-les en lignes et arcs, ou projetez le solide sur une esquisse, et exportez à nouveau.',
  },
  example: { en: '4 DIMENSION and 12 POINT are not cut.', fr: '4 DIMENSION et 12 POINT ne sont pas coupés.' },
};

/** Things taken over in a simpler form. */
export const SIMPLIFIED: RulePage = {
  code: 'DXF006',
  name: 'simplified',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Objects taken in a simpler form', fr: 'Objets repris sous une forme simplifiée' },
  what: {
    en: 'Hatch patterns are engraved as thin lines, or as an even area where they are too fine, dashed line types as whole lines where they are cut or marked, objects in space as they are seen from above.',
    fr: 'Les motifs de hachures sont gravés en traits fins, ou comme une surface unie s’ils sont trop fins, les types de ligne pointillés comme des traits continus là où ils sont découpés ou marqués, les objets dans l’espace tels qu’ils sont vus de dessus.',
  },
  why: {
    en: 'The result may look different from the screen.',
    fr: 'Le résultat peut différer de l’écran.',
  },
  fix: {
    en: 'Nothing, if the preview shows what you want. To burn dashed lines dash by dash (perforated folds): --set dashes=cut. Otherwise explode hatches and texts into lines, and flatten the drawing to the plane z = 0 before you export.',
    fr: 'Rien, si l’aperçu montre ce que vous voulez. Pour brûler les pointillés tiret par tiret (plis perforés) : --set dashes=cut. Sinon, décomposez hachures et textes en lignes et aplatissez le dessin sur le plan z = 0 avant d’exporter.',
  },
  example: {
    en: 'A fold drawn with the line type DASHED is cut as a whole line.',
    fr: 'Un pli dessiné avec le type de ligne DASHED est coupé en continu.',
  },
};

/** Every page of this room, by code. */
export const DXF_RULES: readonly RulePage[] = [
  SCALE,
  UNREADABLE_PART,
  HIDDEN_OBJECT,
  UNCONVERTED_TEXT,
  NOT_CUT,
  SIMPLIFIED,
];

/** Topic of `SIMPLIFIED`. */
export const TAPER: Text = {
  en: 'Polylines of changing width taken as thin lines',
  fr: 'Polylignes de largeur variable prises comme traits fins',
};

/** Topic of `SIMPLIFIED`. */
export const LINE_TYPE: Text = {
  en: 'Dashed line types, whole where they are cut or marked (unless dashes=cut is set)',
  fr: 'Types de ligne pointillés, continus là où ils sont découpés ou marqués (sauf avec dashes=cut)',
};

/** Topic of `SIMPLIFIED`. */
export const UNKNOWN_LINE_TYPE: Text = {
  en: 'Line types that are not in the file taken as whole lines',
  fr: 'Types de ligne absents du fichier pris comme des traits continus',
};

/** Topic of `SIMPLIFIED`. */
export const PATTERN: Text = {
  en: 'Hatch patterns engraved as lines of 0.25 mm',
  fr: 'Motifs de hachures gravés en traits de 0,25 mm',
};

/** Topic of `SIMPLIFIED`. */
export const EVEN_AREA: Text = {
  en: 'Hatch patterns that are too fine, or that the file does not describe, taken as an even area',
  fr: 'Motifs de hachures trop fins, ou que le fichier ne décrit pas, pris comme une surface unie',
};

/** Topic of `SIMPLIFIED`. */
export const LINE_FILL: Text = {
  en: 'Multilines (MLINE) drawn without the area between their lines',
  fr: 'Multilignes (MLINE) dessinées sans la surface entre leurs traits',
};

/** Topic of `SIMPLIFIED`. */
export const LINE_GAPS: Text = {
  en: 'Multilines (MLINE) drawn without the gaps cut into them',
  fr: 'Multilignes (MLINE) dessinées sans les coupures',
};

/** Topic of `SIMPLIFIED`. */
export const LETTER_LINES: Text = {
  en: 'Texts with lines under, over or through them, which are not drawn',
  fr: 'Textes soulignés, surlignés ou barrés, dont le trait n’est pas dessiné',
};
export const LETTER_SIZES: Text = {
  en: 'Paragraphs with fractions, indents or wider gaps, set plainly on their lines',
  fr: 'Paragraphes avec fractions, retraits ou lettres espacées, composés simplement sur leurs lignes',
};

/** Topic of `SIMPLIFIED`. */
export const LEANING: Text = {
  en: 'Objects in a leaning plane, seen from above',
  fr: 'Objets dans un plan incliné, vus de dessus',
};

/** Topic of `NOT_CUT`. */
export function blocksOf(file: string): Text {
  const words = {
    en: 'Blocks of another file ("{0}"), which is not opened',
    fr: 'Blocs d’un autre fichier (« {0} »), qui n’est pas ouvert',
  };
  return sayText(words, same(file.slice(0, 80)));
}

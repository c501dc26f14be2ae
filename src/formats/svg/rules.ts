import type { RulePage } from '../../model/rule.ts';

/** How the size was found; the fault that laser users report most. */
export const SCALE: RulePage = {
  code: 'SVG001',
  name: 'unit',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'How the size of the drawing was found', fr: 'Comment la taille du dessin a été trouvée' },
  what: {
    en: 'An SVG may give its size in px, or not at all. How long a px is depends on the program that wrote the file: 72, 90 or 96 to the inch.',
    fr: 'Un SVG peut donner sa taille en px, ou pas du tout. La longueur d’un px dépend du logiciel qui a écrit le fichier : 72, 90 ou 96 par pouce.',
  },
  why: {
    en: 'With the wrong number the part comes out 25 % too small, or a third too large: joints do not fit and the sheet is lost.',
    fr: 'Avec le mauvais nombre, la pièce sort 25 % trop petite, ou un tiers trop grande : les assemblages ne tiennent pas et la plaque est perdue.',
  },
  fix: {
    en: 'Measure one part. If the size is wrong, set the page in mm in your drawing program and export again, or give --set dpi=72 (Illustrator), 90 (old Inkscape), 96, or --set scale=…',
    fr: 'Mesurez une pièce. Si la taille est fausse, mettez la page en mm dans votre logiciel et exportez à nouveau, ou donnez --set dpi=72 (Illustrator), 90 (vieil Inkscape), 96, ou --set scale=…',
  },
  example: {
    en: 'A 100 mm square from Illustrator is 283.46 px wide. At 72 px to the inch it is 100 mm, at 96 it would be 75.',
    fr: 'Un carré de 100 mm d’Illustrator fait 283,46 px de large. À 72 px par pouce, il fait 100 mm ; à 96, il en ferait 75.',
  },
};

/** A part of the file that makes no sense. */
export const UNREADABLE_PART: RulePage = {
  code: 'SVG002',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A part of the drawing that cannot be read', fr: 'Une partie du dessin illisible' },
  what: {
    en: 'An element holds a value that is not one: a path that breaks off, a number that is no number, a reference to something that is not there.',
    fr: 'Un élément contient une valeur qui n’en est pas une : un tracé interrompu, un nombre qui n’en est pas un, un renvoi vers quelque chose qui n’existe pas.',
  },
  why: {
    en: 'What could not be read is not burnt: a hole or a side may be missing from the part.',
    fr: 'Ce qui n’a pas pu être lu n’est pas gravé ni coupé : un trou ou un côté peut manquer à la pièce.',
  },
  fix: {
    en: 'Open the file in your drawing program, look at this element, draw it again if needed and export again.',
    fr: 'Ouvrez le fichier dans votre logiciel de dessin, regardez cet élément, redessinez-le si besoin et exportez à nouveau.',
  },
  example: {
    en: 'The path "M0 0 L10 0 L NaN 5" is drawn as far as 10, 0 and no further.',
    fr: 'Le tracé « M0 0 L10 0 L NaN 5 » est dessiné jusqu’à 10, 0 et pas plus loin.',
  },
};

/** Things that are in the file and not on the sheet. */
export const HIDDEN_OBJECT: RulePage = {
  code: 'SVG003',
  name: 'hidden-object',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Hidden objects', fr: 'Objets cachés' },
  what: {
    en: 'The file holds objects that cannot be seen: on a hidden layer, hidden themselves, fully transparent, or with neither stroke nor fill.',
    fr: 'Le fichier contient des objets invisibles : sur un calque masqué, masqués eux-mêmes, entièrement transparents, ou sans contour ni fond.',
  },
  why: {
    en: 'They are left out. If one was meant to be cut, it will be missing.',
    fr: 'Ils sont laissés de côté. Si l’un d’eux devait être coupé, il manquera.',
  },
  fix: {
    en: 'Nothing, if they are guides or notes. Otherwise show the layer or give the object a stroke, and export again.',
    fr: 'Rien, si ce sont des repères ou des notes. Sinon, affichez le calque ou donnez un contour à l’objet, puis exportez à nouveau.',
  },
  example: {
    en: 'The layer "Guides" is hidden in Inkscape: its 12 lines are in the file, but are not burnt.',
    fr: 'Le calque « Repères » est masqué dans Inkscape : ses 12 lignes sont dans le fichier, mais ne sont pas gravées.',
  },
};

/** Letters that are still letters. */
export const UNCONVERTED_TEXT: RulePage = {
  code: 'SVG004',
  name: 'unconverted-text',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Text that was not converted to outlines', fr: 'Texte non vectorisé' },
  what: {
    en: 'The file holds letters as text. Text has no shape until a font draws it.',
    fr: 'Le fichier contient des lettres sous forme de texte. Un texte n’a pas de forme tant qu’une police ne le dessine pas.',
  },
  why: {
    en: 'Without the same font the letters look different, or cannot be burnt at all.',
    fr: 'Sans la même police, les lettres changent d’aspect, ou ne peuvent pas être gravées du tout.',
  },
  fix: {
    en: 'Convert it to outlines: in Inkscape "Path > Object to Path", in Illustrator "Type > Create Outlines", in Affinity "Layer > Convert to Curves".',
    fr: 'Vectorisez-le : dans Inkscape « Chemin > Objet en chemin », dans Illustrator « Texte > Vectoriser », dans Affinity « Calque > Convertir en courbes ».',
  },
  example: {
    en: 'A sign says "Atelier" in Nunito. On the laser’s computer Nunito is not installed.',
    fr: 'Un panneau dit « Atelier » en Nunito. Nunito n’est pas installée sur l’ordinateur de la laser.',
  },
};

/** A picture that is not there. */
export const MISSING_IMAGE: RulePage = {
  code: 'SVG005',
  name: 'missing-image',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A picture that is missing', fr: 'Une image manquante' },
  what: {
    en: 'The drawing shows a picture that is not in the file, or that cannot be read.',
    fr: 'Le dessin montre une image qui n’est pas dans le fichier, ou qui est illisible.',
  },
  why: { en: 'It would not be engraved.', fr: 'Elle ne serait pas gravée.' },
  fix: {
    en: 'Embed the picture in the drawing (in Inkscape "Extensions > Images > Embed Images", in Illustrator untick "Link"), or put it in the same folder.',
    fr: 'Incorporez l’image au dessin (dans Inkscape « Extensions > Images > Incorporer », dans Illustrator décochez « Lien »), ou mettez-la dans le même dossier.',
  },
  example: {
    en: 'The drawing refers to "C:\\Users\\lea\\logo.png", a file on another computer.',
    fr: 'Le dessin renvoie à « C:\\Users\\lea\\logo.png », un fichier d’un autre ordinateur.',
  },
};

/** What a laser cannot do as it is drawn. */
export const UNSUPPORTED: RulePage = {
  code: 'SVG006',
  name: 'unsupported-effect',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Effects that are not taken over', fr: 'Effets non repris' },
  what: {
    en: 'The drawing uses an effect that has no counterpart on the machine: a filter, a mask of shades, a fine pattern, HTML.',
    fr: 'Le dessin utilise un effet qui n’existe pas sur la machine : un filtre, un masque de gris, un motif très fin, du HTML.',
  },
  why: {
    en: 'The object is burnt without it and may look different.',
    fr: 'L’objet est gravé sans cet effet et peut avoir un autre aspect.',
  },
  fix: {
    en: 'Turn the effect into plain shapes or into a picture, then export again.',
    fr: 'Transformez l’effet en formes simples ou en image, puis exportez à nouveau.',
  },
  example: {
    en: 'A shadow made by a blur filter is not engraved.',
    fr: 'Une ombre faite avec un filtre de flou n’est pas gravée.',
  },
};

/** XML that strict readers refuse. */
export const UNTIDY_FILE: RulePage = {
  code: 'SVG007',
  name: 'untidy-file',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A file that is not quite as it should be', fr: 'Un fichier pas tout à fait correct' },
  what: {
    en: 'The file breaks a rule of XML or of its encoding. It could be read all the same.',
    fr: 'Le fichier enfreint une règle du XML ou de son codage. Il a pu être lu malgré tout.',
  },
  why: {
    en: 'Other programs may refuse it or show strange letters.',
    fr: 'D’autres logiciels peuvent le refuser ou afficher des lettres étranges.',
  },
  fix: {
    en: 'Export it again from the program that made it.',
    fr: 'Exportez-le à nouveau depuis le logiciel d’origine.',
  },
  example: {
    en: 'The word "&eacute;" is used and never declared.',
    fr: 'Le mot « &eacute; » est utilisé sans être déclaré.',
  },
};

/** Something outside the file. */
export const EXTERNAL_REFERENCE: RulePage = {
  code: 'SVG008',
  name: 'external-reference',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A reference to something outside the file', fr: 'Un renvoi hors du fichier' },
  what: {
    en: 'The drawing asks for another file or an address on the network: a style sheet, an entity, a shape.',
    fr: 'Le dessin demande un autre fichier ou une adresse du réseau : une feuille de style, une entité, une forme.',
  },
  why: {
    en: 'Etabli never opens them: a drawing must not be able to read the computer or call home. What they hold is missing.',
    fr: 'Etabli ne les ouvre jamais : un dessin ne doit pas pouvoir lire l’ordinateur ni appeler un serveur. Ce qu’ils contiennent manque.',
  },
  fix: {
    en: 'Put everything into the one file: embed it, or export as plain SVG.',
    fr: 'Mettez tout dans un seul fichier : incorporez les éléments, ou exportez en SVG simple.',
  },
  example: {
    en: '<use href="parts.svg#gear"/> asks for a shape in another file.',
    fr: '<use href="parts.svg#gear"/> demande une forme d’un autre fichier.',
  },
};

/** A line that is there and cannot be seen. */
export const INVISIBLE_STROKE: RulePage = {
  code: 'SVG009',
  name: 'invisible-stroke',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A line that is cut although it cannot be seen', fr: 'Un trait coupé bien qu’invisible' },
  what: {
    en: 'A stroke is fully transparent or has no width, but it is there: drawing programs and lasers take it for a line.',
    fr: 'Un contour est entièrement transparent ou sans épaisseur, mais il existe : les logiciels de dessin et les lasers le prennent pour un trait.',
  },
  why: {
    en: 'The laser follows the middle of a stroke, whatever its width. What is not seen on the screen would be cut.',
    fr: 'Le laser suit le milieu du contour, quelle que soit son épaisseur. Ce qui ne se voit pas à l’écran serait coupé.',
  },
  fix: {
    en: 'Remove the stroke if it is not meant; otherwise give it a width and full opacity.',
    fr: 'Retirez le contour s’il n’est pas voulu ; sinon, donnez-lui une épaisseur et une opacité pleine.',
  },
  example: {
    en: 'An ellipse with stroke-opacity 0 around a hatch: 23 mm are cut.',
    fr: 'Une ellipse avec stroke-opacity 0 autour de hachures : 23 mm sont coupés.',
  },
};

/** Dashes. */
export const DASHED_STROKE: RulePage = {
  code: 'SVG010',
  name: 'dashed-stroke',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A dashed line is cut as a whole one', fr: 'Un trait pointillé est découpé en continu' },
  what: {
    en: 'The stroke is drawn with dashes. Where it is cut or marked, the laser follows the whole line, unless it is told to follow the dashes; engraved as wide as it is drawn, it keeps its dashes.',
    fr: 'Le contour est dessiné en pointillés. Là où il est découpé ou marqué, le laser suit toute la ligne, sauf demande contraire ; gravé dans sa largeur, il garde ses pointillés.',
  },
  why: {
    en: 'A fold line that was meant to be perforated is cut through.',
    fr: 'Une ligne de pliage qui devait être perforée est coupée entièrement.',
  },
  fix: {
    en: 'Nothing, if whole lines are meant. To burn dash by dash: --set dashes=cut',
    fr: 'Rien, si des traits continus conviennent. Pour brûler tiret par tiret : --set dashes=cut',
  },
  example: {
    en: 'A box of cardboard with 4 dashed folds: 4 cuts.',
    fr: 'Une boîte en carton avec 4 plis en pointillés : 4 coupes.',
  },
};

/** Patterns and gradients. */
export const PAINTED_AREA: RulePage = {
  code: 'SVG011',
  name: 'painted-area',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A pattern or gradient that is engraved', fr: 'Un motif ou un dégradé gravé' },
  what: {
    en: 'An area is filled with a pattern or a gradient. A pattern is engraved shape by shape, a gradient as a grey picture.',
    fr: 'Une surface est remplie d’un motif ou d’un dégradé. Un motif est gravé forme par forme, un dégradé comme une image grise.',
  },
  why: {
    en: 'It takes longer than a plain area, and light tones may hardly show on the material.',
    fr: 'C’est plus long qu’une surface unie, et les tons clairs se voient à peine sur la matière.',
  },
  fix: {
    en: 'Nothing, if it is meant. Otherwise give the area one colour ("Fill and Stroke > Flat colour" in Inkscape, "Swatches" in Illustrator), and look at it with "etabli preview".',
    fr: 'Rien, si c’est voulu. Sinon, donnez une seule couleur à la surface (« Fond et contour > Aplat » dans Inkscape, « Nuancier » dans Illustrator), et regardez avec « etabli preview ».',
  },
  example: {
    en: 'A leaf filled with slanted stripes, 1 mm wide and 2 mm apart: each stripe is engraved by itself.',
    fr: 'Une feuille remplie de rayures inclinées, larges de 1 mm et espacées de 2 mm : chaque rayure est gravée à part.',
  },
};

/** Every page of this room, by code. */
export const SVG_RULES: readonly RulePage[] = [
  SCALE,
  UNREADABLE_PART,
  HIDDEN_OBJECT,
  UNCONVERTED_TEXT,
  MISSING_IMAGE,
  UNSUPPORTED,
  UNTIDY_FILE,
  EXTERNAL_REFERENCE,
  INVISIBLE_STROKE,
  DASHED_STROKE,
  PAINTED_AREA,
];

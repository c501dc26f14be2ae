import { joinTexts, numberText, sayText, type Text } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { sizeText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT001',
  name: 'unit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The unit is doubtful', fr: 'L’unité est douteuse' },
  what: {
    en: 'STL and OBJ files hold numbers without a unit. Read as millimetres, this part is far too small or far too large to be meant so.',
    fr: 'Les fichiers STL et OBJ contiennent des nombres sans unité. Lue en millimètres, cette pièce est bien trop petite ou bien trop grande pour être voulue ainsi.',
  },
  why: {
    en: 'The part would come out as a crumb, or not fit the machine. Nothing in the file can prove the unit: only its maker knows it.',
    fr: 'La pièce sortirait comme une miette, ou ne tiendrait pas dans la machine. Rien dans le fichier ne prouve l’unité : seule la personne qui l’a dessinée la connaît.',
  },
  fix: {
    en: 'Say the unit with --set unit=inch (or cm, m), or export again in millimetres.',
    fr: 'Indiquez l’unité avec --set unit=inch (ou cm, m), ou exportez à nouveau en millimètres.',
  },
  example: {
    en: 'A bracket measures 2 × 1 × 1.5. In millimetres it would be smaller than a pea; in inches it is 50.8 × 25.4 × 38.1 mm.',
    fr: 'Une équerre mesure 2 × 1 × 1,5. En millimètres, elle serait plus petite qu’un petit pois ; en pouces, elle fait 50,8 × 25,4 × 38,1 mm.',
  },
};

interface Candidate {
  readonly factor: number;
  /** What to write after `--set`. */
  readonly setting: string;
  readonly name: Text;
}

const SMALLER: readonly Candidate[] = [
  { factor: 25.4, setting: 'unit=inch', name: { en: 'inches', fr: 'pouces' } },
  { factor: 10, setting: 'unit=cm', name: { en: 'centimetres', fr: 'centimètres' } },
  { factor: 1000, setting: 'unit=m', name: { en: 'metres', fr: 'mètres' } },
];
const LARGER: readonly Candidate[] = [
  { factor: 0.001, setting: 'unit=um', name: { en: 'micrometres', fr: 'micromètres' } },
  {
    factor: 1 / 25.4,
    setting: 'scale=0.03937',
    name: {
      en: 'millimetres multiplied by 25.4 once too often',
      fr: 'millimètres multipliés une fois de trop par 25,4',
    },
  },
  {
    factor: 0.1,
    setting: 'scale=0.1',
    name: { en: 'tenths of a millimetre', fr: 'dixièmes de millimètre' },
  },
];
/** [mm] A part is seldom smaller. */
const USUAL = 10;
/** Parts drawn in inches mostly measure whole sixteenths. */
const SIXTEENTH = 1 / 16;

/** Candidates that make a sensible part on this machine, the likeliest first. */
function candidates(context: PrintContext): {
  readonly fit: readonly Candidate[];
  readonly other: readonly Candidate[];
} {
  const longest = Math.max(...context.size);
  const all = context.unitDoubt === 'huge' ? LARGER : SMALLER;
  const isFit = ({ factor }: Candidate): boolean =>
    longest * factor >= USUAL && longest * factor <= context.machineDiagonal;
  const rank = (candidate: Candidate): number =>
    candidate.setting === 'unit=inch' && !looksLikeInches(context) ? 1.5 : all.indexOf(candidate);
  const fit = all.filter(isFit).sort((a, b) => rank(a) - rank(b));
  return { fit, other: all.filter((candidate) => !isFit(candidate) && longest * candidate.factor >= 1) };
}

/** All sides are sixteenths (1 for a whole inch), as a part drawn in inches has them. */
function looksLikeInches(context: PrintContext): boolean {
  return context.size.every((side) => {
    const sixteenths = side / SIXTEENTH;
    return sixteenths >= 0.99 && Math.abs(sixteenths - Math.round(sixteenths)) < 0.002;
  });
}

function candidateText({ factor, name, setting }: Candidate, context: PrintContext): Text {
  const size = sizeText(context.size.map((side) => side * factor));
  return sayText({ en: '{0}: {1} (--set {2})', fr: '{0} : {1} (--set {2})' }, name, size, setting);
}

export const unit = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const doubt = context.unitDoubt;
    if (doubt === 'none' || context.part.triangles.length === 0) return [];
    const longest = Math.max(...context.size);
    const { fit, other } = candidates(context);
    const { unitTiny, unitSmall, unitHuge } = context.settings;
    const guess = guessText(fit, looksLikeInches(context));
    const what = sayText(
      doubt === 'huge'
        ? {
            en: 'The file states no unit. In millimetres the part measures {0}, more than twice the longest axis of {1}. {2}',
            fr: 'Le fichier n’indique pas d’unité. En millimètres, la pièce mesure {0}, plus de deux fois le plus long axe de {1}. {2}',
          }
        : {
            en: 'The file states no unit. In millimetres the part measures only {0}. {2}',
            fr: 'Le fichier n’indique pas d’unité. En millimètres, la pièce ne mesure que {0}. {2}',
          },
      sizeText(context.size, longest < 1 ? 4 : 2),
      context.machineName,
      guess,
    );
    return [
      findingOf(PAGE, {
        severity: doubt === 'tiny' ? 'error' : 'warning',
        what,
        fix: fixText(fit, other, context),
        where: { bounds: context.bounds },
        measured: longest,
        limit: doubt === 'tiny' ? unitTiny : doubt === 'small' ? unitSmall : unitHuge * context.machineLongest,
        unit: 'mm',
      }),
    ];
  },
});

/** Says no more than the numbers do. */
function guessText(fit: readonly Candidate[], inches: boolean): Text {
  const first = fit[0];
  if (first === undefined)
    return { en: 'No usual unit gives a sensible size.', fr: 'Aucune unité courante ne donne une taille sensée.' };
  if (first.setting === 'unit=inch' && inches)
    return {
      en: 'Probably it was drawn in inches: its sides are whole sixteenths of an inch.',
      fr: 'Elle a sans doute été dessinée en pouces : ses côtés tombent juste en seizièmes de pouce.',
    };
  const second = fit[1];
  return second === undefined
    ? sayText({ en: 'Probably it was drawn in {0}.', fr: 'Elle a sans doute été dessinée en {0}.' }, first.name)
    : sayText(
        { en: 'Perhaps it was drawn in {0} or in {1}.', fr: 'Elle a peut-être été dessinée en {0} ou en {1}.' },
        first.name,
        second.name,
      );
}

/** With semicolons, which stand apart in French. */
function listed(texts: readonly Text[]): Text {
  return { en: joinTexts(texts, '; ').en, fr: joinTexts(texts, ' ; ').fr };
}

function fixText(fit: readonly Candidate[], other: readonly Candidate[], context: PrintContext): Text {
  const list = listed(fit.map((candidate) => candidateText(candidate, context)));
  const outside = listed(other.map((candidate) => candidateText(candidate, context)));
  const rest =
    other.length === 0
      ? { en: '', fr: '' }
      : sayText(
          {
            en: ' Less likely on this machine, whose space measures {1} across: {0}.',
            fr: ' Moins probable sur cette machine, dont l’espace mesure {1} en diagonale : {0}.',
          },
          outside,
          sayText({ en: '{0} mm', fr: '{0} mm' }, numberText(context.machineDiagonal, 0)),
        );
  if (fit.length === 0)
    return joinTexts(
      [{ en: 'Export it again in millimetres.', fr: 'Exportez-la à nouveau en millimètres.' }, rest],
      '',
    );
  return joinTexts([sayText({ en: 'Choose the unit. {0}.', fr: 'Choisissez l’unité. {0}.' }, list), rest], '');
}

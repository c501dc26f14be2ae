import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT022',
  name: 'resolution',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'More triangles than the nozzle can show', fr: 'Plus de triangles que la buse ne peut montrer' },
  what: {
    en: 'The triangles are far smaller than anything that the nozzle can draw, or there are millions of them.',
    fr: 'Les triangles sont bien plus petits que tout ce que la buse peut dessiner, ou il y en a des millions.',
  },
  why: {
    en: 'The print does not get any finer. But every step takes longer, and the printer may stutter on the tiny moves.',
    fr: 'L’impression n’en devient pas plus fine. Mais chaque étape prend plus de temps, et l’imprimante peut hésiter sur ces minuscules mouvements.',
  },
  fix: {
    en: 'Export with a coarser setting (a deviation of 0.01 mm is plenty), or simplify the mesh (Decimate).',
    fr: 'Exportez avec un réglage plus grossier (un écart de 0,01 mm suffit largement), ou simplifiez le maillage (Décimer).',
  },
  example: {
    en: 'A bust was scanned at 3 million triangles with edges of 0.03 mm; a nozzle of 0.4 mm shows nothing under 0.1.',
    fr: 'Un buste a été numérisé en 3 millions de triangles aux arêtes de 0,03 mm ; une buse de 0,4 mm ne montre rien sous 0,1.',
  },
};

const ENOUGH = 1000; // [triangles] fewer cost nothing, however small
const SAMPLES = 20_000; // [edges] whose middle is taken

export const resolution = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const count = context.part.triangles.length / 3;
    const { trianglesMax, edgeMin } = context.settings;
    const where = { bounds: context.bounds };
    if (count > trianglesMax) {
      const what = sayText(
        { en: 'The part has {0} million triangles.', fr: 'La pièce a {0} millions de triangles.' },
        numberText(count / 1e6, 1),
      );
      return [findingOf(PAGE, { what, where, measured: count, limit: trianglesMax })];
    }
    if (count < ENOUGH || !context.sizeIsSure) return [];
    const median = medianEdge(context);
    if (median >= edgeMin) return [];
    const what = sayText(
      {
        en: 'Half of the edges of the {0} triangles are shorter than {1} mm; the nozzle is {2} mm wide.',
        fr: 'La moitié des arêtes des {0} triangles mesurent moins de {1} mm ; la buse fait {2} mm.',
      },
      count,
      numberText(median, 3),
      context.machine.nozzle,
    );
    return [findingOf(PAGE, { severity: 'info', what, where, measured: median, limit: edgeMin, unit: 'mm' })];
  },
});

/** [mm] Of evenly chosen triangles' first edges. */
function medianEdge({ part: { positions, triangles } }: PrintContext): number {
  const count = triangles.length / 3;
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const lengths: number[] = [];
  for (let t = 0; t < count; t += step) {
    const a = 3 * triangles[3 * t]!;
    const b = 3 * triangles[3 * t + 1]!;
    lengths.push(
      Math.sqrt(
        (positions[a]! - positions[b]!) ** 2 +
          (positions[a + 1]! - positions[b + 1]!) ** 2 +
          (positions[a + 2]! - positions[b + 2]!) ** 2,
      ),
    );
  }
  return Float64Array.from(lengths).sort()[lengths.length >> 1]!;
}

import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import type { LayerHeights } from './layer-heights.ts';
import { PLAN_PAGES } from './pages.ts';
import type { PartLayers } from './part-plan.ts';
import type { PlannedLayer } from './plan-layers.ts';
import type { PrintSetup } from './setup.ts';
import { vaseFindings } from './vase-findings.ts';

/** What a maker is told of a part's layers: what is missing in them, left out or closed by a guess. */
export function partFindings({ part, layers, gaps }: PartLayers, heights: LayerHeights, setup: PrintSetup): Finding[] {
  const findings: Finding[] = [];
  const { file } = part;
  if (setup.settings.vase) findings.push(...vaseFindings(file, layers, setup.settings));
  if (!layers.some(isDrawn)) return [findingOf(PLAN_PAGES.nothing, { what: PLAN_PAGES.nothing.what, where: { file } })];
  findings.push(...emptyFindings(file, layers, heights, setup), ...lostFindings(file, layers));
  if (gaps.length > 0) {
    const widest = gaps.reduce((a, b) => (b.width > a.width ? b : a));
    const dropped = gaps.filter((gap) => gap.deed === 'dropped').length;
    findings.push(
      findingOf(PLAN_PAGES.openOutline, {
        what: sayText(
          {
            en: 'Outlines were open at {0} places; the widest gap is {1} mm; {2} loose pieces were left out.',
            fr: 'Des contours étaient ouverts à {0} endroits ; le plus grand écart est de {1} mm ; {2} morceaux isolés ont été omis.',
          },
          gaps.length,
          widest.width,
          dropped,
        ),
        where: { file, layer: widest.layer + 1 },
        measured: widest.width,
        unit: 'mm',
      }),
    );
  }
  return findings;
}

function isDrawn({ islands }: PlannedLayer): boolean {
  return islands.some((island) => island.rings.length + island.gaps.length + island.fills.length > 0);
}

/** Empty layers at the bottom without supports, or between two that are not, but for the gap over a support. */
function emptyFindings(
  file: string,
  layers: readonly PlannedLayer[],
  { tops }: LayerHeights,
  { machine, settings }: PrintSetup,
): Finding[] {
  let last = layers.findIndex(isDrawn);
  if (last > 0 && settings.support === 'none') return [emptyBottom(file, last, tops)];
  for (let k = last + 1; k < layers.length; k++) {
    if (!isDrawn(layers[k]!)) continue;
    const step = tops[k]! - tops[last]!;
    if (k > last + 1 && !(isSupport(layers[last]!) && step <= machine.nozzle + 1e-6)) {
      const what = sayText(
        {
          en: 'From layer {0} to {1} nothing is as wide as a line: the next line would lie {2} mm above the last.',
          fr: 'De la couche {0} à la couche {1}, rien n’est aussi large qu’une ligne : la suivante serait {2} mm plus haut que la dernière.',
        },
        last + 2,
        k,
        step,
      );
      const where = { file, layer: last + 2 };
      return [
        findingOf(PLAN_PAGES.emptyLayers, { what, where, measured: step, limit: tops[k]! - tops[k - 1]!, unit: 'mm' }),
      ];
    }
    last = k;
  }
  return [];
}

function isSupport({ islands }: PlannedLayer): boolean {
  const strokes = islands.flatMap(({ rings, gaps, fills }) => [...rings.flat(), ...gaps, ...fills.flat()]);
  return strokes.every(({ kind }) => kind === MoveKind.support || kind === MoveKind.supportInterface);
}

/** The part stands on an edge or a point too thin for any line. */
function emptyBottom(file: string, first: number, tops: Float64Array): Finding {
  const what = sayText(
    {
      en: 'Up to layer {0} nothing is as wide as a line: the first line would lie {1} mm above the bed.',
      fr: 'Jusqu’à la couche {0}, rien n’est aussi large qu’une ligne : la première serait à {1} mm au-dessus du plateau.',
    },
    first,
    tops[first]!,
  );
  const where = { file, layer: 1 };
  return findingOf(PLAN_PAGES.emptyLayers, { what, where, measured: tops[first]!, limit: tops[0]!, unit: 'mm' });
}

/** [mm2] Less than this in a layer is the rounding of corners. */
const LEAST_LOST = 0.5;

function lostFindings(file: string, layers: readonly PlannedLayer[]): Finding[] {
  const most = layers.reduce((worst, layer, k) => (layer.lost > layers[worst]!.lost ? k : worst), 0);
  const lost = layers[most]?.lost ?? 0;
  if (lost < LEAST_LOST) return [];
  const what = sayText(
    {
      en: 'Details too narrow for any line are left out: {0} mm² in layer {1}, where most of them are.',
      fr: 'Des détails trop étroits pour une ligne sont omis : {0} mm² dans la couche {1}, où il y en a le plus.',
    },
    lost,
    most + 1,
  );
  return [findingOf(PLAN_PAGES.lostDetail, { what, where: { file, layer: most + 1 }, measured: lost, unit: 'mm2' })];
}

import { numberText, sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LayerHeights } from './layer-heights.ts';
import { PLAN_PAGES } from './pages.ts';

/** Where the filament is changed. */
export interface ColorChanges {
  /** The change comes before these layers (counted from 0), each once. */
  readonly layers: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

/** [mm] Sums of layer heights. */
const SAME = 1e-6;

/**
 * The layers that begin at the heights at which the filament is to be changed: what lies above a height is in the new colour.
 * @param heights [mm] as they were asked for
 * @param count layers of the tallest part
 * @param file the tallest part
 */
export function colorChanges(
  heights: readonly number[],
  { tops }: LayerHeights,
  count: number,
  file: string,
): ColorChanges {
  const layers = new Map<number, number>();
  const findings: Finding[] = [];
  for (const height of [...new Set(heights)].sort((a, b) => a - b)) {
    const layer = tops.subarray(0, count).findIndex((top, k) => k > 0 && top > height + SAME);
    const taken = layers.get(layer);
    if (layer < 0) findings.push(beyond(height, count === 0 ? 0 : tops[count - 1]!, file));
    else if (taken !== undefined) findings.push(together(taken, height, tops[layer - 1]!, file));
    else {
      layers.set(layer, height);
      if (height < tops[0]! - SAME) findings.push(tooLow(height, tops[0]!, file));
    }
  }
  return { layers: new Set(layers.keys()), findings };
}

function beyond(height: number, top: number, file: string): Finding {
  const what = sayText(
    {
      en: 'The filament is not changed at {0} mm: the last layer ends at {1} mm.',
      fr: 'Le filament n’est pas changé à {0} mm : la dernière couche finit à {1} mm.',
    },
    numberText(height, 3),
    numberText(top, 3),
  );
  return findingOf(PLAN_PAGES.colorChange, { what, where: { file }, measured: height, limit: top, unit: 'mm' });
}

function together(first: number, second: number, at: number, file: string): Finding {
  const what = sayText(
    {
      en: 'Between {0} and {1} mm no layer begins: the filament is changed once, at {2} mm.',
      fr: 'Aucune couche ne commence entre {0} et {1} mm : le filament est changé une seule fois, à {2} mm.',
    },
    numberText(first, 3),
    numberText(second, 3),
    numberText(at, 3),
  );
  return findingOf(PLAN_PAGES.colorChange, { what, where: { file }, measured: second, unit: 'mm' });
}

function tooLow(height: number, first: number, file: string): Finding {
  const what = sayText(
    {
      en: 'The filament is changed at {1} mm, after the first layer, not at {0} mm: the first layer is laid in one colour.',
      fr: 'Le filament est changé à {1} mm, après la première couche, et non à {0} mm : la première couche est d’une seule couleur.',
    },
    numberText(height, 3),
    numberText(first, 3),
  );
  return findingOf(PLAN_PAGES.colorChange, { what, where: { file }, measured: height, limit: first, unit: 'mm' });
}

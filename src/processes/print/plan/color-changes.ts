import { numberText, sayText, type Text } from '../../../base/text.ts';
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
    if (layer < 0) findings.push(told('beyond', file, [height, count === 0 ? 0 : tops[count - 1]!]));
    else if (taken !== undefined) findings.push(told('together', file, [height, tops[layer - 1]!, taken]));
    else {
      layers.set(layer, height);
      if (height < tops[0]! - SAME) findings.push(told('low', file, [height, tops[0]!]));
    }
  }
  return { layers: new Set(layers.keys()), findings };
}

/** Why a change does not come as asked: heights asked for, height where it comes or the part ends. */
const SAID = {
  beyond: {
    en: 'The filament is not changed at {0} mm: the last layer ends at {1} mm.',
    fr: 'Le filament n’est pas changé à {0} mm : la dernière couche finit à {1} mm.',
  },
  together: {
    en: 'Between {2} and {0} mm no layer begins: the filament is changed once, at {1} mm.',
    fr: 'Aucune couche ne commence entre {2} et {0} mm : le filament est changé une seule fois, à {1} mm.',
  },
  low: {
    en: 'The filament is changed at {1} mm, after the first layer, not at {0} mm: the first layer is laid in one colour.',
    fr: 'Le filament est changé à {1} mm, après la première couche, et non à {0} mm : la première couche est d’une seule couleur.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** @param heights [mm] the one asked for, the one that counts, and what else is told */
function told(why: keyof typeof SAID, file: string, heights: readonly [number, number, number?]): Finding {
  const what = sayText(SAID[why], ...heights.map((height = 0) => numberText(height, 3)));
  const limit = why === 'together' ? {} : { limit: heights[1] };
  return findingOf(PLAN_PAGES.colorChange, { what, where: { file }, measured: heights[0], ...limit, unit: 'mm' });
}

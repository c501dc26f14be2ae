import { assert } from '../../../base/assert.ts';
import type { Mesh, NamedPart } from '../../../model/part.ts';
import type { Pool } from '../../../model/pool.ts';
import { adaptiveLayers } from './adaptive-layers.ts';
import { evenLayers, type LayerHeights } from './layer-heights.ts';
import { layerSettings } from './layer-settings.ts';
import { beginPart, type PartLayers, type StandingPart, standUp } from './part-plan.ts';
import type { PrintSetup } from './setup.ts';

/** Parts whose layers may be in the making on other threads. */
export interface BegunParts {
  readonly heights: LayerHeights;
  /** In the order of the parts; each waits for its layers, or makes them. */
  readonly parts: readonly (() => Promise<PartLayers>)[];
}

/** Stands all parts up and begins their layers: all of the plan that needs no other part and no plate. */
export function beginParts(parts: readonly NamedPart[], setup: PrintSetup, pool: Pool): BegunParts {
  const standing = parts.map((part) => standUp(meshOf(part), 0));
  const heights = layerHeights(standing, setup);
  const settings = layerSettings(setup.machine, setup.settings);
  return {
    heights,
    parts: standing.map((part, k) => beginPart(turnedToFit(part, parts[k]!, setup), heights, settings, pool)),
  };
}

function layerHeights(parts: readonly StandingPart[], { settings, machine }: PrintSetup): LayerHeights {
  const tallest = parts.reduce((most, part) => Math.max(most, part.size[2]), 0);
  if (!settings.adaptiveLayers) return evenLayers(tallest, settings.firstLayerHeight, settings.layerHeight);
  return adaptiveLayers(
    parts.map((part) => part.mesh),
    tallest,
    {
      first: settings.firstLayerHeight,
      least: settings.layerHeightMin,
      most: Math.max(settings.layerHeightMin, Math.min(settings.layerHeightMax, 0.75 * machine.nozzle)),
      cusp: settings.adaptiveCusp,
    },
  );
}

export function meshOf(part: NamedPart): NamedPart & { readonly part: Mesh } {
  const { part: mesh } = part;
  assert(mesh.kind === 'mesh', 'a printer works meshes');
  return { ...part, part: mesh };
}

/** The part turned about the vertical by the least angle at which it fits the bed, where it does not as it lies. */
export function turnedToFit(part: StandingPart, named: NamedPart, setup: PrintSetup): StandingPart {
  const { machine, settings } = setup;
  const width = machine.bed.x[1]! - machine.bed.x[0]!;
  const depth = machine.bed.y[1]! - machine.bed.y[0]!;
  const fits = ([w, d]: readonly [number, number, number]): boolean =>
    (w <= width && d <= depth) || (w <= depth && d <= width);
  if (fits(part.size) || settings.turn === 'none') return part;
  for (let turn = 1; turn < 90; turn++) {
    const candidate = standUp(meshOf(named), turn);
    if (fits(candidate.size)) return candidate;
  }
  return part;
}

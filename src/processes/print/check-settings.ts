import type { Place } from '../../base/errors.ts';
import { sayText, type Text } from '../../base/text.ts';
import type { DataMap } from '../../model/data-node.ts';
import { CARRYING_GAP } from '../../model/job.ts';
import { profileError } from '../../model/schema.ts';
import type { PrintMachine } from './machine.ts';
import { lineArea, widestLine } from './plan/stroke.ts';
import type { PrintSettings } from './settings.ts';

/** Of the nozzle: a thicker layer does not stick to the one below. */
const THICKEST = 0.8;
/** Squares of the nozzle: no line or thread is thicker. */
const THICKEST_THREAD = 2;

interface Limit {
  readonly key: keyof PrintSettings;
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly why: Text;
}

/**
 * Settings that make no print on this machine, though each is within its own range.
 * @throws UsageError that names the setting, its place and what would do
 */
export function checkSettings(settings: PrintSettings, machine: PrintMachine, sources: readonly DataMap[]): void {
  for (const { key, value, least, most, unit, why } of limitsOf(settings, machine)) {
    if (value === undefined || (value >= least - 1e-9 && value <= most + 1e-9)) continue;
    throw profileError(
      placeOf(key, sources),
      sayText({ en: '"{0}" of {1} {2}: {3}', fr: '« {0} » de {1} {2} : {3}' }, key, value, unit, why),
      sayText(
        { en: 'Give a value from {0} to {1} {2}.', fr: 'Donnez une valeur de {0} à {1} {2}.' },
        least,
        most,
        unit,
      ),
    );
  }
}

function limitsOf(settings: PrintSettings, machine: PrintMachine): readonly Limit[] {
  const { nozzle } = machine;
  const height = { least: 0.04, most: THICKEST * nozzle, unit: 'mm' };
  const tall = {
    en: `a nozzle of ${nozzle} mm cannot press such a layer onto the one below.`,
    fr: `une buse de ${nozzle} mm ne peut pas écraser une telle couche sur la précédente.`,
  };
  const width = { most: widestLine(nozzle), unit: 'mm' };
  const wide = {
    en: `a nozzle of ${nozzle} mm cannot lay a line of this width.`,
    fr: `une buse de ${nozzle} mm ne peut pas déposer une ligne de cette largeur.`,
  };
  const { layerHeight, lineWidth, flow } = settings;
  const thick = {
    en: `a nozzle of ${nozzle} mm cannot lay lines of so much material.`,
    fr: `une buse de ${nozzle} mm ne peut pas déposer des cordons d’autant de matière.`,
  };
  const mostFlow = lineArea(widestLine(nozzle), layerHeight) / lineArea(lineWidth, layerHeight);
  const mostBridgeFlow = (THICKEST_THREAD * 4) / Math.PI / flow;
  const heat = { least: machine.extrudeMin, most: machine.nozzleMax, unit: '°C' };
  const hot = {
    en: 'the hot end of this machine does not print at that temperature.',
    fr: 'la tête de cette machine n’imprime pas à cette température.',
  };
  const bed = {
    en: 'the bed of this machine does not get so hot.',
    fr: 'le plateau de cette machine ne chauffe pas autant.',
  };
  return [
    { key: 'layerHeight', value: settings.layerHeight, ...height, why: tall },
    { key: 'firstLayerHeight', value: settings.firstLayerHeight, ...height, why: tall },
    {
      key: 'lineWidth',
      value: settings.lineWidth,
      least: Math.max(settings.layerHeight, 0.6 * nozzle),
      ...width,
      why: wide,
    },
    {
      key: 'firstLayerLineWidth',
      value: settings.firstLayerLineWidth,
      least: Math.max(settings.firstLayerHeight, 0.6 * nozzle),
      ...width,
      why: wide,
    },
    { key: 'flow', value: 100 * flow, least: 20, most: Math.floor(100 * mostFlow), unit: '%', why: thick },
    {
      key: 'bridgeFlow',
      value: 100 * settings.bridgeFlow,
      least: 20,
      most: Math.floor(100 * mostBridgeFlow),
      unit: '%',
      why: thick,
    },
    {
      key: 'supportGap',
      value: settings.support === 'none' ? undefined : settings.supportGap,
      least: 0,
      most: Math.max(CARRYING_GAP, settings.layerHeight),
      unit: 'mm',
      why: {
        en: 'so far above its support a line does not find its hold.',
        fr: 'si loin au-dessus de son support, un cordon ne trouve pas d’appui.',
      },
    },
    { key: 'nozzleTemperature', value: settings.nozzleTemperature, ...heat, why: hot },
    { key: 'bedTemperature', value: settings.bedTemperature, least: 0, most: machine.bedMax, unit: '°C', why: bed },
  ];
}

function placeOf(key: string, sources: readonly DataMap[]): Place {
  for (const source of sources) {
    const entry = source.entries.get(key);
    if (entry !== undefined) return entry.node.at;
  }
  return sources[0]?.at ?? {};
}

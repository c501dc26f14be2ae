import { withUnit } from '../../model/bare-number.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import { type Fields, parseFields, type ValuesOf } from '../../model/schema.ts';
import { ADHESION_SETTINGS } from './settings/adhesion.ts';
import { CHECK_SETTINGS } from './settings/checks.ts';
import { FILL_SETTINGS } from './settings/fills.ts';
import { LAYER_SETTINGS } from './settings/layers.ts';
import { OTHER_NAMES } from './settings/other-names.ts';
import { READING_SETTINGS } from './settings/reading.ts';
import { SPEED_SETTINGS } from './settings/speeds.ts';
import { SUPPORT_SETTINGS } from './settings/support.ts';
import { TRAVEL_SETTINGS } from './settings/travel.ts';
import { WALL_SETTINGS } from './settings/walls.ts';

/** Every setting of a print, with unit, default, range and meaning. */
export const PRINT_SETTINGS = {
  ...READING_SETTINGS,
  ...LAYER_SETTINGS,
  ...WALL_SETTINGS,
  ...FILL_SETTINGS,
  ...SPEED_SETTINGS,
  ...TRAVEL_SETTINGS,
  ...ADHESION_SETTINGS,
  ...SUPPORT_SETTINGS,
  ...CHECK_SETTINGS,
} as const satisfies Fields;

export type PrintSettings = ValuesOf<typeof PRINT_SETTINGS>;

/** What a preset sets before machine-independent defaults; speeds stay those of the machine. */
const PRESETS: Readonly<Record<PrintSettings['preset'], Readonly<Record<string, string>>>> = {
  draft: { layerHeight: '0.28 mm', topLayers: '4', bottomLayers: '3', infill: '10 %' },
  standard: {},
  fine: { layerHeight: '0.12 mm', topLayers: '7', bottomLayers: '5' },
};

/** What each preset sets, as it would be written, for the documentation. */
export function presetTable(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return PRESETS;
}

/** [mm] Nozzle that the defaults of the schema and of the presets are made for. */
const USUAL_NOZZLE = 0.4;
/** Of the nozzle: a preset's layer is no thicker. */
const PRESET_LAYER = 0.7;

/** What another nozzle changes in the defaults: lines grow and shrink with it, layers stay thin enough to stick. */
function nozzleDefaults(nozzle: number, height: string | undefined): Readonly<Record<string, string>> {
  if (nozzle === USUAL_NOZZLE) return {};
  const scaled = (field: { readonly standard?: string }): string =>
    `${Number(((Number.parseFloat(field.standard ?? '0') * nozzle) / USUAL_NOZZLE).toFixed(4))} mm`;
  const layer = Number.parseFloat(height ?? PRINT_SETTINGS.layerHeight.standard ?? '0');
  const first = Number.parseFloat(PRINT_SETTINGS.firstLayerHeight.standard ?? '0');
  const most = PRESET_LAYER * nozzle;
  return {
    lineWidth: scaled(PRINT_SETTINGS.lineWidth),
    firstLayerLineWidth: scaled(PRINT_SETTINGS.firstLayerLineWidth),
    ...(layer > most ? { layerHeight: `${most} mm` } : {}),
    ...(first > most ? { firstLayerHeight: `${most} mm` } : {}),
  };
}

/** Where the settings of a job come from, besides what a person writes. */
export interface SettingsSources {
  readonly machine: DataMap;
  readonly material?: DataMap | undefined;
  /** [mm] Default: 0.4. */
  readonly nozzle?: number;
}

/**
 * The settings of a job. What is nearer to the person wins:
 * schema < nozzle < machine profile < material profile < preset < `--set` and configuration.
 * @throws UsageError with the place of what is wrong
 */
export function parsePrintSettings(written: DataMap, sources: SettingsSources): PrintSettings {
  const { machine, material, nozzle = USUAL_NOZZLE } = sources;
  const own = withUnits(written);
  const { preset } = parseFields(only(own, 'preset'), { preset: PRINT_SETTINGS.preset });
  const entries = new Map<string, { keyAt: DataMap['at']; node: DataNode }>();
  const set = (values: Readonly<Record<string, string>>): void => {
    for (const [key, raw] of Object.entries(values))
      entries.set(key, { keyAt: written.at, node: { kind: 'scalar', value: raw, raw, at: written.at } });
  };
  const ofPreset = PRESETS[preset];
  const ofNozzle = nozzleDefaults(nozzle, ofPreset.layerHeight);
  set(ofNozzle);
  for (const layer of [machine, ...(material === undefined ? [] : [material])])
    for (const [key, entry] of layer.entries) entries.set(key, entry);
  set(ofPreset);
  const { layerHeight } = ofNozzle;
  if (layerHeight !== undefined && ofPreset.layerHeight !== undefined) set({ layerHeight });
  for (const [key, entry] of own.entries) entries.set(key, entry);
  return parseFields({ kind: 'map', entries, at: written.at }, PRINT_SETTINGS, '', OTHER_NAMES);
}

function only(map: DataMap, key: string): DataMap {
  const entry = map.entries.get(key);
  return { ...map, entries: new Map(entry === undefined ? [] : [[key, entry]]) };
}

/**
 * On the command line a bare number is read in the setting's own unit: `--set colorChange=2.4`, `--set infill=20`.
 * A list may be written with commas. A bare share under 1 stays bare and is refused: 0.2 could be 20 % or 0.2 %.
 */
function withUnits(map: DataMap): DataMap {
  const entries = new Map<string, { keyAt: DataMap['at']; node: DataNode }>();
  for (const [key, entry] of map.entries) {
    const field = Object.hasOwn(PRINT_SETTINGS, key) ? (PRINT_SETTINGS as Fields)[key] : undefined;
    const { node } = entry;
    if (field?.type === 'list' && node.kind === 'scalar') {
      const items = node.raw
        .split(',')
        .map((raw) => withUnit({ ...node, raw: raw.trim(), value: raw.trim() }, field.item));
      entries.set(key, { ...entry, node: { kind: 'list', items, at: node.at } });
    } else entries.set(key, { ...entry, node: withUnit(node, field) });
  }
  return { ...map, entries };
}

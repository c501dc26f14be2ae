import { withUnit } from '../../model/bare-number.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import { type Fields, parseFields, type ValuesOf } from '../../model/schema.ts';
import { ADHESION_SETTINGS } from './settings/adhesion.ts';
import { CHECK_SETTINGS } from './settings/checks.ts';
import { FILL_SETTINGS } from './settings/fills.ts';
import { LAYER_SETTINGS } from './settings/layers.ts';
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

/**
 * The settings of a job. What is nearer to the person wins:
 * schema < machine profile < material profile < preset < `--set` and configuration.
 * @throws UsageError with the place of what is wrong
 */
export function parsePrintSettings(written: DataMap, machine: DataMap, material?: DataMap): PrintSettings {
  const own = withUnits(written);
  const { preset } = parseFields(only(own, 'preset'), { preset: PRINT_SETTINGS.preset });
  const entries = new Map<string, { keyAt: DataMap['at']; node: DataNode }>();
  for (const layer of [machine, ...(material === undefined ? [] : [material])])
    for (const [key, entry] of layer.entries) entries.set(key, entry);
  for (const [key, raw] of Object.entries(PRESETS[preset]))
    entries.set(key, { keyAt: written.at, node: { kind: 'scalar', value: raw, raw, at: written.at } });
  for (const [key, entry] of own.entries) entries.set(key, entry);
  return parseFields({ kind: 'map', entries, at: written.at }, PRINT_SETTINGS);
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

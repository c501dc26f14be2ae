import type { Text } from '../../base/text.ts';
import type { DataMap } from '../../model/data-node.ts';
import { type Field, type Fields, group, list, mapNode, optional, type ValuesOf } from '../../model/schema.ts';
import { flag, plainNumber, quantity } from '../../model/schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const temperature = (en: string, fr: string): Field<number> => quantity('C', { ...doc(en, fr), max: 600 });

const range = (en: string, fr: string): Field<readonly number[]> =>
  list(quantity('C', { ...doc('a temperature', 'une température'), max: 600 }), { ...doc(en, fr), least: 2, most: 2 });

const settingsMap: Field<DataMap> = {
  type: 'custom',
  ...doc('settings that this filament asks for', 'réglages que ce filament demande'),
  parse(given, at, path) {
    return given === undefined ? { kind: 'map', entries: new Map(), at } : mapNode(given, path);
  },
};

/** The `print:` section of a material: a filament as it is printed. What it costs stands in the tariff. */
export const PRINT_MATERIAL = {
  density: quantity('g/cm3', { ...doc('mass of a cubic centimetre', 'masse d’un centimètre cube'), min: 0.1, max: 10 }),
  nozzle: temperature('nozzle', 'buse'),
  nozzleFirst: temperature('nozzle on the first layer', 'buse à la première couche'),
  nozzleRange: range('nozzle: coldest and hottest that is sound', 'buse : plus froid et plus chaud acceptables'),
  bed: temperature('bed', 'plateau'),
  bedFirst: temperature('bed on the first layer', 'plateau à la première couche'),
  bedRange: range('bed: coldest and hottest that is sound', 'plateau : plus froid et plus chaud acceptables'),
  chamber: optional(temperature('chamber', 'enceinte')),
  flowMax: quantity('mm3/s', {
    ...doc('fastest flow that still sticks', 'débit maximal sans perte d’adhérence'),
    min: 0.1,
    max: 200,
  }),
  fanMin: quantity('%', { ...doc('part fan on slow layers', 'ventilation des couches lentes'), max: 1 }),
  fanMax: quantity('%', { ...doc('part fan on quick layers', 'ventilation des couches rapides'), max: 1 }),
  fanBridge: quantity('%', { ...doc('part fan on bridges', 'ventilation des ponts'), max: 1, standard: '100 %' }),
  fanOffLayers: plainNumber({
    ...doc('first layers without the fan', 'premières couches sans ventilation'),
    integer: true,
    standard: '1',
    max: 1000,
  }),
  fanFullLayer: plainNumber({
    ...doc('layer from which the fan may run fully', 'couche à partir de laquelle la ventilation est entière'),
    integer: true,
    standard: '4',
    max: 1000,
  }),
  layerTimeMin: quantity('s', { ...doc('shortest time of a layer', 'durée minimale d’une couche'), max: 600 }),
  layerTimeFan: quantity('s', {
    ...doc('layers quicker than this get more fan', 'sous cette durée, plus de ventilation'),
    standard: '60 s',
  }),
  enclosure: flag({ ...doc('needs a closed housing', 'demande un caisson fermé'), standard: 'false' }),
  abrasive: flag({ ...doc('wears out a brass nozzle', 'use une buse en laiton'), standard: 'false' }),
  nozzleMin: optional(
    quantity('mm', doc('smallest nozzle that does not clog', 'plus petite buse qui ne se bouche pas')),
  ),
  warps: flag({
    ...doc('lifts at its corners as it cools', 'se décolle aux coins en refroidissant'),
    standard: 'false',
  }),
  drying: flag({ ...doc('must be dried before use', 'doit être séché avant usage'), standard: 'false' }),
  pressureAdvance: optional(
    plainNumber({ ...doc('pressure or linear advance', 'avance de pression ou linéaire'), max: 10 }),
  ),
  settings: settingsMap,
} as const satisfies Fields;

export type PrintMaterial = ValuesOf<typeof PRINT_MATERIAL>;

/** @throws UsageError with the place of what is wrong */
export function parsePrintMaterial(material: DataMap): PrintMaterial {
  const entry = material.entries.get('print');
  const section = group(PRINT_MATERIAL, doc('how it is printed', 'comment il s’imprime'));
  return section.parse(entry?.node, entry?.keyAt ?? material.at, 'print');
}

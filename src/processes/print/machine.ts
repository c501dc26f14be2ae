import type { Text } from '../../base/text.ts';
import type { DataMap } from '../../model/data-node.ts';
import {
  type Field,
  type Fields,
  group,
  list,
  mapNode,
  optional,
  parseFields,
  type ValuesOf,
} from '../../model/schema.ts';
import { choice, flag, plainNumber, quantity, textField } from '../../model/schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

/** [mm] Least and greatest coordinate of one axis. */
const span = list(quantity('mm', { ...doc('end of the axis', 'bout de l’axe'), min: -10_000, max: 10_000 }), {
  ...doc('least and greatest coordinate', 'plus petite et plus grande coordonnée'),
  least: 2,
  most: 2,
});

/** Keys and values kept as written; the settings schema reads them when the machine is bound. */
const settingsMap: Field<DataMap> = {
  type: 'custom',
  ...doc('settings that this machine starts from', 'réglages de départ de cette machine'),
  parse(given, at, path) {
    return given === undefined ? { kind: 'map', entries: new Map(), at } : mapNode(given, path);
  },
};

const heatPoint = group(
  {
    to: quantity('C', doc('temperature reached', 'température atteinte')),
    seconds: quantity('s', doc('time from 21 °C', 'temps depuis 21 °C')),
  },
  doc('how long heating takes', 'durée de la chauffe'),
);

/** What happens before the first and after the last move; measured by the lab once. */
const PREPARATION = {
  heatBed: list(heatPoint, { ...doc('heating of the bed', 'chauffe du plateau'), least: 1 }),
  heatNozzle: list(heatPoint, { ...doc('heating of the nozzle', 'chauffe de la buse'), least: 1 }),
  heatChamber: list(heatPoint, doc('heating of the chamber', 'chauffe de l’enceinte')),
  parallel: flag({
    ...doc('bed and nozzle heat at the same time', 'plateau et buse chauffent en même temps'),
    standard: 'true',
  }),
  homing: quantity('s', doc('finding the zero of all axes', 'prise d’origine de tous les axes')),
  levelling: quantity('s', { ...doc('probing the bed', 'palpage du plateau'), standard: '0 s' }),
  purge: quantity('s', {
    ...doc('priming besides the moves of the start sequence', 'amorçage, hors mouvements de la séquence de départ'),
    standard: '0 s',
  }),
  soak: quantity('s', { ...doc('fixed wait for even heat', 'attente fixe de stabilisation'), standard: '0 s' }),
  toolChange: quantity('s', { ...doc('one change of tool', 'un changement d’outil'), standard: '0 s' }),
  coolDown: quantity('s', {
    ...doc('until the part can be taken off', 'avant de pouvoir retirer la pièce'),
    standard: '0 s',
  }),
} as const satisfies Fields;

const PRINT = {
  bed: group({ x: span, y: span }, doc('where parts may stand', 'où les pièces peuvent se poser')),
  excluded: list(
    list(quantity('mm', { ...doc('a corner', 'un coin'), min: -10_000 }), {
      ...doc('x y of one corner and x y of the other', 'x y d’un coin puis x y de l’autre'),
      least: 4,
      most: 4,
    }),
    doc('rectangles of the bed to keep free', 'rectangles du plateau à laisser libres'),
  ),
  nozzle: quantity('mm', { ...doc('bore of the nozzle', 'diamètre de la buse'), min: 0.1, max: 3 }),
  filament: quantity('mm', { ...doc('diameter of the filament', 'diamètre du filament'), min: 1, max: 4 }),
  nozzleMax: quantity('C', { ...doc('hottest nozzle', 'buse : température maximale'), min: 100, max: 600 }),
  bedMax: quantity('C', { ...doc('hottest bed', 'plateau : température maximale'), max: 250 }),
  extrudeMin: quantity('C', {
    ...doc('coldest nozzle that still extrudes', 'température minimale d’extrusion'),
    standard: '170 C',
  }),
  flowMax: quantity('mm3/s', {
    ...doc('what the hot end melts', 'débit maximal de la tête chauffante'),
    min: 0.1,
    max: 200,
  }),
  blockRate: quantity('Hz', {
    ...doc(
      'moves a second that the board reads and plans in a row (250,000 baud, 25 characters a line)',
      'mouvements par seconde que la carte lit et prépare à la suite (250 000 bauds, 25 caractères par ligne)',
    ),
    min: 1,
    max: 1_000_000,
    standard: '1000 Hz',
  }),
  characterRate: optional(
    quantity('Hz', {
      ...doc(
        'characters a second of the serial line (baud ÷ 10); left out where the job lies on the machine’s own card',
        'caractères par seconde de la liaison série (bauds ÷ 10) ; absent si le travail est sur la carte de la machine',
      ),
      min: 10,
      max: 10_000_000,
    }),
  ),
  excludedHeight: quantity('mm', {
    ...doc(
      'what stands in the excluded places is no higher: a nozzle above passes over it',
      'ce qui s’y trouve n’est pas plus haut : une buse plus haute passe au-dessus',
    ),
    max: 1000,
    standard: '5 mm',
  }),
  extrudeOnlyMax: quantity('mm', {
    ...doc('longest move of the filament alone', 'plus long mouvement du filament seul'),
    standard: '50 mm',
    min: 1,
  }),
  feeder: choice(['direct', 'bowden'], {
    ...doc('extruder on the head or at the end of a tube', 'extrudeur sur la tête ou au bout d’un tube'),
    standard: 'direct',
  }),
  enclosure: flag({ ...doc('closed housing', 'caisson fermé'), standard: 'false' }),
  hardenedNozzle: flag({
    ...doc('nozzle that bears abrasive filament', 'buse résistante aux filaments abrasifs'),
    standard: 'false',
  }),
  tools: plainNumber({
    ...doc('number of extruders', 'nombre d’extrudeurs'),
    min: 1,
    max: 16,
    integer: true,
    standard: '1',
  }),
  arcs: flag({ ...doc('understands G2 and G3', 'comprend G2 et G3'), standard: 'false' }),
  thumbnails: list(
    textField(
      doc(
        'width x height in pixels, PNG, or with /QOI behind it',
        'largeur x hauteur en pixels, en PNG, ou suivi de /QOI',
      ),
    ),
    { ...doc('pictures that its screen shows', 'images que son écran affiche') },
  ),
  clearance: optional(
    group(
      {
        radius: quantity('mm', doc('of the head around the nozzle', 'de la tête autour de la buse')),
        height: quantity('mm', doc('under the carriage', 'sous le chariot')),
      },
      doc('for printing part after part', 'pour imprimer pièce après pièce'),
    ),
  ),
  settings: settingsMap,
  start: textField(doc('start sequence, with {placeholders}', 'séquence de départ, avec des {champs}')),
  end: textField(doc('end sequence, with {placeholders}', 'séquence de fin, avec des {champs}')),
  preparation: group(PREPARATION, doc('time besides motion', 'temps hors mouvement')),
} as const satisfies Fields;

/** The `print:` section of a machine profile. */
export type PrintMachine = ValuesOf<typeof PRINT>;
export type Preparation = PrintMachine['preparation'];

/** @throws UsageError with the place of what is wrong */
export function parsePrintMachine(machine: DataMap): PrintMachine {
  const entry = machine.entries.get('print');
  const section = group(PRINT, doc('what the printer is', 'ce qu’est l’imprimante'));
  if (entry === undefined)
    return parseFields({ kind: 'map', entries: new Map(), at: machine.at }, { print: section }).print;
  return section.parse(entry.node, entry.keyAt, 'print');
}

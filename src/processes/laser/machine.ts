import type { Text } from '../../base/text.ts';
import type { DataMap } from '../../model/data-node.ts';
import { group, mapOf, optional, type ValuesOf } from '../../model/schema.ts';
import { choice, flag, plainNumber, quantity, textField } from '../../model/schema-values.ts';
import { colorField, colorMap } from './color-field.ts';
import { CONVENTION_NAMES } from './conventions.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

/** Kinds of beam: they decide which materials can be worked at all. */
export const BEAMS = ['co2', 'diode', 'fiber'] as const;

/** What may be done along a colour or a layer. */
export const OPERATIONS = ['cut', 'score', 'engrave', 'ignore'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** The `laser:` section of a machine profile. */
export const LASER_MACHINE = {
  beam: choice(BEAMS, doc('kind of beam', 'type de faisceau')),
  watts: quantity('W', { ...doc('optical power', 'puissance optique'), min: 0.1, max: 10_000 }),
  powerMax: plainNumber({ ...doc('number S for full power ($30)', 'valeur S de la pleine puissance ($30)'), min: 1 }),
  powerMin: quantity('%', {
    ...doc('below this nothing fires', 'en dessous, rien ne s’allume'),
    max: 1,
    standard: '0 %',
  }),
  spot: quantity('mm', { ...doc('width of the beam', 'largeur du faisceau'), min: 0.005, max: 2 }),
  lineMax: plainNumber({
    ...doc('characters that fit one line', 'caractères par ligne'),
    min: 20,
    integer: true,
    standard: '79',
  }),
  blockRate: quantity('Hz', {
    ...doc(
      'moves a second that the board reads and plans in a row (115,200 baud, 10 characters a line)',
      'mouvements par seconde que la carte lit et prépare à la suite (115 200 bauds, 10 caractères par ligne)',
    ),
    min: 1,
    max: 1_000_000,
    standard: '1150 Hz',
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
  arcs: flag({ ...doc('the controller knows G2 and G3', 'la carte comprend G2 et G3'), standard: 'true' }),
  air: choice(['none', 'M7', 'M8'], {
    ...doc('word that switches the air assist on', 'mot qui met l’air en marche'),
    standard: 'none',
  }),
  runUp: choice(['planned', 'controller'], {
    ...doc(
      'who speeds the head up beside engraved rows: the job, or the controller by itself (Ruida)',
      'qui donne de l’élan à la tête au bout des lignes : le travail, ou la carte elle-même (Ruida)',
    ),
    standard: 'planned',
  }),
  margin: quantity('mm', {
    ...doc('strip at the edge of the sheet kept free', 'bande laissée libre au bord de la plaque'),
    max: 100,
    standard: '5 mm',
  }),
  honeycomb: quantity('mm', {
    ...doc('smaller parts fall through the table', 'les pièces plus petites tombent à travers la table'),
    max: 200,
    standard: '15 mm',
  }),
  scanOffset: mapOf(quantity('mm', { ...doc('shift of a row', 'décalage d’une ligne'), min: -5, max: 5 }), {
    ...doc(
      'by speed ("200 mm/s"): how late the beam answers when rows run both ways',
      'par vitesse (« 200 mm/s ») : retard du faisceau quand les lignes vont dans les deux sens',
    ),
  }),
  preparation: quantity('s', {
    ...doc('focus, frame and homing before a job', 'mise au point, cadrage et retour à zéro avant un travail'),
    max: 3600,
    standard: '0 s',
  }),
  wallPower: optional(
    quantity('W', { ...doc('drawn from the socket while working', 'consommation électrique en marche'), max: 50_000 }),
  ),
  timeLimit: optional(
    quantity('s', { ...doc('longest job that the workshop likes', 'durée maximale conseillée d’un travail') }),
  ),
  convention: choice(CONVENTION_NAMES, {
    ...doc('which colours and layers do what', 'quelles couleurs et quels calques font quoi'),
    standard: 'strokes-cut',
  }),
  colors: colorMap(choice(OPERATIONS, doc('operation', 'opération')), {
    ...doc('colour (#rrggbb) → operation, before the convention', 'couleur (#rrvvbb) → opération, avant la convention'),
  }),
  layers: mapOf(choice(OPERATIONS, doc('operation', 'opération')), {
    ...doc('layer name → operation, before colours', 'nom du calque → opération, avant les couleurs'),
  }),
  colorTolerance: plainNumber({
    ...doc('how far a colour may be off, by channel 0…255', 'écart admis par canal, de 0 à 255'),
    max: 64,
    integer: true,
    standard: '8',
  }),
  driver: group(
    {
      cut: colorField({ ...doc('colour of cuts', 'couleur des coupes'), standard: '#ff0000' }),
      score: colorField({ ...doc('colour of marks', 'couleur des marquages'), standard: '#0000ff' }),
      engrave: colorField({ ...doc('colour of engravings', 'couleur des gravures'), standard: '#000000' }),
      hairline: quantity('mm', {
        ...doc('width of a stroke that the driver follows', 'épaisseur d’un trait que le pilote suit'),
        min: 0.001,
        max: 1,
        standard: '0.01 mm',
      }),
    },
    doc(
      'colours and line width of jobs that are drawings (SVG, PDF, DXF, LightBurn)',
      'couleurs et épaisseur de trait des travaux qui sont des dessins (SVG, PDF, DXF, LightBurn)',
    ),
  ),
  switchedBy: choice(['spindle', 'fan'], {
    ...doc(
      'words that switch the beam on Marlin: M3/M5 with the power on each move, or M106/M107 of the fan that it is wired to',
      'mots qui allument le faisceau sous Marlin : M3/M5 avec la puissance à chaque mouvement, ou M106/M107 du ventilateur auquel il est relié',
    ),
    standard: 'spindle',
  }),
  mirrorX: flag({
    ...doc('the machine counts X from the right (Ruida)', 'la machine compte X depuis la droite (Ruida)'),
    standard: 'false',
  }),
  mirrorY: flag({
    ...doc('the machine counts Y from the back (Ruida)', 'la machine compte Y depuis l’arrière (Ruida)'),
    standard: 'false',
  }),
  zero: choice(['head', 'machine'], {
    ...doc(
      'what a Ruida job counts from: where the head stands when it is started, or the machine’s own zero (LightBurn’s “absolute coords”)',
      'd’où compte un travail Ruida : de la position de la tête au départ, ou du zéro de la machine (« coordonnées absolues » de LightBurn)',
    ),
    standard: 'head',
  }),
  start: textField({ ...doc('start sequence, in the dialect', 'séquence de départ, dans le dialecte'), standard: '' }),
  end: textField({ ...doc('end sequence, in the dialect', 'séquence de fin, dans le dialecte'), standard: '' }),
} as const;

export type LaserMachine = ValuesOf<typeof LASER_MACHINE>;

const SECTION = group(LASER_MACHINE, doc('the laser', 'le laser'));

/** @throws UsageError with the place of what is wrong */
export function parseLaserMachine(profile: DataMap): LaserMachine {
  return SECTION.parse(profile.entries.get('laser')?.node, profile.at, 'laser');
}

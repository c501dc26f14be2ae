import { Bug } from '../../base/assert.ts';
import type { JobAction } from '../../model/toolpath.ts';
import { DECIMALS, type Dialect } from './spec.ts';

/** A number with at most five decimals, no zeros at the end, never an exponent. */
function plain(value: number): string {
  return value
    .toFixed(DECIMALS.filament)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}

/** `X1 Y2` of the words that are there. */
function words(given: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(given)
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .map(([letter, value]) => ` ${letter}${plain(value)}`)
    .join('');
}

const LEVEL: Readonly<Record<string, string>> = { prusa: 'G80', klipper: 'BED_MESH_CALIBRATE' };
const PAUSE: Readonly<Record<string, string>> = {
  prusa: 'M601',
  klipper: 'PAUSE',
  rrf: 'M226',
  marlin2: 'M0',
  grbl: 'M0',
  smoothie: 'M0',
};
const HEAT = { nozzle: ['M104', 'M109'], bed: ['M140', 'M190'], chamber: ['M141', 'M191'] } as const;

/** Limits in the file's own words; RepRapFirmware counts some of them by the minute, Klipper writes `KEY=VALUE`. */
function limitsLine(command: string, given: Readonly<Record<string, number>>, dialect: Dialect): string {
  if (/^[A-Z]+_/.test(command)) {
    return (
      command +
      Object.entries(given)
        .map(([key, value]) => ` ${key}=${plain(value)}`)
        .join('')
    );
  }
  const perMinute = dialect.limitsPerMinute && (command === 'M203' || command === 'M566');
  return (
    command +
    Object.entries(given)
      .map(([key, value]) => ` ${key}${plain(perMinute ? value * 60 : value)}`)
      .join('')
  );
}

/**
 * The line of an event in a dialect; null where the event is written otherwise (layer, object, laser power).
 * @throws Bug where the dialect has no word for it: the planner must not ask for it
 */
export function eventLine(action: JobAction, dialect: Dialect): string | null {
  const laser = dialect.packed;
  switch (action.type) {
    case 'layer':
    case 'object':
    case 'laser':
    case 'power':
      return null;
    case 'dwell':
      return dialect.dwellInSeconds ? `G4 P${plain(action.seconds)}` : `G4 P${plain(action.seconds * 1000)}`;
    case 'wait':
      return laser ? 'G4 P0' : 'M400';
    case 'home':
      if (laser) return '$H';
      return action.axes.length === 3 ? 'G28' : `G28 ${action.axes.map((axis) => axis.toUpperCase()).join(' ')}`;
    case 'set-position':
      return `G92${words({ X: action.x, Y: action.y, Z: action.z, E: action.e })}`;
    case 'coolant':
      return action.word;
    case 'pause':
      return action.change === 'filament' && dialect.name !== 'klipper' ? 'M600' : PAUSE[dialect.name]!;
    case 'other':
      return action.command;
    case 'end':
      return laser ? 'M2' : null;
    default:
      if (laser) throw new Bug(`a laser job has no word for "${action.type}"`);
      return printerLine(action, dialect);
  }
}

function printerLine(action: JobAction, dialect: Dialect): string {
  switch (action.type) {
    case 'heat': {
      const tool = action.heater === 'nozzle' && action.tool > 0 ? ` T${action.tool}` : '';
      return `${HEAT[action.heater][action.wait ? 1 : 0]} S${plain(action.target)}${tool}`;
    }
    case 'fan':
      return action.fraction > 0 ? `M106 S${Math.round(action.fraction * 255)}` : 'M107';
    case 'tool':
      return `T${action.tool}`;
    case 'level':
      return LEVEL[dialect.name] ?? 'G29';
    case 'limits':
      return limitsLine(action.command, action.words, dialect);
    case 'speed-factor':
      return `M220 S${plain(action.factor * 100)}`;
    case 'flow-factor':
      return `M221 S${plain(action.factor * 100)}`;
    case 'motors-off':
      return action.axes === undefined ? 'M84' : `M84 ${action.axes.map((axis) => axis.toUpperCase()).join(' ')}`;
    default:
      throw new Bug(`a print job has no word for "${action.type}"`);
  }
}

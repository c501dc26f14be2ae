import { sayText, type Text } from '../../base/text.ts';
import type { JobState } from './read-job-state.ts';
import { KLIPPER_NAMES, KLIPPER_NUMBERS } from './spec-commands-klipper.ts';

/** `KEY=VALUE` pairs; keys upper case, quotes taken off. */
function parametersOf(rest: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of rest.matchAll(/([A-Za-z_][\w.]*)\s*=\s*("[^"]*"|'[^']*'|\S+)/g)) {
    found.set(match[1]!.toUpperCase(), match[2]!.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return found;
}

/** As Klipper reads numbers. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const NOZZLE_KEYS = ['EXTRUDER', 'EXTRUDER_TEMP', 'HOTEND', 'HOTEND_TEMP', 'NOZZLE', 'TEMP', 'T_EXTRUDER'];
const BED_KEYS = ['BED', 'BED_TEMP', 'T_BED'];

function firstNumber(words: ReadonlyMap<string, string>, keys: readonly string[]): number {
  for (const key of keys) {
    const value = Number(words.get(key) ?? Number.NaN);
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

/** Macros of the house around a print have many names; what stands in them is the same. */
function meaningByName(name: string): string | undefined {
  if (/(^|_)(PRINT_START|START_PRINT|START)(_|$)/.test(name)) return 'start';
  if (/(^|_)(PRINT_END|END_PRINT|END)(_|$)/.test(name)) return 'end';
  return undefined;
}

/**
 * A command with a name (Klipper). Start and end macros of the machine are taken for what their name says: a start macro
 * homes and heats to the temperatures it is given, an end macro switches everything off. What is not known is told.
 */
export function runMacro(name: string, rest: string, state: JobState): void {
  const { rows, problems } = state;
  const words = parametersOf(rest);
  const meaning = KLIPPER_NAMES.get(name) ?? meaningByName(name);
  const broken = brokenNumber(name, rest, words, meaning === 'start');
  if (broken !== null) problems.syntax(broken);
  switch (meaning) {
    case undefined:
      problems.unknown(name, 'warning');
      rows.event({ type: 'other', command: name });
      return;
    case 'limits': {
      const numbers: Record<string, number> = {};
      for (const [key, value] of words) {
        const number = Number(value);
        if (!Number.isNaN(number)) numbers[key] = number;
      }
      rows.event({ type: 'limits', command: name, words: numbers });
      return;
    }
    case 'object':
      objectCommand(name, words, state);
      return;
    case 'heat':
      heatCommand(name, words, state);
      return;
    case 'level':
      if (name === 'BED_MESH_CLEAR' || name === 'BED_MESH_PROFILE') break;
      rows.event({ type: 'level' });
      return;
    case 'offset':
    case 'state':
      state.klipper.run(name, words, state);
      return;
    case 'pressure':
      problems.advance(name, firstNumber(words, ['ADVANCE']));
      break;
    case 'retraction':
      problems.retraction(name, firstNumber(words, ['RETRACT_LENGTH']));
      break;
    case 'motor':
      if (name === 'SET_STEPPER_ENABLE' && words.get('ENABLE') === '0') motorOff(words, state);
      break;
    case 'tool': {
      const digits = /\d+$/.exec(words.get('EXTRUDER') ?? '');
      rows.event({ type: 'tool', tool: digits === null ? 0 : Number(digits[0]) });
      return;
    }
    case 'pause':
      if (name !== 'PAUSE') return;
      rows.event(state.comments.filamentChange ? { type: 'pause', change: 'filament' } : { type: 'pause' });
      state.comments.filamentChange = false;
      return;
    case 'start':
      startMacro(name, words, state);
      return;
    case 'end':
      rows.event({ type: 'heat', heater: 'nozzle', tool: 0, target: 0, wait: false });
      rows.event({ type: 'heat', heater: 'bed', tool: 0, target: 0, wait: false });
      rows.event({ type: 'end' });
      return;
    default:
  }
  rows.event({ type: 'other', command: name });
}

/** `Z=O.1`, `TARGET=`: no number where Klipper, or a start macro with its temperatures, needs one. */
function brokenNumber(name: string, rest: string, words: ReadonlyMap<string, string>, starts: boolean): Text | null {
  const empty = /(?:^|\s)(\w+)=(?:\s|$)/.exec(rest)?.[1]?.toUpperCase();
  for (const key of KLIPPER_NUMBERS.get(name) ?? (starts ? [...NOZZLE_KEYS, ...BED_KEYS] : [])) {
    const value = words.get(key) ?? (key === empty ? '' : undefined);
    if (value === undefined || NUMBER.test(value)) continue;
    // A start macro may be given a name in place of a temperature.
    if (starts && !/^\d/.test(value)) continue;
    return sayText(
      { en: '{0}: "{1}={2}" is no number.', fr: '{0} : « {1}={2} » n’est pas un nombre.' },
      name,
      key,
      value.slice(0, 40),
    );
  }
  return null;
}

function motorOff(words: ReadonlyMap<string, string>, { rows }: JobState): void {
  const stepper = (words.get('STEPPER') ?? '').toLowerCase();
  const axes = (['x', 'y', 'z'] as const).filter((axis) => stepper.startsWith(`stepper_${axis}`));
  if (axes.length > 0) rows.event({ type: 'motors-off', axes });
}

function startMacro(name: string, words: ReadonlyMap<string, string>, state: JobState): void {
  const { rows, motion } = state;
  rows.event({ type: 'other', command: name });
  motion.home(true, true, true);
  rows.event({ type: 'home', axes: ['x', 'y', 'z'] });
  const bed = firstNumber(words, BED_KEYS);
  const nozzle = firstNumber(words, NOZZLE_KEYS);
  if (!Number.isNaN(bed)) rows.event({ type: 'heat', heater: 'bed', tool: 0, target: bed, wait: true });
  if (!Number.isNaN(nozzle)) rows.event({ type: 'heat', heater: 'nozzle', tool: 0, target: nozzle, wait: true });
}

function objectCommand(name: string, words: ReadonlyMap<string, string>, state: JobState): void {
  const label = words.get('NAME');
  if (label === undefined) return;
  state.namedByCommands = true;
  const index = state.labelIndex(label);
  const open = state.rows.object;
  if (name === 'EXCLUDE_OBJECT_START') {
    if (open >= 0) unbalanced(label, state);
    state.setObject(index);
  } else if (name === 'EXCLUDE_OBJECT_END') {
    if (open !== index) unbalanced(label, state);
    state.setObject(-1);
  }
}

/** Leaving an object out skips lines from its beginning to its end: without one of them the wrong lines. */
function unbalanced(label: string, { problems }: JobState): void {
  problems.mode(
    sayText(
      {
        en: 'The object "{0}" begins before another ends, or ends before it begins: leaving one out would skip the wrong lines.',
        fr: 'L’objet « {0} » commence avant la fin d’un autre, ou finit sans avoir commencé : en exclure un sauterait les mauvaises lignes.',
      },
      label,
    ),
    'warning',
  );
}

function heatCommand(name: string, words: ReadonlyMap<string, string>, state: JobState): void {
  const { rows } = state;
  if (name === 'TURN_OFF_HEATERS') {
    rows.event({ type: 'heat', heater: 'nozzle', tool: 0, target: 0, wait: false });
    rows.event({ type: 'heat', heater: 'bed', tool: 0, target: 0, wait: false });
    return;
  }
  const which = (words.get('HEATER') ?? words.get('SENSOR') ?? '').toLowerCase();
  const target = firstNumber(words, ['TARGET', 'MINIMUM']);
  if (Number.isNaN(target)) return;
  const heater = which.startsWith('extruder') ? 'nozzle' : which.includes('bed') ? 'bed' : 'chamber';
  const digits = /\d+$/.exec(which);
  const tool = heater === 'nozzle' && digits !== null ? Number(digits[0]) : 0;
  rows.event({ type: 'heat', heater, tool, target, wait: name === 'TEMPERATURE_WAIT' });
}

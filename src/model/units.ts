/**
 * The units in which a person may write a quantity in a profile or a setting, and what each is worth in
 * the one unit system inside: mm, s, mm/s, mm/s², g, °C, W, °, mm³/s. Profiles always write the unit.
 */
export type Unit =
  | 'mm'
  | 'mm/s'
  | 'mm/s2'
  | 's'
  | 'g'
  | 'g/cm3'
  | 'C'
  | 'W'
  | 'deg'
  | 'mm3/s'
  | 'mm3'
  | 'mm2'
  | '%'
  | 'steps/mm'
  | 'Hz'
  | '1/mm'
  | 'Wh';

/** Spelling → factor to the inner unit. `%` becomes a fraction of 1. */
const SPELLINGS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  mm: { mm: 1, cm: 10, m: 1000, um: 1e-3, µm: 1e-3, in: 25.4, inch: 25.4 },
  'mm/s': { 'mm/s': 1, 'mm/min': 1 / 60, 'm/s': 1000, 'm/min': 1000 / 60, 'in/s': 25.4 },
  'mm/s2': { 'mm/s2': 1, 'mm/s²': 1, 'm/s2': 1000, 'm/s²': 1000 },
  s: { s: 1, ms: 1e-3, min: 60, h: 3600 },
  g: { g: 1, kg: 1000 },
  'g/cm3': { 'g/cm3': 1, 'g/cm³': 1, 'kg/m3': 1e-3 },
  C: { C: 1, '°C': 1 },
  W: { W: 1, kW: 1000 },
  deg: { deg: 1, '°': 1 },
  'mm3/s': { 'mm3/s': 1, 'mm³/s': 1 },
  mm3: { mm3: 1, 'mm³': 1, cm3: 1000, 'cm³': 1000, ml: 1000 },
  mm2: { mm2: 1, 'mm²': 1, cm2: 100, 'cm²': 100 },
  '%': { '%': 0.01 },
  'steps/mm': { 'steps/mm': 1 },
  Hz: { Hz: 1, 'steps/s': 1 },
  '1/mm': { '1/mm': 1, 'lines/mm': 1, dpi: 1 / 25.4 },
  Wh: { Wh: 1, kWh: 1000 },
};

export interface Quantity {
  /** Value in the inner unit. */
  readonly value: number;
  /** The unit as it was written. */
  readonly spelling: string;
}

/** What one of a unit, as its name says it, is worth inside: 0.01 for `%`. */
export function factorOf(unit: Unit): number {
  return SPELLINGS[unit][spellingsOf(unit)[0]!]!;
}

/** The spellings that are understood for a unit, the inner one first. */
export function spellingsOf(unit: Unit): readonly string[] {
  return Object.keys(SPELLINGS[unit]);
}

/**
 * Reads "200 mm/s" as a quantity of the wanted unit.
 * @returns the quantity, or why not: `number` (no number in front), `missing` (no unit), `unit` (a unit of something else)
 */
export function parseQuantity(text: string, unit: Unit): Quantity | 'number' | 'missing' | 'unit' {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*?)\s*$/i.exec(text);
  if (match === null) return 'number';
  const spelling = match[2]!;
  if (spelling === '') return 'missing';
  const factor = Object.hasOwn(SPELLINGS[unit], spelling) ? SPELLINGS[unit][spelling] : undefined;
  if (factor === undefined) return 'unit';
  // Divide by the inverse where the factor is a fraction, so that 6000 mm/min is exactly 100 mm/s.
  const number = Number(match[1]);
  const value =
    factor < 1 && Number.isInteger(Math.round(1e6 / factor) / 1e6) ? number / Math.round(1 / factor) : number * factor;
  return { value, spelling };
}

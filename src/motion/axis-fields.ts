import type { Text } from '../base/text.ts';
import { type Field, group } from '../model/schema.ts';
import { quantity } from '../model/schema-values.ts';
import type { Unit } from '../model/units.ts';

interface AxisRange {
  readonly min: number;
  readonly max: number;
}

/** [mm/s] [mm/s²] [steps/mm] What a machine can be asked to be: anything outside is a slip of units. */
export const SPEED_RANGE: AxisRange = { min: 0.01, max: 5000 };
export const ACCELERATION_RANGE: AxisRange = { min: 1, max: 500_000 };
export const JERK_RANGE: AxisRange = { min: 0.001, max: 500 };
export const STEPS_RANGE: AxisRange = { min: 0.1, max: 100_000 };

/** Keys x, y, z and e with one quantity each. */
export function fourAxes(unit: Unit, range: AxisRange, doc: Text) {
  const of = (): Field<number> => quantity(unit, { doc, ...range });
  return group({ x: of(), y: of(), z: of(), e: of() }, { doc });
}

/** Keys x and y with one quantity each. */
export function twoAxes(unit: Unit, range: AxisRange, doc: Text) {
  const of = (): Field<number> => quantity(unit, { doc, ...range });
  return group({ x: of(), y: of() }, { doc });
}

/** Keys x, y and z with one quantity each. */
export function threeAxes(unit: Unit, range: AxisRange, doc: Text) {
  const of = (): Field<number> => quantity(unit, { doc, ...range });
  return group({ x: of(), y: of(), z: of() }, { doc });
}

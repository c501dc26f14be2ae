import { UsageError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import type { LengthUnit } from '../../model/part.ts';

/** What one drawing unit is, and how that was found. */
export interface DrawingUnit {
  /** [mm] */
  readonly mm: number;
  /** The unit that the file states, null where it states none or one that we have no name for. */
  readonly unit: LengthUnit | null;
  readonly guessed: boolean;
  readonly reason: Text;
}

/** $INSUNITS → mm and name (DXF reference, "HEADER Section Group Codes"). */
const UNITS: Readonly<Record<number, readonly [mm: number, name: string, unit: LengthUnit | null]>> = {
  1: [25.4, 'in', 'in'],
  2: [304.8, 'ft', 'ft'],
  3: [1_609_344, 'mile', null],
  4: [1, 'mm', 'mm'],
  5: [10, 'cm', 'cm'],
  6: [1000, 'm', 'm'],
  7: [1_000_000, 'km', null],
  8: [25.4e-6, 'µin', null],
  9: [0.0254, 'mil', null],
  10: [914.4, 'yd', null],
  11: [1e-7, 'Å', null],
  12: [1e-6, 'nm', null],
  13: [0.001, 'µm', 'um'],
  14: [100, 'dm', null],
  15: [10_000, 'dam', null],
  16: [100_000, 'hm', null],
  17: [1e12, 'Gm', null],
  18: [149_597_870_700_000, 'au', null],
  19: [9_460_730_472_580_800_000, 'ly', null],
  20: [3.085_677_581e19, 'pc', null],
  21: [1200 / 3.937, 'US ft', null],
  22: [100 / 3.937, 'US in', null],
  23: [3600 / 3.937, 'US yd', null],
};

const SETTINGS: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000, in: 25.4, ft: 304.8, um: 0.001 };

/** How many drawing units 1 mm may be at most, as far as the header says: that many times further may numbers reach. */
export function unitsPerMm(header: ReadonlyMap<string, string>): number {
  return Math.max(1, 1 / (UNITS[Number(header.get('$INSUNITS') ?? 0)]?.[0] ?? 1));
}

/** [drawing units] A drawing this wide in inches is wider than any sheet: 48 in are 1.2 m. */
const WIDEST_IN_INCHES = 48;

/**
 * Decides what the numbers count: `--set unit`, then $INSUNITS, then $MEASUREMENT and $LUNITS as hints, else mm as a guess.
 * @param width [drawing units] greater side of the drawing
 * @throws UsageError where `--set unit` is no unit
 */
export function drawingUnit(
  header: ReadonlyMap<string, string>,
  settings: ReadonlyMap<string, string>,
  width: number,
): DrawingUnit {
  const forced = settings.get('unit');
  if (forced !== undefined) {
    const mm = Object.hasOwn(SETTINGS, forced) ? SETTINGS[forced]! : undefined;
    if (mm === undefined) throw unknownUnit(forced);
    const reason = sayText(
      { en: '1 unit is 1 {0}, as --set unit says', fr: '1 unité vaut 1 {0}, comme le dit --set unit' },
      same(forced),
    );
    return { mm, unit: null, guessed: false, reason };
  }
  const known = UNITS[Number(header.get('$INSUNITS') ?? 0)];
  if (known !== undefined) {
    const [mm, name, unit] = known;
    const reason = sayText(
      { en: 'the file says that 1 unit is 1 {0}', fr: 'le fichier dit que 1 unité vaut 1 {0}' },
      same(name),
    );
    return { mm, unit, guessed: false, reason };
  }
  const inFeet = /^[34]$/.test(header.get('$LUNITS') ?? '') && header.get('$MEASUREMENT') !== '1'; // 3'-6 1/2"
  if ((header.get('$MEASUREMENT') === '0' || inFeet) && width > 0 && width <= WIDEST_IN_INCHES) {
    const reason = {
      en: 'the file gives no unit, but says that it follows imperial habits: its numbers are read as inches',
      fr: 'le fichier ne donne pas d’unité, mais dit suivre les usages anglo-saxons : ses nombres sont lus en pouces',
    };
    return { mm: 25.4, unit: null, guessed: true, reason };
  }
  const reason = {
    en: 'the file gives no unit: its numbers are read as mm',
    fr: 'le fichier ne donne pas d’unité : ses nombres sont lus en mm',
  };
  return { mm: 1, unit: null, guessed: true, reason };
}

function unknownUnit(written: string): UsageError {
  const near = nearestName(written, Object.keys(SETTINGS));
  return new UsageError(
    sayText({ en: '"{0}" is no unit.', fr: '« {0} » n’est pas une unité.' }, same(written)),
    near === undefined
      ? sayText({ en: 'Known units: {0}.', fr: 'Unités connues : {0}.' }, same(Object.keys(SETTINGS).join(', ')))
      : sayText({ en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' }, same(near)),
  );
}

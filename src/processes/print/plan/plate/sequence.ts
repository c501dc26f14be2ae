import type { Place } from '../../../../base/errors.ts';
import { nearestName } from '../../../../base/nearest.ts';
import { sayText } from '../../../../base/text.ts';
import { profileError } from '../../../../model/schema.ts';
import type { PrintSetup } from '../setup.ts';

/** What a start or end sequence may ask for by `{name}`. */
export type SequenceValues = Readonly<Record<string, string>>;

const plain = (value: number, digits = 3): string => String(Number(value.toFixed(digits)));

/** @param top [mm] Highest layer of the plate @param area [mm] Its first layer's bounds, x0 y0 x1 y1 */
export function sequenceValues(
  setup: PrintSetup,
  top: number,
  area: readonly [number, number, number, number],
): SequenceValues {
  const { machine, material, settings, machineHead, materialHead } = setup;
  const ceiling = machineHead.reach.z[1]!;
  return {
    nozzle: plain(settings.nozzleTemperature ?? material.nozzle),
    nozzleFirst: plain(settings.nozzleTemperature ?? material.nozzleFirst),
    bed: plain(settings.bedTemperature ?? material.bed),
    bedFirst: plain(settings.bedTemperature ?? material.bedFirst),
    chamber: plain(material.chamber ?? 0),
    nozzleDiameter: plain(machine.nozzle),
    material: materialHead.id,
    machine: machineHead.id,
    retraction: plain(settings.retraction, 5),
    pressureAdvance: plain(material.pressureAdvance ?? 0, 5),
    top: plain(top),
    // 1 mm over the part, then 50 mm, as far as the axis goes.
    liftZ: plain(Math.min(top + 1, ceiling)),
    parkZ: plain(Math.min(top + 50, ceiling)),
    minX: plain(area[0]),
    minY: plain(area[1]),
    maxX: plain(area[2]),
    maxY: plain(area[3]),
    width: plain(area[2] - area[0]),
    depth: plain(area[3] - area[1]),
  };
}

/** The sequence with its placeholders filled. @throws UsageError for one that is not known */
export function fillSequence(text: string, values: SequenceValues, at: Place): string {
  // Doubled braces stay braces, for firmwares whose own words use them.
  return text.replace(/\{\{|\}\}|\{([A-Za-z]\w*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole[0]!;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    const near = nearestName(name, Object.keys(values));
    throw profileError(
      at,
      sayText(
        {
          en: 'The sequence asks for "{0}", which is not known.',
          fr: 'La séquence demande « {0} », qui n’est pas connu.',
        },
        `{${name}}`,
      ),
      near === undefined
        ? sayText({ en: 'Known: {0}.', fr: 'Connus : {0}.' }, Object.keys(values).join(', '))
        : sayText({ en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' }, `{${near}}`),
    );
  });
}

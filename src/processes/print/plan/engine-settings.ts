import type { EngineSettings } from '../../../model/engine.ts';
import type { JobLimits } from '../../../model/job.ts';
import type { Placement } from '../../../model/part.ts';
import { fillSequence, sequenceValues } from './plate/sequence.ts';
import { flowLimit, type PrintSetup } from './setup.ts';

/** What another slicer is told about a plate: our profiles and settings with everything decided. @param brim [mm] */
export function engineSettings(
  setup: PrintSetup,
  limits: JobLimits,
  placements: readonly Placement[],
  brim: number,
): EngineSettings {
  const { machine, machineHead, material, materialHead, settings } = setup;
  const edge = (corner: 0 | 1, axis: 0 | 1 | 2): number[] => placements.map(({ bounds }) => bounds[corner][axis]);
  const area = [
    Math.min(...edge(0, 0)),
    Math.min(...edge(0, 1)),
    Math.max(...edge(1, 0)),
    Math.max(...edge(1, 1)),
  ] as const;
  const values = sequenceValues(setup, Math.max(...edge(1, 2)), area);
  const at = { file: machineHead.origin };
  const fan = (own: number): number => settings.fan ?? own;
  return {
    printer: {
      id: machineHead.id,
      firmware: machineHead.firmware,
      bed: limits.bed,
      height: limits.reach[1][2],
      nozzle: machine.nozzle,
      filament: machine.filament,
      maxFeed: limits.maxFeed,
      maxAcceleration: limits.maxAcceleration,
      arcs: machine.arcs,
    },
    filament: {
      id: materialHead.id,
      density: material.density,
      nozzle: settings.nozzleTemperature ?? material.nozzle,
      nozzleFirst: settings.nozzleTemperature ?? material.nozzleFirst,
      bed: settings.bedTemperature ?? material.bed,
      bedFirst: settings.bedTemperature ?? material.bedFirst,
      flowMax: flowLimit(setup),
      fanMin: fan(material.fanMin),
      fanMax: fan(material.fanMax),
      fanBridge: fan(material.fanBridge),
      fanOffLayers: material.fanOffLayers,
      fanFullLayer: material.fanFullLayer,
      layerTimeMin: settings.layerTimeMin ?? material.layerTimeMin,
      layerTimeFan: material.layerTimeFan,
    },
    print: { ...settings, brimWidth: brim },
    start: fillSequence(machine.start, values, at),
    end: fillSequence(machine.end, values, at),
  };
}

import type { PrintMachine } from '../machine.ts';
import type { PrintSettings } from '../settings.ts';
import type { SparsePattern } from './fills/sparse-fill.ts';
import type { SupportLimits } from './support/overhang.ts';

/** What the kernel of layers needs to know: plain numbers that any thread can be given. */
export interface LayerSettings {
  readonly nozzle: number;
  readonly lineWidth: number;
  readonly firstLayerLineWidth: number;
  readonly perimeters: number;
  readonly thinWalls: boolean;
  readonly gapFill: boolean;
  readonly elephantFoot: number;
  readonly xyCompensation: number;
  readonly contourTolerance: number;
  readonly topLayers: number;
  readonly bottomLayers: number;
  readonly topThickness: number;
  readonly bottomThickness: number;
  readonly infill: number;
  readonly infillPattern: SparsePattern;
  /** [radians] */
  readonly infillAngle: number;
  readonly infillOverlap: number;
  readonly solidBelow: number;
  readonly bridgeFlow: number;
  /** [radians] */
  readonly bridgeAngle: number | undefined;
  /** What supports carry, undefined where there are none. */
  readonly support: SupportLimits | undefined;
}

/** What a vase is besides its rising wall. */
const VASE = { perimeters: 1, infill: 0, topLayers: 0, thinWalls: false, gapFill: false } as const;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function layerSettings(machine: PrintMachine, settings: PrintSettings): LayerSettings {
  const s = settings.vase ? { ...settings, ...VASE } : settings;
  return {
    nozzle: machine.nozzle,
    lineWidth: s.lineWidth,
    firstLayerLineWidth: s.firstLayerLineWidth,
    perimeters: s.perimeters,
    thinWalls: s.thinWalls,
    gapFill: s.gapFill,
    elephantFoot: s.elephantFoot,
    xyCompensation: s.xyCompensation,
    contourTolerance: s.contourTolerance,
    topLayers: s.topLayers,
    bottomLayers: s.bottomLayers,
    topThickness: s.topThickness,
    bottomThickness: s.bottomThickness,
    infill: s.infill,
    infillPattern: s.infillPattern,
    infillAngle: radians(s.infillAngle),
    infillOverlap: s.infillOverlap,
    solidBelow: s.solidBelow,
    bridgeFlow: s.bridgeFlow,
    bridgeAngle: s.bridgeAngle === undefined ? undefined : radians(s.bridgeAngle),
    support:
      s.support === 'none'
        ? undefined
        : { supportAngle: s.supportAngle, supportMinArea: s.supportMinArea, supportBridge: s.supportBridge },
  };
}

import type { LayerSettings } from './layer-settings.ts';

/** Two walls of a 0.4 mm nozzle and a sparse grid. */
export const LAYER_SETTINGS: LayerSettings = {
  nozzle: 0.4,
  lineWidth: 0.45,
  firstLayerLineWidth: 0.45,
  perimeters: 2,
  thinWalls: true,
  gapFill: true,
  elephantFoot: 0.2,
  xyCompensation: 0,
  contourTolerance: 0.0125,
  topLayers: 3,
  bottomLayers: 2,
  topThickness: 0,
  bottomThickness: 0,
  infill: 0.15,
  infillPattern: 'grid',
  infillAngle: 0.7,
  infillOverlap: 0.25,
  solidBelow: 4,
  bridgeFlow: 1,
  bridgeAngle: undefined,
  support: undefined,
};

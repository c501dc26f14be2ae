export { take } from '../../base/assembly/memory';
export { setAcceleration, setJump, setSteps, setVelocity } from './axes';
export { startController } from './controller';
export { stop } from './firmware';
export { dwellGrbl, setLaser, setModal, setPower, startGrbl } from './grbl';
export { setRelative } from './grbl-place';
export { setPathLimits, startKlipper } from './klipper';
export { setDeviation, startMarlin2 } from './marlin2';
export { setFeed, setSpeedFactor, x, y, z } from './move';
export {
  centreXs,
  centreYs,
  es,
  feeds,
  kinds,
  layers,
  makeRoomFor,
  motions,
  objects,
  powers,
  xs,
  ys,
  zs,
} from './moves';
export { dwell, place, run, setFlowFactor } from './path';
export { startPrusa } from './prusa';
export { setJumpPolicy, setPlaneAcceleration, startRrf } from './rrf';
export { startSmoothie } from './smoothie';
export { placedStepped, placeFilament, setAlong, setSegmentTime, startSteps } from './step-clock';
export { burning, byKind, byLayer, byObject, layerCount, objectCount, seconds, standing } from './tally';

import type { RulePage } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { colorsAlike } from './colors-alike.ts';
import { crossingOutline } from './crossing-outline.ts';
import { denseCuts } from './dense-cuts.ts';
import { duplicatePath } from './duplicate-path.ts';
import { engravingStarved } from './engraving-starved.ts';
import { evenShades } from './even-shades.ts';
import { holeVanishes } from './hole-vanishes.ts';
import { kerfInDrawing } from './kerf-in-drawing.ts';
import { leftOut } from './left-out.ts';
import { looseIsland } from './loose-island.ts';
import { lowResolution } from './low-resolution.ts';
import { materialRefused } from './material-refused.ts';
import { mindMaterial } from './mind-material.ts';
import { nearColor } from './near-color.ts';
import { noMaterial } from './no-material.ts';
import { noSetting } from './no-setting.ts';
import { nothingCut } from './nothing-cut.ts';
import { nothingToBurn } from './nothing-to-burn.ts';
import { openContour } from './open-contour.ts';
import { outlineSplits } from './outline-splits.ts';
import { outlinedArea } from './outlined-area.ts';
import { outsideMachine } from './outside-machine.ts';
import { overlappingParts } from './overlapping-parts.ts';
import { FEW_TABS, MOVED, NEAR_EDGE, NO_LEAD, SHEETS, SHORT_OVERRUN, TURNED } from './plan-pages.ts';
import { sharedEdge } from './shared-edge.ts';
import { smallDetail } from './small-detail.ts';
import { smallPart } from './small-part.ts';
import { speedLimited } from './speed-limited.ts';
import { strayDot } from './stray-dot.ts';
import { textOverEdge } from './text-over-edge.ts';
import { tinyDrawing } from './tiny-drawing.ts';
import { tooClose } from './too-close.ts';
import { tooThick } from './too-thick.ts';
import { uncalibrated } from './uncalibrated.ts';
import { unmappedColor } from './unmapped-color.ts';
import { weakPower } from './weak-power.ts';
import { whiteStroke } from './white-stroke.ts';
import { wholeSheetEngraved } from './whole-sheet-engraved.ts';
import { wideStroke } from './wide-stroke.ts';
import { writerColors } from './writer-colors.ts';

/** Every rule on drawings and pictures, by code. */
export const LASER_RULES: readonly LaserRule[] = [
  outsideMachine,
  materialRefused,
  tooThick,
  nothingToBurn,
  unmappedColor,
  openContour,
  duplicatePath,
  smallDetail,
  lowResolution,
  noSetting,
  nearColor,
  holeVanishes,
  outlineSplits,
  sharedEdge,
  kerfInDrawing,
  smallPart,
  looseIsland,
  strayDot,
  whiteStroke,
  wholeSheetEngraved,
  wideStroke,
  speedLimited,
  weakPower,
  uncalibrated,
  mindMaterial,
  noMaterial,
  tinyDrawing,
  denseCuts,
  engravingStarved,
  crossingOutline,
  overlappingParts,
  tooClose,
  leftOut,
  outlinedArea,
  evenShades,
  textOverEdge,
  writerColors,
  colorsAlike,
  nothingCut,
];

/** Every page of this room, for `explain` and `list rules`. */
export const LASER_PAGES: readonly RulePage[] = [
  ...LASER_RULES,
  MOVED,
  SHEETS,
  NEAR_EDGE,
  SHORT_OVERRUN,
  NO_LEAD,
  FEW_TABS,
  TURNED,
];

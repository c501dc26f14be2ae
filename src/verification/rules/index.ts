import type { JobRule } from '../job-rule.ts';
import { accelerationLimit } from './acceleration-limit.ts';
import { airAssist } from './air-assist.ts';
import { arcDirection } from './arc-direction.ts';
import { brokenHabit } from './broken-habit.ts';
import { coldExtrusion } from './cold-extrusion.ts';
import { collision } from './collision.ts';
import { declaredWidth } from './declared-width.ts';
import { doubledLines } from './doubled-lines.ts';
import { emptyJob } from './empty-job.ts';
import { extrusionInAir } from './extrusion-in-air.ts';
import { fanOff } from './fan-off.ts';
import { feedLimit } from './feed-limit.ts';
import { flowLimit } from './flow-limit.ts';
import { headClearance } from './head-clearance.ts';
import { heaterLeftOn } from './heater-left-on.ts';
import { laserLeftOn } from './laser-left-on.ts';
import { laserWhileTravelling } from './laser-while-travelling.ts';
import { layerOrder } from './layer-order.ts';
import { layerShift } from './layer-shift.ts';
import { levellingLost } from './levelling-lost.ts';
import { longStop } from './long-stop.ts';
import { lostLines } from './lost-lines.ts';
import { machineSetting } from './machine-setting.ts';
import { missingObject } from './missing-object.ts';
import { missingWork } from './missing-work.ts';
import { notHomed } from './not-homed.ts';
import { oddDose } from './odd-dose.ts';
import { oddFlow } from './odd-flow.ts';
import { oddMode } from './odd-mode.ts';
import { outsideMachine } from './outside-machine.ts';
import { overExtrusion } from './over-extrusion.ts';
import { powerLimit } from './power-limit.ts';
import { retractionBalance } from './retraction-balance.ts';
import { strayPath } from './stray-path.ts';
import { stutter } from './stutter.ts';
import { temperatureLimit } from './temperature-limit.ts';
import { tooSlow } from './too-slow.ts';
import { tool } from './tool.ts';
import { totals } from './totals.ts';
import { truncated } from './truncated.ts';
import { underExtrusion } from './under-extrusion.ts';

/** Every rule on finished jobs. */
export const JOB_RULES: readonly JobRule[] = [
  notHomed,
  outsideMachine,
  coldExtrusion,
  temperatureLimit,
  heaterLeftOn,
  feedLimit,
  accelerationLimit,
  flowLimit,
  overExtrusion,
  underExtrusion,
  retractionBalance,
  tool,
  truncated,
  emptyJob,
  missingObject,
  powerLimit,
  laserLeftOn,
  laserWhileTravelling,
  longStop,
  layerOrder,
  extrusionInAir,
  collision,
  machineSetting,
  arcDirection,
  headClearance,
  totals,
  stutter,
  tooSlow,
  missingWork,
  fanOff,
  layerShift,
  doubledLines,
  lostLines,
  levellingLost,
  airAssist,
  oddMode,
  oddFlow,
  oddDose,
  strayPath,
  declaredWidth,
  brokenHabit,
];

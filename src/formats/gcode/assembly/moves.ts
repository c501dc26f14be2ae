/*
 * A move of a printer, G0 to G3: from its words, which stand in the state, to a row. Where something is to be told or a layer to be
 * begun, the program does so and lets the move go on:
 *
 *     move ── WAITS ──> move ── ARC ──> beginRow ── LAYS ──> endRow ── TELLS
 */
import { addRow, CAPACITY } from './columns';
import { aim, centre, filament } from './motion';
import { state } from './state';

/** Nothing is left to do. */
export const DONE: i32 = 0;
/** The arc at hand cannot be, or stands upright. */
const ARC: i32 = 1;
/** The line that is to be laid closes or begins a layer. */
const LAYS: i32 = 2;
/** Something is to be told of the move, which has its row. */
const TELLS: i32 = 3;

/** A layer begins with the command at hand, or the columns are full. */
const WAITS: i32 = 4;

/** What is to be told: bits of `state.told`. */
const TOLD_RELATIVE: i32 = 1;
const TOLD_UNKNOWN_E: i32 = 2;
const TOLD_MOVED_WITHOUT_FEED: i32 = 4;
const TOLD_LAID_WITHOUT_FEED: i32 = 8;

// What is said of the speed: none was needed yet, a move came without, a line was laid without, it is known.
const FEED_MOVED: i32 = 1;
const FEED_LAID: i32 = 2;
const FEED_KNOWN: i32 = 3;

// Motion and MoveKind of the model.
const RAPID: i32 = 0;
const LINE: i32 = 1;
const CLOCKWISE: i32 = 2;
const TRAVEL: i32 = 0;
const RETRACT: i32 = 12;
const UNRETRACT: i32 = 13;
const PURGE: i32 = 14;
const EXTRUSION: i32 = 15;
const CUT: i32 = 16;

/** The plane of the bed. */
const FLAT: i32 = 17;
/** [mm] A move that goes less is none. */
const STILL: f64 = 1e-9;
/** [mm] A guessed layer is at least this much above the last one: under any printed layer, above a spiral's rise in one move. */
const LAYER_STEP: f64 = 0.04;

/** Begins the move that the words say. @param code 0 to 3 @returns what the program has to do */
export function move(code: i32): i32 {
  state.code = code;
  if (state.layerWaits !== 0 || state.length === CAPACITY) return WAITS;
  if (state.wordF > 0) {
    state.feed = (state.wordF * state.unit) / 60;
    state.unsaidFeed = FEED_KNOWN;
  }
  const isArc = code >= CLOCKWISE;
  if (state.goes === 0 && !(isArc && (!Number.isNaN(state.wordI) || !Number.isNaN(state.wordJ)))) return DONE;
  state.beginX = state.x;
  state.beginY = state.y;
  state.beginZ = state.z;
  state.motion = code;
  aim(state.wordX, state.wordY, state.wordZ);
  state.e = Number.isNaN(state.wordE) ? 0 : filament(state.wordE);
  state.i = 0;
  state.j = 0;
  if (code === RAPID && state.beamInline !== 0) state.beamPower = 0;
  if (isArc) {
    const r = state.byRadius !== 0 ? state.wordR : NaN;
    state.arcFault = centre(state.beginX, state.beginY, state.wordI, state.wordJ, r);
    if (state.arcFault !== 0) state.motion = LINE;
    if (state.arcFault !== 0 || state.plane !== FLAT) return ARC;
  }
  return beginRow();
}

/** Says what the move is for, and burns where a laser is on. */
export function beginRow(): i32 {
  state.power = 0;
  state.told = 0;
  if (state.e > 0) {
    const isFlat =
      state.motion >= CLOCKWISE || abs(state.x - state.beginX) > STILL || abs(state.y - state.beginY) > STILL;
    if (isFlat) return isNewLayer() ? LAYS : endRow();
    state.kind = state.z === state.beginZ ? UNRETRACT : EXTRUSION;
    return close();
  }
  if (state.e < 0) state.kind = RETRACT;
  else {
    state.kind = TRAVEL;
    if (state.beamOn !== 0 && state.beamPower > 0) {
      state.power = state.beamPower;
      if (state.motion !== RAPID) state.kind = max(state.lineKind, CUT);
    }
  }
  return close();
}

/** [mm] Height at which the line at hand is laid. */
export function laidAt(): f64 {
  return max(state.beginZ, state.z);
}

function isNewLayer(): bool {
  if (state.layerIsOpen !== 0) return true;
  return state.layered === 0 && (state.layer < 0 || abs(laidAt() - state.layerZ) > LAYER_STEP);
}

/** A line that is laid. */
export function endRow(): i32 {
  const kind = state.lineKind;
  state.section = state.lineSection;
  if (state.layer < 0 && (kind < 0 || kind === EXTRUSION)) state.kind = PURGE;
  else state.kind = kind < 0 || kind >= CUT ? EXTRUSION : kind;
  if (state.relative === 0) {
    if (state.layer >= 0) state.laidAbsolute = 1;
  } else if (state.laidAbsolute !== 0 && state.toldRelative === 0) {
    state.toldRelative = 1;
    state.told |= TOLD_RELATIVE;
  }
  return close();
}

function close(): i32 {
  if (state.e > 0 && state.eModeKnown === 0) {
    state.eModeKnown = 1;
    state.told |= TOLD_UNKNOWN_E;
  }
  if (state.unsaidFeed !== FEED_KNOWN) askFeed();
  state.rowFeed = state.feed;
  addRow();
  return state.told !== 0 ? TELLS : DONE;
}

/** A move before the first F runs at whatever speed the job before left behind. */
function askFeed(): void {
  const now = state.e > 0 ? FEED_LAID : FEED_MOVED;
  if (state.unsaidFeed === FEED_LAID || state.unsaidFeed === now) return;
  state.unsaidFeed = now;
  state.told |= state.e > 0 ? TOLD_LAID_WITHOUT_FEED : TOLD_MOVED_WITHOUT_FEED;
}

/**
 * What the reader knows of a job from line to line. Both sides see it: the kernel by names, the program by places in this order
 * (see ../read-kernel.ts). Lengths in mm in the machine's own frame, speeds in mm/s.
 */
@unmanaged
class State {
  // The next row.
  x: f64;
  y: f64;
  z: f64;
  e: f64;
  i: f64;
  j: f64;
  rowFeed: f64;
  power: f64;
  section: f64;

  // How numbers are meant.
  unit: f64;
  perE: f64;
  eAt: f64;
  offsetX: f64;
  offsetY: f64;
  offsetZ: f64;
  feed: f64;
  arcError: f64;

  // The words of the line at hand; NaN where one is absent.
  wordX: f64;
  wordY: f64;
  wordZ: f64;
  wordE: f64;
  wordF: f64;
  wordI: f64;
  wordJ: f64;
  wordR: f64;

  // Where the move began.
  beginX: f64;
  beginY: f64;
  beginZ: f64;

  beamPower: f64;
  /** Height of the last layer. */
  layerZ: f64;
  // Of the lines that follow, as the comments say.
  lineWidth: f64;
  lineHeight: f64;
  lineSection: f64;
  // How far an end may be out of reach of the radius, and the radii of both ends apart.
  reachSlack: f64;
  slack: f64;
  slackShare: f64;
  slackMost: f64;

  /** Of the lines that are no comments. */
  characters: f64;

  kind: i32;
  motion: i32;
  object: i32;
  layer: i32;
  line: i32;
  /** Rows that stand in the columns, and columns (bit by bit) that say more than nothing. */
  length: i32;
  said: i32;

  relative: i32;
  eRelative: i32;
  /** G91 makes E relative. */
  joined: i32;
  plane: i32;
  /** An arc may be given by its radius. */
  byRadius: i32;
  beamOn: i32;
  beamInline: i32;
  /** A layer waits: for the next command, for the height of its first line. */
  layerWaits: i32;
  layerIsOpen: i32;
  layered: i32;
  lineKind: i32;
  eModeKnown: i32;
  laidAbsolute: i32;
  toldRelative: i32;
  unsaidFeed: i32;
  /** What is to be told of the move at hand. */
  told: i32;
  arcFault: i32;

  /** Longest line that no machine finds too long. */
  lineMost: i32;
  /** Rows at which the run ends with every 64th line. */
  rowsAsked: i32;
  /** Where the run stands in the text. */
  at: i32;
  /** Lines with a command. */
  commands: i32;
  /** Number of the move at hand, 0 to 3. */
  code: i32;
  /** A place or an E is among its words. */
  goes: i32;
}

const SIZE = offsetof<State>();

export const state = changetype<State>(memory.data(SIZE));

/** Where it stands. */
export const stateAt: usize = changetype<usize>(state);

/**
 * Ruida `.rd`: bytes from 0x80 on begin a command, all others are its parameters, seven bits each; the whole file is
 * scrambled byte by byte. Known from public readers and from LightBurn's own files (docs/formats/rd.md names them); only
 * constants stand here, reader and writer share no code.
 */

/** Key of the scrambling on the common controllers (644x). */
export const SCRAMBLE_KEY = 0x88;
/** Keys that a file may be scrambled with; the second is the 634XG's. */
export const SCRAMBLE_KEYS: readonly number[] = [SCRAMBLE_KEY, 0x11];

/** A file begins with D8 and where its numbers count from: 10 the machine's zero, 11 an anchor, 12 where the head stands. */
export const FIRST_COMMAND = 0xd8;
export const REFERENCE_POINTS: readonly number[] = [0x10, 0x11, 0x12];

/** Layers have one byte of seven bits. */
export const MOST_LAYERS = 128;

/** Colours of our layers on the screen, 0BGR, by what they do: red cuts, blue marks, dark grey engraves. */
export const LAYER_COLOR = { cut: 0x0000ff, score: 0xff0000, engrave: 0x404040 } as const;

/** Name of our jobs in F2 02, eight letters as two numbers of 32 bits: their sum is known to be right. */
export const OWN_NAME = 'ETABLI  ';
/** Bytes of those numbers. */
export const NAME_LENGTH = 10;

/** 100 % of the tube's power. */
export const FULL_POWER = 16383;

/** [µm] A relative move goes at most so far either way on each axis. */
export const RELATIVE_MOST = 8191;

export const Command = {
  moveAbsolute: 0x88,
  moveRelative: 0x89,
  moveX: 0x8a,
  moveY: 0x8b,
  cutAbsolute: 0xa8,
  cutRelative: 0xa9,
  cutX: 0xaa,
  cutY: 0xab,
  /** Shade of the next stretch: a place between the layer's least and greatest power. Told twice, as LightBurn does. */
  shade: 0xc7,
  shadeAgain: 0xc2,
  power: 0xc6,
  powerAtEnd: 0xc8,
  speed: 0xc9,
  layer: 0xca,
  end: 0xd7,
  file: 0xd8,
  inhale: 0xd0,
  work: 0xda,
  sum: 0xe5,
  absolute: 0xe6,
  frame: 0xe7,
  pen: 0xea,
  finish: 0xeb,
  start: 0xf0,
  offset: 0xf1,
  box: 0xf2,
} as const;

/** How a layer is burnt: along lines, or by rows, which the controller runs up to by itself. */
export interface ScanMode {
  /** CA 41, in the header. */
  readonly mode: number;
  /** CA 01, before the moves. */
  readonly operation: number;
}

export const ALONG_LINES: ScanMode = { mode: 0, operation: 0 };
export const ROWS_ONE_WAY: ScanMode = { mode: 1, operation: 2 };
export const ROWS_BOTH_WAYS: ScanMode = { mode: 2, operation: 1 };
export const COLUMNS_ONE_WAY: ScanMode = { mode: 3, operation: 4 };
export const COLUMNS_BOTH_WAYS: ScanMode = { mode: 4, operation: 3 };

/** CA 01: another part of the same layer follows, with powers of its own. */
export const ANOTHER_PART = 0x05;

/** [mm] Longest stretch of a row in one command: LightBurn's. */
export const LONGEST_STRETCH = 4;

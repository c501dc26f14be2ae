/**
 * Ruida `.rd`: bytes from 0x80 on begin a command, all others are its parameters, seven bits each; the whole file is
 * scrambled byte by byte. Known from public readers (facts of jnweiger/ruida-laser, barebaric/rayforge,
 * meerk40t/meerk40t and the Ruida page of edutechwiki.unige.ch); only constants stand here, reader and writer share no code.
 */

/** Key of the scrambling on the common controllers (644x); the 634XG has 0x11. */
export const SCRAMBLE_KEY = 0x88;

/** First two bytes of every file, as they stand in it: D8 12 scrambled. */
export const FIRST_BYTES: readonly [number, number] = [0xd2, 0x9b];

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
  power: 0xc6,
  speed: 0xc9,
  layer: 0xca,
  end: 0xd7,
  file: 0xd8,
  work: 0xda,
  sum: 0xe5,
  frame: 0xe7,
  pen: 0xea,
  finish: 0xeb,
  start: 0xf0,
  offset: 0xf1,
  box: 0xf2,
} as const;

/**
 * Binary G-code (`.bgcode`): Prusa's container, by its published specification (github.com/prusa3d/libbgcode, doc/specifications.md,
 * version 1). All numbers are little-endian.
 *
 *     GCDE │ version 4 │ checksum 2 ║ block ║ block ║ …
 *
 *     block:  type 2 │ compression 2 │ size 4 │ packed size 4 (absent without compression) │ parameters │ data │ CRC-32 4
 */
export const MAGIC = [0x47, 0x43, 0x44, 0x45] as const;
export const FILE_HEAD = 10;
export const VERSION = 1;

export const BLOCK = {
  fileMetadata: 0,
  gcode: 1,
  slicerMetadata: 2,
  printerMetadata: 3,
  printMetadata: 4,
  thumbnail: 5,
} as const;

/** [bytes] Of a block's own parameters, by its type. */
export const PARAMETERS: readonly number[] = [2, 2, 2, 2, 2, 6];

export const COMPRESSION = { none: 0, deflate: 1, heatshrink11: 2, heatshrink12: 3 } as const;

export const ENCODING = { plain: 0, meatpack: 1, meatpackComments: 2 } as const;

/** [bytes] Writers pack 64 KiB of G-code a block; metadata and pictures are some hundred. A block beyond this is a spoilt number. */
export const BLOCK_MOST = 32 * 1024 * 1024;

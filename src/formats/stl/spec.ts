/** Binary STL: a header of 80 bytes, a 32-bit count, then 50 bytes a triangle (normal, three corners, attribute), little-endian. */
export const HEADER_BYTES = 80;
/** Bytes before the first triangle. */
export const PREAMBLE_BYTES = 84;
export const TRIANGLE_BYTES = 50;
/** Bytes of a triangle before its first corner: the normal. */
export const NORMAL_BYTES = 12;

/** [bytes] Length, type and check of a chunk of a PNG. */
const PNG_CHUNK = 12;

/**
 * Whether a picture ends before the place that its own lengths and offsets lead to: PNG, WebP and TIFF say them. Of other kinds, and
 * of what is whole by them, it knows nothing.
 */
export function isCutShort(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  if (signature === '\u0089PNG') return isPngCut(view);
  if (signature === 'RIFF') return bytes.length < 12 || view.getUint32(4, true) + 8 > bytes.length;
  const little = signature === 'II*\0';
  if (little || signature === 'MM\0*') return bytes.length < 8 || view.getUint32(4, little) >= bytes.length;
  return false;
}

/** Chunks follow each other up to the one named IEND; what stands behind it is none of the picture's. */
function isPngCut(view: DataView): boolean {
  let at = 8;
  while (at + PNG_CHUNK <= view.byteLength) {
    if (view.getUint32(at + 4) === 0x49_45_4e_44) return false;
    at += PNG_CHUNK + view.getUint32(at);
  }
  return true;
}

import { FormatError } from '../../base/errors.ts';
import { strangerError } from '../../base/stranger.ts';
import type { Text } from '../../base/text.ts';
import type { ReadOptions } from '../../model/format.ts';
import { MM_PER_UNIT, scaleSetting, unitSetting } from '../../model/length-unit.ts';
import type { Mesh, PartReading, SourceFile } from '../../model/part.ts';
import { readBinaryStl } from './read-binary.ts';
import { readTextStl } from './read-text.ts';
import { HEADER_BYTES, PREAMBLE_BYTES, TRIANGLE_BYTES } from './spec.ts';

const WANTED: Text = { en: 'an STL model', fr: 'un modèle STL' };

/** How a file is laid out. */
type Layout = 'binary' | 'text' | 'stranger';

/**
 * Reads an STL of either kind. What the file says decides, never its first word alone: many binary files begin with `solid`.
 * @throws FormatError where it is cut short, holds a coordinate that is no number, or is no STL
 */
export function readStl(file: SourceFile, options: ReadOptions): PartReading {
  const unit = unitSetting(options.settings) ?? null;
  const factor = (unit === null ? 1 : MM_PER_UNIT[unit]) * scaleSetting(options.settings);
  const bytes = narrowed(file.bytes);
  const layout = layoutOf(bytes);
  if (layout === 'stranger') throw strangerError(bytes, WANTED) ?? notStl();
  const name = stemOf(file.name);
  const { mesh, findings } = layout === 'binary' ? readBinaryStl(bytes, name) : readTextStl(bytes, name);
  if (mesh.triangles.length === 0) throw noTriangle();
  const part: Mesh = { ...mesh, unit, positions: factor === 1 ? mesh.positions : scaled(mesh.positions, factor) };
  return { part, findings };
}

/** A text in UTF-16, as some shells write what is sent to a file, in UTF-8; everything else as it is. Lines stay the same. */
function narrowed(bytes: Uint8Array): Uint8Array {
  const starts = (...wanted: readonly number[]): boolean => wanted.every((byte, k) => bytes[k] === byte);
  const little = starts(0xff, 0xfe) || starts(0x73, 0, 0x6f, 0); // "so"
  const big = starts(0xfe, 0xff) || starts(0, 0x73, 0, 0x6f);
  if (!little && !big) return bytes;
  const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
  return /^\s*solid\b/i.test(text.slice(0, 256)) ? new TextEncoder().encode(text) : bytes;
}

function layoutOf(bytes: Uint8Array): Layout {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rest = bytes.length - PREAMBLE_BYTES;
  const counted = rest >= 0 ? view.getUint32(HEADER_BYTES, true) : 0;
  if (counted > 0 && rest === TRIANGLE_BYTES * counted) return 'binary';
  const isText = looksLikeText(bytes);
  if (isText && /^\s*solid\b/i.test(headOf(bytes, 256))) return 'text';
  if (isText || rest < 0 || strangerError(bytes, WANTED) !== undefined) return 'stranger';
  // A wrong or missing count, or a file cut short. A count beyond any sense with odd bytes behind it is something else.
  const announced = TRIANGLE_BYTES * counted;
  const plausible = rest % TRIANGLE_BYTES === 0 || rest > announced || announced < 1e4 * (rest + TRIANGLE_BYTES);
  return plausible ? 'binary' : 'stranger';
}

function headOf(bytes: Uint8Array, length: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, length)).replace(/^\u00ef\u00bb\u00bf/, '');
}

/** No control characters but blanks among the first bytes. */
function looksLikeText(bytes: Uint8Array): boolean {
  let to = bytes.length;
  // Some programs fill up the last block with zeros.
  while (to > 0 && bytes[to - 1] === 0) to--;
  to = Math.min(to, 2048);
  for (let at = 0; at < to; at++) {
    const byte = bytes[at]!;
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) return false;
  }
  return true;
}

function stemOf(name: string): string {
  return name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}

/** Double precision, so that a change of unit adds no rounding of its own. */
function scaled(positions: Float32Array | Float64Array, factor: number): Float64Array {
  const out = new Float64Array(positions.length);
  for (let i = 0; i < out.length; i++) out[i] = positions[i]! * factor;
  return out;
}

function notStl(): FormatError {
  return new FormatError(
    {
      en: 'This is not an STL model, neither binary nor text.',
      fr: 'Ce n’est pas un modèle STL, ni binaire ni texte.',
    },
    { en: 'Export it again as STL from the modeller.', fr: 'Exportez-le à nouveau en STL depuis le modeleur.' },
    { byte: 0 },
  );
}

function noTriangle(): FormatError {
  return new FormatError(
    { en: 'There is no triangle in this file.', fr: 'Il n’y a aucun triangle dans ce fichier.' },
    {
      en: 'In the modeller, check that the part is visible and selected, and export it again.',
      fr: 'Dans le modeleur, vérifiez que la pièce est visible et sélectionnée, puis exportez-la à nouveau.',
    },
    { byte: 0 },
    'empty',
  );
}

import { FormatError, type Place } from '../../base/errors.ts';
import { same, sayText, type Text } from '../../base/text.ts';

/** A stream of DXF groups: a code and a value at a time. */
export interface GroupSource {
  /** Moves to the next group; false at the end of the file. @throws FormatError where there is no group */
  next(): boolean;
  readonly code: number;
  readonly text: string;
  /** Line of the code, from 1; of a binary file 0. */
  readonly line: number;
  /** Byte of the code in a binary file. */
  readonly byte: number;
}

/** Pairs of lines: code, value. Line breaks of any kind, blanks before the code. */
export class TextGroups implements GroupSource {
  readonly #text: string;
  #at = 0;
  #nextLine = 1;
  code = 0;
  text = '';
  line = 0;
  readonly byte = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): boolean {
    let written = this.#readLine();
    // Blank lines at the end, or after it.
    while (written !== undefined && written.trim() === '' && this.#restIsBlank()) written = this.#readLine();
    if (written === undefined) return false;
    this.line = this.#nextLine - 1;
    const code = Number(written);
    if (written.trim() === '' || !Number.isInteger(code) || code < -5 || code > 1100)
      throw notGroup(written, this.line);
    const value = this.#readLine();
    if (value === undefined) throw cutShort(this.line);
    this.code = code;
    this.text = value;
    return true;
  }

  #restIsBlank(): boolean {
    return this.#text.slice(this.#at).trim() === '';
  }

  #readLine(): string | undefined {
    const text = this.#text;
    const from = this.#at;
    if (from >= text.length) return undefined;
    let end = text.indexOf('\n', from);
    if (end < 0) end = text.length;
    this.#at = end + 1;
    this.#nextLine++;
    return text.charCodeAt(end - 1) === 13 && end > from ? text.slice(from, end - 1) : text.slice(from, end);
  }
}

/** Kinds of value by group code, as AutoCAD's DXF reference lists them. */
type Kind = 'text' | 'double' | 'int16' | 'int32' | 'int64' | 'byte' | 'chunk';

function kindOf(code: number): Kind {
  if (code === 1004 || (code >= 310 && code <= 319)) return 'chunk';
  if ((code >= 10 && code <= 59) || (code >= 110 && code <= 149) || (code >= 210 && code <= 239)) return 'double';
  if ((code >= 460 && code <= 469) || (code >= 1010 && code <= 1059)) return 'double';
  if ((code >= 60 && code <= 79) || (code >= 170 && code <= 179) || (code >= 270 && code <= 289)) return 'int16';
  if ((code >= 370 && code <= 389) || (code >= 400 && code <= 409) || (code >= 1060 && code <= 1070)) return 'int16';
  if ((code >= 90 && code <= 99) || (code >= 420 && code <= 429) || (code >= 440 && code <= 459) || code === 1071)
    return 'int32';
  if (code >= 160 && code <= 169) return 'int64';
  return code >= 290 && code <= 299 ? 'byte' : 'text';
}

/** Binary DXF: codes of one byte (R12 and before) or two, values by their kind. */
export class BinaryGroups implements GroupSource {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #wide: boolean;
  readonly #decode: (bytes: Uint8Array) => string;
  #at = 22;
  code = 0;
  text = '';
  readonly line = 0;
  byte = 0;

  constructor(bytes: Uint8Array, decode: (bytes: Uint8Array) => string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#wide = bytes[23] === 0; // the first group is 0 SECTION
    this.#decode = decode;
  }

  next(): boolean {
    if (this.#at >= this.#bytes.length) return false;
    this.byte = this.#at;
    try {
      this.#read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a read beyond the end of the view
      throw cutShort(0, this.#bytes.length);
    }
    return true;
  }

  #read(): void {
    const view = this.#view;
    if (this.#wide) {
      this.code = view.getInt16(this.#at, true);
      this.#at += 2;
    } else {
      this.code = view.getUint8(this.#at++);
      if (this.code === 255) {
        this.code = view.getInt16(this.#at, true);
        this.#at += 2;
      }
    }
    const at = this.#at;
    switch (kindOf(this.code)) {
      case 'double':
        this.#take(String(view.getFloat64(at, true)), 8);
        return;
      case 'int16':
        this.#take(String(view.getInt16(at, true)), 2);
        return;
      case 'int32':
        this.#take(String(view.getInt32(at, true)), 4);
        return;
      case 'int64':
        this.#take(String(view.getBigInt64(at, true)), 8);
        return;
      case 'byte':
        this.#take(String(view.getUint8(at)), 1);
        return;
      case 'chunk':
        this.#take('', 1 + view.getUint8(at));
        return;
      default: {
        const end = this.#bytes.indexOf(0, at);
        if (end < 0) throw cutShort(0, this.#bytes.length);
        this.#take(this.#decode(this.#bytes.subarray(at, end)), end - at + 1);
      }
    }
  }

  #take(text: string, size: number): void {
    this.text = text;
    this.#at += size;
  }
}

const EXPORT_AGAIN: Text = {
  en: 'Export the drawing again as DXF (R12 or 2000), or download it again.',
  fr: 'Exportez le dessin à nouveau en DXF (R12 ou 2000), ou téléchargez-le à nouveau.',
};

function notGroup(found: string, line: number): FormatError {
  return new FormatError(
    sayText(
      {
        en: 'A group code should stand here, not "{0}".',
        fr: 'Un code de groupe devrait se trouver ici, pas « {0} ».',
      },
      same(found.trim().slice(0, 40)),
    ),
    EXPORT_AGAIN,
    { line, column: Math.max(found.search(/\S/), 0) + 1 },
  );
}

/** Where a group begins. */
export function placeOfGroup({ line, byte }: Pick<GroupSource, 'line' | 'byte'>): Place {
  return line > 0 ? { line, column: 1 } : { byte };
}

/** The file ends in the middle. */
export function cutShort(line: number, byte = 0): FormatError {
  return new FormatError(
    { en: 'The file is cut short.', fr: 'Le fichier est coupé avant la fin.' },
    EXPORT_AGAIN,
    placeOfGroup({ line, byte }),
  );
}

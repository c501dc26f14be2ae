import { FormatError } from '../../base/errors.ts';
import { isMap, isOperator, nameOf, type PdfValue, ValueReader } from './read-values.ts';
import { PDF_SIGN } from './spec.ts';

interface Stored {
  readonly value: PdfValue;
  /** Packed bytes of its stream. */
  readonly stream?: Uint8Array;
}

/** Unpacked streams together hold at most this. */
const MOST_UNPACKED = 512 * 1024 * 1024;

type PdfMap = ReadonlyMap<string, PdfValue>;

/**
 * The objects of a PDF, found by walking through the file from `obj` to `obj`: the table at its end is not needed, so that a
 * file whose table is wrong is read as well. A later object of a number replaces the earlier one. Streams are Flate or plain.
 */
export class PdfFile {
  readonly #objects = new Map<number, Stored>();
  #root: PdfValue = null;
  #unpacked = 0;

  /** @throws FormatError where it is no PDF, is encrypted, or has no page */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const file = new PdfFile();
    const text = new TextDecoder('latin1').decode(bytes);
    if (!text.slice(0, 1024).includes(PDF_SIGN)) throw broken(0, 'en', 'It does not begin like a PDF.');
    file.#readObjects(text, bytes);
    await file.#readPackedObjects();
    return file;
  }

  #readObjects(text: string, bytes: Uint8Array): void {
    const start = /(?:^|[\r\n\s])(\d{1,10})\s+\d{1,5}\s+obj\b|\btrailer\b/g;
    for (let match = start.exec(text); match !== null; match = start.exec(text)) {
      const reader = new ValueReader(text, start.lastIndex);
      const value = reader.next();
      if (match[1] === undefined) {
        if (isMap(value)) this.#takeTrailer(value);
        continue;
      }
      if (value === undefined) return;
      const stored = this.#withStream(value, reader, bytes);
      this.#objects.set(Number(match[1]), stored);
      if (isMap(value) && nameOf(value.get('Type')) === 'XRef') this.#takeTrailer(value);
      start.lastIndex = Math.max(start.lastIndex, reader.at);
    }
  }

  #takeTrailer(trailer: PdfMap): void {
    if (trailer.has('Encrypt')) throw broken(0, 'locked', '');
    const root = trailer.get('Root');
    if (root !== undefined) this.#root = root;
  }

  #withStream(value: PdfValue, reader: ValueReader, bytes: Uint8Array): Stored {
    const before = reader.at;
    if (!isMap(value) || !isOperator(reader.next(), 'stream')) {
      reader.at = before;
      return { value };
    }
    let from = reader.at;
    if (reader.text[from] === '\r') from++;
    if (reader.text[from] === '\n') from++;
    const told = value.get('Length');
    const length = typeof told === 'number' ? told : Number.NaN;
    let to = from + length;
    if (!(to <= bytes.length) || !/^\s{0,2}endstream/.test(reader.text.slice(to, to + 12))) {
      to = reader.text.indexOf('endstream', from);
      if (to < 0) to = bytes.length;
    }
    reader.at = to;
    return { value, stream: bytes.subarray(from, to) };
  }

  /** Newer files keep their small objects in packed streams. */
  async #readPackedObjects(): Promise<void> {
    for (const { value, stream } of [...this.#objects.values()]) {
      if (!isMap(value) || stream === undefined || nameOf(value.get('Type')) !== 'ObjStm') continue;
      const [count, first] = [value.get('N'), value.get('First')];
      if (typeof count !== 'number' || typeof first !== 'number') continue;
      const text = new TextDecoder('latin1').decode(await this.#unpack(value, stream));
      const heads = new ValueReader(text);
      for (let k = 0; k < count; k++) {
        const [number, offset] = [heads.next(), heads.next()];
        if (typeof number !== 'number' || typeof offset !== 'number') break;
        const inner = new ValueReader(text, first + offset).next();
        if (inner !== undefined && !this.#objects.has(number)) this.#objects.set(number, { value: inner });
      }
    }
  }

  /** The value behind a reference. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let seen = value;
    for (let hops = 0; hops < 16; hops++) {
      if (typeof seen !== 'object' || seen === null || !('ref' in seen)) return seen;
      seen = this.#objects.get(seen.ref)?.value;
    }
    return undefined;
  }

  map(value: PdfValue | undefined): PdfMap {
    const found = this.resolve(value);
    return isMap(found) ? found : new Map();
  }

  numbers(value: PdfValue | undefined): readonly number[] {
    const found = this.resolve(value);
    if (!Array.isArray(found)) return [];
    return found.map((item: PdfValue) => {
      const number = this.resolve(item);
      return typeof number === 'number' ? number : Number.NaN;
    });
  }

  /** The unpacked bytes of a stream object; undefined where there is none. */
  async stream(value: PdfValue | undefined): Promise<Uint8Array | undefined> {
    const stored = this.#stored(value);
    if (stored?.stream === undefined || !isMap(stored.value)) return undefined;
    return this.#unpack(stored.value, stored.stream);
  }

  /** The bytes of a stream as they stand in the file. */
  packed(value: PdfValue | undefined): Uint8Array | undefined {
    return this.#stored(value)?.stream;
  }

  #stored(value: PdfValue | undefined): Stored | undefined {
    return typeof value === 'object' && value !== null && 'ref' in value ? this.#objects.get(value.ref) : undefined;
  }

  /** Names of a stream's packings, first undone first. */
  filters(map: PdfMap): readonly string[] {
    const filter = this.resolve(map.get('Filter'));
    if (Array.isArray(filter)) return filter.map((item: PdfValue) => nameOf(this.resolve(item)));
    const name = nameOf(filter);
    return name === '' ? [] : [name];
  }

  async #unpack(map: PdfMap, stream: Uint8Array): Promise<Uint8Array> {
    const filters = this.filters(map);
    if (filters.length === 0) return stream;
    if (filters.length > 1 || filters[0] !== 'FlateDecode') return new Uint8Array(0);
    const bytes = await this.#inflate(stream);
    const parms = this.map(map.get('DecodeParms'));
    const predictor = this.resolve(parms.get('Predictor'));
    return typeof predictor === 'number' && predictor >= 10 ? unpredict(bytes, this, parms) : bytes;
  }

  async #inflate(stream: Uint8Array): Promise<Uint8Array> {
    const { Unzlib } = await import('fflate');
    const pieces: Uint8Array[] = [];
    let size = 0;
    const unzlib = new Unzlib((piece) => {
      pieces.push(piece);
      size += piece.length;
    });
    const step = 1 << 14;
    for (let at = 0; at < stream.length; at += step) {
      try {
        unzlib.push(stream.subarray(at, at + step), at + step >= stream.length);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        throw broken(stream.byteOffset + at, 'packed', error.message);
      }
      if (this.#unpacked + size > MOST_UNPACKED) throw broken(stream.byteOffset + at, 'packed', '> 512 MB');
    }
    this.#unpacked += size;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** The pages in order, each with what it inherits. */
  pages(): readonly PdfMap[] {
    const pages: PdfMap[] = [];
    const walk = (value: PdfValue | undefined, above: PdfMap, depth: number): void => {
      const node = this.map(value);
      if (depth > 40 || pages.length > 10_000) return;
      const own = new Map([...above, ...node]);
      const kids = this.resolve(node.get('Kids'));
      if (Array.isArray(kids)) for (const kid of kids as readonly PdfValue[]) walk(kid, inherited(own), depth + 1);
      else if (node.size > 0) pages.push(own);
    };
    walk(this.map(this.#root).get('Pages'), new Map(), 0);
    if (pages.length === 0) throw broken(0, 'page', '');
    return pages;
  }
}

function inherited(own: PdfMap): PdfMap {
  const kept = new Map<string, PdfValue>();
  for (const key of ['MediaBox', 'CropBox', 'Resources', 'Rotate']) {
    const value = own.get(key);
    if (value !== undefined) kept.set(key, value);
  }
  return kept;
}

/** Undoes PNG's row filters (Predictor 10 to 15). */
function unpredict(bytes: Uint8Array, file: PdfFile, parms: PdfMap): Uint8Array {
  const numberOf = (key: string, standard: number): number => {
    const value = file.resolve(parms.get(key));
    return typeof value === 'number' ? value : standard;
  };
  const each = Math.max(1, Math.ceil((numberOf('Colors', 1) * numberOf('BitsPerComponent', 8)) / 8));
  const width = Math.ceil((numberOf('Columns', 1) * numberOf('Colors', 1) * numberOf('BitsPerComponent', 8)) / 8);
  if (!(width >= 1 && width < 1e8)) return new Uint8Array(0);
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const type = bytes[row * (width + 1)]!;
    for (let k = 0; k < width; k++) {
      const raw = bytes[row * (width + 1) + 1 + k]!;
      const left = k >= each ? out[row * width + k - each]! : 0;
      const up = row > 0 ? out[(row - 1) * width + k]! : 0;
      const corner = k >= each && row > 0 ? out[(row - 1) * width + k - each]! : 0;
      const guess =
        type === 1 ? left : type === 2 ? up : type === 3 ? (left + up) >> 1 : type === 4 ? paeth(left, up, corner) : 0;
      out[row * width + k] = raw + guess;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

function broken(byte: number, why: 'en' | 'locked' | 'packed' | 'page', detail: string): FormatError {
  const text = {
    en: { en: 'The file does not begin like a PDF.', fr: 'Le fichier ne commence pas comme un PDF.' },
    locked: { en: 'The PDF is locked with a password.', fr: 'Le PDF est protégé par un mot de passe.' },
    packed: {
      en: `A part of the PDF cannot be unpacked (${detail}).`,
      fr: `Une partie du PDF ne peut pas être décompressée (${detail}).`,
    },
    page: { en: 'The PDF holds no page.', fr: 'Le PDF ne contient aucune page.' },
  }[why];
  return new FormatError(
    text,
    { en: 'Save it again, without a password.', fr: 'Enregistrez-le à nouveau, sans mot de passe.' },
    { byte },
  );
}

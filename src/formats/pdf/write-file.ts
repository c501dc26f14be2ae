/** An object of a PDF: what stands between `<<` and `>>`, and its stream, already packed. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream?: Uint8Array;
}

/** A whole PDF 1.4: comments, objects from 1, table of their places, trailer. The first object is the catalogue. */
export function pdfFile(objects: readonly PdfObject[], comments: readonly string[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const put = (piece: Uint8Array | string): void => {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  put('%PDF-1.4\n');
  // Four bytes above 127 tell programs that copy files that this is no text (ISO 32000-1, 7.5.2).
  put(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  for (const line of comments) put(`% ${line.replace(/[\r\n]+/g, ' ')}\n`);
  const places: number[] = [];
  for (const [index, { dictionary, stream }] of objects.entries()) {
    places.push(length);
    put(`${index + 1} 0 obj\n`);
    if (stream === undefined) put(`<< ${dictionary} >>\n`);
    else {
      put(`<< ${dictionary} /Length ${stream.length} >>\nstream\n`);
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  }
  const table = length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`);
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  const file = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

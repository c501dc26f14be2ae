import { FormatError } from '../../base/errors.ts';
import { type Entity, numberOf, readEntities, textOf, toNumber } from './entity.ts';
import { foldName } from './fold-name.ts';
import { cutShort, type GroupSource, placeOfGroup } from './groups.ts';
import { type LineType, lineTypeOf } from './line-type.ts';

/** A layer of the table. */
export interface Layer {
  readonly name: string;
  /** Off, or frozen. */
  readonly hidden: boolean;
  /** What is inserted on it is hidden whole; on a layer that is only off, what the block has on other layers shows. */
  readonly frozen: boolean;
  /** AutoCAD colour index. */
  readonly color: number;
  /** 0xRRGGBB, or undefined. */
  readonly trueColor: number | undefined;
  /** Name of its line type, in capitals. */
  readonly lineType: string;
  /** Its objects are shown and never printed: lines that help to draw. */
  readonly unprinted: boolean;
}

/** A layer that the table does not hold. */
export function unlistedLayer(name: string): Layer {
  const plain = { hidden: false, frozen: false, color: 7, trueColor: undefined, lineType: 'CONTINUOUS' };
  return { name, ...plain, unprinted: isDefpoints(name) };
}

/** The layer on which AutoCAD keeps the points that dimensions are measured between. */
function isDefpoints(name: string): boolean {
  return foldName(name) === 'DEFPOINTS';
}

/** A text style of the table. */
export interface TextStyle {
  /** Family of a font of the system, or the name of its file without ending. */
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Width of its letters in those of the font, and how far they lean: a TEXT has its own, a MTEXT takes these. */
  readonly wide: number;
  readonly slant: number;
}

export interface Block {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly entities: readonly Entity[];
  /** The file that holds it, '' where it is this one. */
  readonly file: string;
}

/** A DXF file, read and not yet drawn. */
export interface DxfDocument {
  /** Variables of the header: name with its $ → first value. */
  readonly header: ReadonlyMap<string, string>;
  readonly layers: ReadonlyMap<string, Layer>;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly styles: ReadonlyMap<string, TextStyle>;
  readonly lineTypes: ReadonlyMap<string, LineType>;
  /** Flags (70) of the styles of MLINE, by name in capitals; they stand behind the objects of the drawing. */
  readonly multilineStyles: ReadonlyMap<string, number>;
}

/** An empty document, to be filled by `readDocument`. */
export function newDocument(): OpenDocument {
  const tables = { layers: new Map(), styles: new Map(), lineTypes: new Map(), multilineStyles: new Map() };
  return { header: new Map(), blocks: new Map(), ...tables };
}

interface OpenDocument {
  readonly header: Map<string, string>;
  readonly layers: Map<string, Layer>;
  readonly blocks: Map<string, Block>;
  readonly styles: Map<string, TextStyle>;
  readonly lineTypes: Map<string, LineType>;
  readonly multilineStyles: Map<string, number>;
}

/**
 * Reads all sections into the document; the objects of ENTITIES go to `sink` one by one, so that they need not be
 * kept: 60,000 polylines kept as groups cost 100 MB. Names of layers and blocks are compared without case.
 * @throws FormatError with the line where the groups stop making sense, or the file is cut short
 */
export function readDocument(source: GroupSource, document: OpenDocument, sink: (entity: Entity) => void): void {
  const { header, blocks, multilineStyles } = document;
  let sections = 0;
  let more = source.next();
  while (more) {
    if (source.code !== 0) {
      more = source.next();
      continue;
    }
    const word = foldName(source.text);
    if (word === 'EOF') break;
    more = source.next();
    if (word !== 'SECTION' || !more) continue;
    sections++;
    const name = foldName(source.text);
    if (name === 'HEADER') readHeader(source, header);
    else if (name === 'TABLES') readTables(source, document);
    else if (name === 'BLOCKS') readBlocks(source, blocks);
    else if (name === 'ENTITIES') readSection(source, sink);
    else if (name === 'OBJECTS') readSection(source, (object) => addMultilineStyle(object, multilineStyles));
    else skipSection(source);
  }
  if (sections === 0) {
    throw new FormatError(
      {
        en: 'The file holds no section: it is not a DXF.',
        fr: 'Le fichier ne contient aucune section : ce n’est pas un DXF.',
      },
      { en: 'Export the drawing as DXF.', fr: 'Exportez le dessin en DXF.' },
      placeOfGroup(source),
    );
  }
}

function nextOrFail(source: GroupSource): void {
  if (!source.next()) throw cutShort(source.line, source.byte);
}

function atEnd(source: GroupSource): boolean {
  return source.code === 0 && source.text.trim() === 'ENDSEC';
}

function skipSection(source: GroupSource): void {
  while (!atEnd(source)) nextOrFail(source);
}

function readHeader(source: GroupSource, header: Map<string, string>): void {
  let variable = '';
  while (!atEnd(source)) {
    if (source.code === 9) variable = foldName(source.text);
    else if (variable !== '' && !header.has(variable)) header.set(variable, source.text.trim());
    nextOrFail(source);
  }
}

function readTables(source: GroupSource, { layers, styles, lineTypes }: OpenDocument): void {
  while (source.code !== 0) nextOrFail(source);
  const done = readEntities(source, SECTION_END, (row) => {
    const name = textOf(row, 2);
    if (name === undefined) return;
    if (row.type === 'STYLE') styles.set(foldName(name), styleOf(row));
    if (row.type === 'LTYPE') lineTypes.set(foldName(name), lineTypeOf(row));
    if (row.type !== 'LAYER') return;
    const color = numberOf(row, 62, 7);
    const frozen = (numberOf(row, 70) & 1) === 1;
    const written = textOf(row, 420);
    layers.set(foldName(name), {
      name: name.trim(),
      hidden: color < 0 || frozen,
      frozen,
      color: Math.abs(color),
      trueColor: written === undefined ? undefined : toNumber(written),
      lineType: foldName(textOf(row, 6) ?? 'CONTINUOUS'),
      unprinted: numberOf(row, 290, 1) === 0 || isDefpoints(name),
    });
  });
  if (!done) throw cutShort(source.line, source.byte);
}

const ITALIC = 0x1000000;
const BOLD = 0x2000000;

/** AutoCAD names a TrueType family, and its face, in the extended data of the style; else there is a file. */
function styleOf(row: Entity): TextStyle {
  const family = textOf(row, 1000)?.trim() ?? '';
  const file = (textOf(row, 3) ?? '')
    .trim()
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z]{3}$/i, '');
  const face = numberOf(row, 1071);
  const wide = numberOf(row, 41, 1);
  return {
    family: family === '' ? file : family,
    bold: (face & BOLD) !== 0,
    italic: (face & ITALIC) !== 0,
    wide: wide > 0 ? wide : 1,
    slant: Math.tan((numberOf(row, 50) * Math.PI) / 180),
  };
}

const SECTION_END = new Set(['ENDSEC']);

function readBlocks(source: GroupSource, blocks: Map<string, Block>): void {
  while (source.code !== 0) nextOrFail(source);
  let head: Entity | null = null;
  let inside: Entity[] = [];
  const done = readEntities(source, SECTION_END, (entity) => {
    if (entity.type === 'BLOCK') {
      head = entity;
      inside = [];
    } else if (entity.type === 'ENDBLK') {
      if (head !== null) addBlock(head, inside, blocks);
      head = null;
    } else if (head !== null) inside.push(entity);
  });
  if (!done) throw cutShort(source.line, source.byte);
}

/** Flags of a block that stands in another drawing: a reference, or one laid over. */
const EXTERNAL = 4 | 8;

function addBlock(head: Entity, entities: readonly Entity[], blocks: Map<string, Block>): void {
  const name = textOf(head, 2)?.trim();
  if (name === undefined) return;
  const file = (numberOf(head, 70) & EXTERNAL) !== 0 && entities.length === 0 ? (textOf(head, 1)?.trim() ?? name) : '';
  blocks.set(foldName(name), { name, x: numberOf(head, 10), y: numberOf(head, 20), entities, file });
}

function addMultilineStyle(object: Entity, styles: Map<string, number>): void {
  const name = textOf(object, 2);
  if (object.type === 'MLINESTYLE' && name !== undefined) styles.set(foldName(name), numberOf(object, 70));
}

function readSection(source: GroupSource, sink: (entity: Entity) => void): void {
  while (source.code !== 0) nextOrFail(source);
  if (!readEntities(source, SECTION_END, sink)) throw cutShort(source.line, source.byte);
}

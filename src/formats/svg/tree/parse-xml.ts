import { FormatError } from '../../../base/errors.ts';
import { same, sayText, type Text } from '../../../base/text.ts';
import { commonEntities, type DoctypePlace, type EntityFault, placeIn, readEntities } from './entities.ts';
import { Attributes, TreeGrowth } from './grow-tree.ts';
import type { GrownTree, XmlFault } from './svg-node.ts';

const MOST_FAULTS = 20;

/** saxes' words for faults that leave the tree whole. Everything else ends reading: half a drawing must not be cut. */
const HARMLESS =
  /undefined entity|disallowed character in entity|malformed character entity|empty entity|unquoted attribute|duplicate attribute|no whitespace between|attribute without value|XML declaration|version number|encoding value|standalone value|processing instruction|expected (the name|one of)|did not expect any more|value (required|must be quoted)|whitespace required|malformed comment|doctype declaration|^disallowed character\.|"\]\]>" is disallowed|outside of root/;

/** What a full parser makes of a document. */
export interface XmlReading {
  readonly tree: GrownTree;
  readonly doctype: string;
  readonly standalone: boolean;
  readonly faults: readonly XmlFault[];
  readonly entityFaults: readonly EntityFault[];
}

/**
 * Reads any XML by saxes, with a line and a column for every element.
 * @param text with line feeds alone as ends of lines
 * @param start where the first tag or the XML declaration stands
 * @throws FormatError with line and column where it is not XML, cut short, or not SVG
 */
export async function parseXml(text: string, start: number): Promise<XmlReading> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({});
  const lead = text.slice(0, start).split('\n');
  const skipped = { lines: lead.length - 1, columns: lead[lead.length - 1]!.length };
  const first = { line: 1 + skipped.lines, column: 1 + skipped.columns };
  const whole = withMarkupEntities(text.slice(start), first);
  const growth = new TreeGrowth();
  const faults: XmlFault[] = [];
  let doctype = '';
  let entityFaults: readonly EntityFault[] = [];
  let line = 1;
  let column = 1;
  for (const [name, entity] of commonEntities()) Object.defineProperty(parser.ENTITIES, name, entity);
  // Seven handlers at most: with an eighth, V8 gives the parser up as a hash table (8 MB: 360 ms instead of 75).
  parser.on('doctype', (declared) => {
    doctype = declared;
    const { values, faults: refused } = readEntities(declared, placeIn(whole, whole.indexOf(declared), first));
    for (const [name, entity] of values) Object.defineProperty(parser.ENTITIES, name, entity);
    entityFaults = refused;
  });
  parser.on('opentagstart', ({ name }) => {
    // The parser has read one sign beyond the name: an end of line where the attributes stand below it.
    const below = parser.columnIndex === 0;
    const open = parser.position - name.length - 2;
    line = parser.line - (below ? 1 : 0);
    column = below ? open - whole.lastIndexOf('\n', open) : parser.columnIndex - name.length - 1;
    if (line === 1) column += skipped.columns;
    line += skipped.lines;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.assign(new Attributes(), tag.attributes);
    for (const name in attributes) if (name.startsWith('xmlns:')) growth.declare(name.slice(6), attributes[name]!);
    growth.open(tag.name, attributes, line, column);
  });
  parser.on('closetag', () => growth.close());
  parser.on('text', (value) => growth.text(value));
  parser.on('cdata', (value) => growth.text(value));
  parser.on('error', (error) => {
    const [, at, from, message] = /^(\d+):(\d+): (.*)$/s.exec(error.message) ?? [undefined, '1', '0', error.message];
    const before = at === '1' ? skipped.columns : 0;
    const fault = { message: message!, line: Number(at) + skipped.lines, column: Number(from) + 1 + before };
    if (!growth.finished && !HARMLESS.test(fault.message)) throw xmlError(fault);
    if (faults.length < MOST_FAULTS) faults.push(fault);
  });
  parser.write(whole);
  const standalone = parser.xmlDecl.standalone === 'no';
  parser.close();
  const { tree } = growth;
  if (tree === null) throw xmlError({ message: 'no element', line: 1, column: 1 });
  return { tree, doctype, standalone, faults, entityFaults };
}

/**
 * Entities whose text is elements, put in before the parser comes: it takes an entity for words only. Files of the W3C
 * and some generators keep a shape that way.
 */
function withMarkupEntities(text: string, first: DoctypePlace): string {
  const doctype = /<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/.exec(text);
  if (doctype === null || !/<!ENTITY[^>"']*(?:"[^"]*<|'[^']*<)/.test(doctype[1]!)) return text;
  const inside = doctype.index + doctype[0].indexOf('[') + 1;
  const { values } = readEntities(doctype[1]!, placeIn(text, inside, first));
  const head = text.slice(0, doctype.index + doctype[0].length);
  const body = text.slice(head.length).replace(/&([^\s&;#]+);/g, (whole, name: string) => {
    const entity = values.get(name);
    const value: unknown = entity?.get?.();
    return typeof value === 'string' && value.includes('<') ? value : whole;
  });
  return head + body;
}

/** saxes' messages in words that a maker can use. */
const PLAIN_WORDS: readonly (readonly [RegExp, Text])[] = [
  [
    /unclosed tag|unexpected end|no element|must contain a root/,
    { en: 'The file is cut short', fr: 'Le fichier est coupé avant la fin' },
  ],
  [
    /unmatched closing|unexpected close/,
    { en: 'Opening and closing tags do not match', fr: 'Les balises ouvrantes et fermantes ne correspondent pas' },
  ],
];

function xmlError(fault: XmlFault): FormatError {
  const plain = PLAIN_WORDS.find(([pattern]) => pattern.test(fault.message))?.[1];
  const words = plain ?? { en: 'The file is not well-formed XML', fr: 'Le fichier n’est pas du XML correct' };
  return new FormatError(
    sayText({ en: '{0} ({1}).', fr: '{0} ({1}).' }, words, same(fault.message.replace(/\.$/, ''))),
    {
      en: 'Export the drawing again, or download it again.',
      fr: 'Exportez le dessin à nouveau, ou téléchargez-le à nouveau.',
    },
    { line: fault.line, column: fault.column },
  );
}

import type { INode } from 'svgson';
import { FormatError } from '../../base/errors.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import { commonEntities, type EntityFault, readEntities } from './entities.ts';
import { INKSCAPE_NAMESPACE, SVG_NAMESPACE } from './spec.ts';
import { placeIn, withoutStrayMarks } from './stray-marks.ts';

/**
 * svgson's tree, filled by saxes: 8 MB in 82 ms against 1,293 by svgson's own parser, with a line and a column for
 * every element and without its TypeErrors on broken files. What svgson lacks stands beside its own fields.
 */
export interface SvgNode extends INode {
  children: SvgNode[];
  parent: SvgNode | null;
  /** Name without its prefix where the element is of SVG, `#text` for text, else empty: not drawn. */
  tag: string;
  /** Where its `<` stands, from 1. */
  line: number;
  column: number;
}

/** What stands around the root element. */
export interface Prolog {
  readonly comments: readonly string[];
  /** The document type as it is written, without its brackets' content expanded. */
  readonly doctype: string;
  readonly standalone: boolean;
}

/** Something that is not as XML wants it, and that reading went on over. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface SvgTree {
  readonly root: SvgNode;
  readonly prolog: Prolog;
  readonly faults: readonly XmlFault[];
  readonly entityFaults: readonly EntityFault[];
}

/** Deeper nesting than any program writes; it also bounds the recursion of everything that walks the tree. */
const MOST_DEPTH = 1000;
const MOST_FAULTS = 20;

/** saxes' words for faults that leave the tree whole. Everything else ends reading: half a drawing must not be cut. */
const HARMLESS =
  /undefined entity|disallowed character in entity|malformed character entity|empty entity|unquoted attribute|duplicate attribute|no whitespace between|attribute without value|XML declaration|version number|encoding value|standalone value|processing instruction|expected (the name|one of)|did not expect any more|value (required|must be quoted)|whitespace required|malformed comment|doctype declaration|^disallowed character\.|"\]\]>" is disallowed|outside of root/;

/** Elements whose text matters. */
const TEXTUAL = new Set([
  'style',
  'text',
  'tspan',
  'textPath',
  'a',
  'tref',
  'title',
  'desc',
  'flowPara',
  'flowSpan',
  'flowDiv',
  'flowLine',
]);

/**
 * Reads the text of an SVG into its tree.
 * @throws FormatError with line and column where it is not XML, cut short, or not SVG
 */
export async function parseTree(text: string): Promise<SvgTree> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({});
  const lead = /^\s*/.exec(text)![0];
  const skippedLines = lead.split('\n').length - 1;
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
    const { values, faults: refused } = readEntities(declared, parser.line + skippedLines);
    for (const [name, entity] of values) Object.defineProperty(parser.ENTITIES, name, entity);
    entityFaults = refused;
  });
  parser.on('opentagstart', (tag) => {
    line = parser.line + skippedLines;
    column = Math.max(1, parser.columnIndex - tag.name.length - 1);
  });
  parser.on('opentag', (tag) => growth.open(tag.name, tag.attributes, line, column));
  parser.on('closetag', () => growth.close());
  parser.on('text', (value) => growth.text(value));
  parser.on('cdata', (value) => growth.text(value));
  parser.on('error', (error) => {
    const [, at, from, message] = /^(\d+):(\d+): (.*)$/s.exec(error.message) ?? [undefined, '1', '0', error.message];
    const fault = { message: message!, line: Number(at) + skippedLines, column: Number(from) + 1 };
    if (!growth.finished && !HARMLESS.test(fault.message)) throw xmlError(fault);
    if (faults.length < MOST_FAULTS) faults.push(fault);
  });
  const { whole, stray } = withoutStrayMarks(text.slice(lead.length));
  if (stray >= 0) faults.push({ message: 'a lone &', ...placeIn(text, lead.length + stray) });
  parser.write(withMarkupEntities(whole));
  const standalone = parser.xmlDecl.standalone === 'no';
  parser.close();
  const root = growth.root();
  const prolog = { comments: headComments(text), doctype, standalone };
  return { root, prolog, faults, entityFaults };
}

/**
 * Entities whose text is elements, put in before the parser comes: it takes an entity for words only. Files of the W3C
 * and some generators keep a shape that way.
 */
function withMarkupEntities(text: string): string {
  const doctype = /<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/.exec(text);
  if (doctype === null || !/<!ENTITY[^>"']*(?:"[^"]*<|'[^']*<)/.test(doctype[1]!)) return text;
  const { values } = readEntities(doctype[1]!, 1);
  const head = text.slice(0, doctype.index + doctype[0].length);
  const body = text.slice(head.length).replace(/&([^\s&;#]+);/g, (whole, name: string) => {
    const entity = values.get(name);
    const value: unknown = entity?.get?.();
    return typeof value === 'string' && value.includes('<') ? value : whole;
  });
  return head + body;
}

/** [characters] Programs sign their files before the root element or right after its tag. */
const HEAD = 16_384;

function headComments(text: string): readonly string[] {
  return [...text.slice(0, HEAD).matchAll(/<!--([\s\S]*?)-->/g)].map((match) => match[1]!);
}

/** Grows the tree element by element, and knows which names are SVG's. */
class TreeGrowth {
  #root: SvgNode | null = null;
  #top: SvgNode | null = null;
  #prefixes = new Map<string, string>();
  /** Prefixes that a program other than the usual gave to a well-known namespace: their attributes are renamed. */
  #renamed = new Map<string, string>();
  depth = 0;
  finished = false;

  open(name: string, attributes: Record<string, string>, line: number, column: number): void {
    if (this.finished) return;
    const parent = this.#top;
    const named = this.#declare(attributes);
    const node: SvgNode = {
      name,
      type: 'element',
      value: '',
      attributes: this.#renamed.size > 0 ? this.#rename(named) : named,
      children: [],
      parent,
      tag: this.#tagOf(name, attributes, parent),
      line,
      column,
    };
    if (parent === null) this.#setRoot(node);
    else parent.children.push(node);
    this.#top = node;
    if (++this.depth > MOST_DEPTH) {
      throw new FormatError(
        sayText(
          {
            en: 'Elements stand more than {0} deep in each other.',
            fr: 'Les éléments sont emboîtés sur plus de {0} niveaux.',
          },
          MOST_DEPTH,
        ),
        {
          en: 'Ungroup the drawing in the program that made it, then export it again.',
          fr: 'Dégroupez le dessin dans le logiciel d’origine, puis exportez-le à nouveau.',
        },
        { line, column },
      );
    }
  }

  close(): void {
    if (this.finished || this.#top === null) return;
    this.#top = this.#top.parent;
    this.depth--;
    this.finished = this.#top === null;
  }

  text(value: string): void {
    const parent = this.#top;
    if (parent === null || this.finished || !TEXTUAL.has(parent.tag)) return;
    const { line, column } = parent;
    parent.children.push({
      name: '',
      type: 'text',
      value,
      attributes: {},
      children: [],
      parent,
      tag: '#text',
      line,
      column,
    });
  }

  /** @throws FormatError where the file held no element */
  root(): SvgNode {
    if (this.#root !== null) return this.#root;
    throw xmlError({ message: 'no element', line: 1, column: 1 });
  }

  #setRoot(node: SvgNode): void {
    this.#root = node;
    if (node.tag === 'svg') return;
    throw new FormatError(
      sayText(
        {
          en: 'The file is not a drawing: its first element is <{0}>, not <svg>.',
          fr: 'Le fichier n’est pas un dessin : son premier élément est <{0}>, pas <svg>.',
        },
        node.name,
      ),
      {
        en: 'Export the drawing as SVG. A web page that was saved by mistake must be downloaded again.',
        fr: 'Exportez le dessin en SVG. Si c’est une page web enregistrée par erreur, téléchargez le dessin à nouveau.',
      },
      { line: node.line, column: node.column },
    );
  }

  /** Notes the namespaces that an element declares; gives its attributes back. */
  #declare(attributes: Record<string, string>): Record<string, string> {
    for (const key in attributes) {
      if (key.charCodeAt(0) !== 120 || !key.startsWith('xmlns:')) continue;
      const prefix = key.slice(6);
      const uri = attributes[key]!;
      this.#prefixes.set(prefix, uri);
      const usual = USUAL_PREFIXES.get(uri);
      if (usual !== undefined && usual !== prefix) this.#renamed.set(prefix, usual);
    }
    return attributes;
  }

  #rename(attributes: Record<string, string>): Record<string, string> {
    const renamed: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) {
      const colon = key.indexOf(':');
      const usual = colon > 0 ? this.#renamed.get(key.slice(0, colon)) : undefined;
      renamed[usual === undefined ? key : usual + key.slice(colon)] = value;
    }
    return renamed;
  }

  #tagOf(name: string, attributes: Record<string, string>, parent: SvgNode | null): string {
    const colon = name.indexOf(':');
    if (colon > 0) {
      const uri = this.#prefixes.get(name.slice(0, colon));
      const ours = uri === SVG_NAMESPACE || (uri === undefined && name.startsWith('svg:'));
      return ours ? name.slice(colon + 1) : '';
    }
    const declared = attributes.xmlns;
    if (declared !== undefined) return declared === SVG_NAMESPACE || parent === null ? name : '';
    return parent !== null && parent.tag === '' && !parent.name.includes(':') ? '' : name;
  }
}

const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  [INKSCAPE_NAMESPACE, 'inkscape'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd', 'sodipodi'],
  ['http://www.serif.com/', 'serif'],
]);

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

import { FormatError } from '../../../base/errors.ts';
import { sayText } from '../../../base/text.ts';
import { INKSCAPE_NAMESPACE, SVG_NAMESPACE } from '../spec.ts';
import { IdIndex } from './id-index.ts';
import type { GrownTree, SvgNode } from './svg-node.ts';

/** Deeper nesting than any program writes; it also bounds the recursion of everything that walks the tree. */
const MOST_DEPTH = 1000;

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
 * Names and values of one tag, with nothing inherited: a drawing may name an attribute `constructor`. Made by a class
 * with an empty prototype and not by `Object.create(null)`, which V8 keeps as a hash table: three times the memory, and
 * a list of its names costs a sort.
 */
export class Attributes {
  [name: string]: string;
}
Reflect.deleteProperty(Attributes.prototype, 'constructor');
Object.setPrototypeOf(Attributes.prototype, null);

/** Of the many elements that have none: one list, which nothing may be put into. */
const NO_CHILDREN: SvgNode[] = [];
Object.freeze(NO_CHILDREN);

function addChild(parent: SvgNode, child: SvgNode): void {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else parent.children.push(child);
}

/**
 * A node by a class and not by a list of fields: of what such lists make the engine counts how much lives on, and then
 * compiles anew whatever makes it, here the whole scanner (30 ms).
 */
class GrownNode implements SvgNode {
  name: string;
  type = 'element';
  value = '';
  attributes: Attributes;
  children = NO_CHILDREN;
  parent: SvgNode | null;
  tag: string;
  line = 0;
  column = 0;

  constructor(name: string, attributes: Attributes, parent: SvgNode | null, tag: string) {
    this.name = name;
    this.attributes = attributes;
    this.parent = parent;
    this.tag = tag;
  }
}

/** Grows the tree element by element, and knows which names are SVG's. */
export class TreeGrowth {
  #root: SvgNode | null = null;
  #top: SvgNode | null = null;
  #prefixes = new Map<string, string>();
  /** Prefixes that a program other than the usual gave to a well-known namespace: their attributes are renamed. */
  #renamed = new Map<string, string>();
  #depth = 0;
  finished = false;

  readonly #styles: SvgNode[] = [];

  /** What has grown; null while there is no element. */
  get tree(): GrownTree | null {
    return this.#root === null ? null : { root: this.#root, ids: new IdIndex(this.#root), styles: this.#styles };
  }

  /** The element that is open, once there is one. */
  get top(): SvgNode | null {
    return this.#top;
  }

  /** True where text counts. */
  get takesText(): boolean {
    return this.#top !== null && !this.finished && TEXTUAL.has(this.#top.tag);
  }

  /** Notes a namespace that the element declares which is opened next. */
  declare(prefix: string, uri: string): void {
    if (this.finished) return;
    this.#prefixes.set(prefix, uri);
    const usual = USUAL_PREFIXES.get(uri);
    if (usual !== undefined && usual !== prefix) this.#renamed.set(prefix, usual);
  }

  /** @throws FormatError where the first element is not SVG, or one stands too deep */
  open(name: string, attributes: Attributes, line: number, column: number): void {
    if (this.finished) return;
    const parent = this.#top;
    const tag = this.#tagOf(name, attributes, parent);
    const own = this.#renamed.size > 0 ? this.#rename(attributes) : attributes;
    const node = new GrownNode(name, own, parent, tag);
    node.line = line;
    node.column = column;
    if (parent === null) this.#setRoot(node);
    else addChild(parent, node);
    this.#top = node;
    if (node.tag === 'style') this.#styles.push(node);
    if (++this.#depth > MOST_DEPTH) throw tooDeep(node);
  }

  close(): void {
    if (this.finished || this.#top === null) return;
    this.#top = this.#top.parent;
    this.#depth--;
    this.finished = this.#top === null;
  }

  text(value: string): void {
    const parent = this.#top;
    if (parent === null || !this.takesText) return;
    const node = new GrownNode('', new Attributes(), parent, '#text');
    node.type = 'text';
    node.value = value;
    node.line = parent.line;
    node.column = parent.column;
    addChild(parent, node);
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

  #rename(attributes: Attributes): Attributes {
    const renamed = new Attributes();
    for (const [key, value] of Object.entries(attributes)) {
      const colon = key.indexOf(':');
      const usual = colon > 0 ? this.#renamed.get(key.slice(0, colon)) : undefined;
      renamed[usual === undefined ? key : usual + key.slice(colon)] = value;
    }
    return renamed;
  }

  #tagOf(name: string, attributes: Attributes, parent: SvgNode | null): string {
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

function tooDeep({ line, column }: SvgNode): FormatError {
  return new FormatError(
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

import { ElementPaths } from './element-paths.ts';
import type { AttributeTest, Compound, CssRule, Declaration } from './parse-css.ts';
import type { SvgNode } from './svg-node.ts';

/** A rule ready to be matched: its declarations as the cascade takes them, and its place in the memory of a parent. */
interface IndexedRule extends CssRule {
  readonly place: number;
  /** What it asks for: names (type, classes, id) of the element, of those above it too and its own state, or more. */
  readonly asks: 'element' | 'path' | 'more';
}

/** What the style sheets say of an element. */
export interface SheetStyle {
  /** The same for all elements that the same rules match; empty where none does. */
  readonly key: string;
  /** Weakest first. */
  readonly declarations: readonly Declaration[];
}

const UNSTYLED: SheetStyle = { key: '', declarations: [] };

/**
 * All rules of a drawing, found by the id, class or type of their last compound, so that an element is tried against
 * the few rules that can be meant and not against all of them. What a rule asks of an element's ancestors is asked once
 * a parent: 80,000 rectangles in groups ten deep under 60 such rules took 12 s without that memory, 0.9 s with it.
 * Elements of one type, id and list of classes are matched once where no rule that can be meant asks for more, or once
 * under elements above that are alike in these (130,000 paths of 400 classes in groups of 7 took 2 s for it), and rules that match together are put together once: 100,000 paths of a class with 60 rules took 7 s without, 1 s with.
 */
export class StyleIndex {
  readonly #byKey = new Map<string, IndexedRule[]>();
  readonly #universal: IndexedRule[] = [];
  readonly isEmpty: boolean;
  /** By type, classes and id: the style, or the states that tell it together with the path, or neither. */
  readonly #byKind = new Map<string, Kind>();
  /** By the number of the path to the parent, type, classes and id, and what holds of the states. */
  readonly #byPath = new Map<string, SheetStyle>();
  readonly #paths = new ElementPaths((node) => this.#kindOf(node));
  readonly #ids = new Set<string>();
  readonly #together = new Map<string, SheetStyle>();
  #parent: SvgNode | null = null;
  /** By rule, for the parent met last: 0 not asked yet, 1 its ancestors match, 2 they do not. */
  readonly #above: Uint8Array;

  constructor(rules: readonly CssRule[]) {
    this.isEmpty = rules.length === 0;
    this.#above = new Uint8Array(rules.length);
    for (const [place, rule] of rules.entries()) {
      const indexed = { ...rule, declarations: rule.declarations.map(fromSheet), place, asks: asksFor(rule) };
      for (const { id } of rule.selector) if (id !== '') this.#ids.add(id);
      const key = keyOf(rule.selector[rule.selector.length - 1]!);
      const list = key === '' ? this.#universal : this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, [indexed]);
      else list.push(indexed);
    }
  }

  styleOf(node: SvgNode): SheetStyle {
    if (this.isEmpty) return UNSTYLED;
    const kind = this.#kindOf(node);
    const known = this.#byKind.get(kind);
    if (known?.style !== undefined) return known.style;
    const path = known?.states === undefined ? undefined : this.#paths.of(node.parent);
    let place = path === undefined ? '' : `${path}\u0000${kind}\u0000`;
    if (place !== '') for (const state of known!.states!) place += matchesState(state, node) ? '1' : '0';
    const there = place === '' ? undefined : this.#byPath.get(place);
    if (there !== undefined) return there;
    const candidates = this.#candidates(node);
    const style = this.#matching(candidates, node);
    if (place !== '' && this.#byPath.size < MOST_PLACES) this.#byPath.set(place, style);
    if (known === undefined && this.#byKind.size < MOST_KINDS) this.#byKind.set(kind, kindOf(candidates, style));
    return style;
  }

  /** What rules may ask of an element alone: type, classes, and its id where any rule names it. */
  #kindOf({ tag, attributes: { class: written = '', id = '' } }: SvgNode): string {
    return `${tag}\u0000${written}\u0000${this.#ids.has(id) ? id : ''}`;
  }

  /** Rules that can be meant, as far as type, classes and id tell. */
  #candidates(node: SvgNode): readonly IndexedRule[] {
    const candidates = [...this.#universal, ...(this.#byKey.get(node.tag) ?? [])];
    for (const name of classesOf(node)) candidates.push(...(this.#byKey.get(`.${name}`) ?? []));
    if (node.attributes.id !== undefined) candidates.push(...(this.#byKey.get(`#${node.attributes.id}`) ?? []));
    return candidates;
  }

  #matching(candidates: readonly IndexedRule[], node: SvgNode): SheetStyle {
    if (node.parent !== this.#parent) {
      this.#parent = node.parent;
      this.#above.fill(0);
    }
    const found = candidates.filter((rule) => this.#matches(rule, node));
    if (found.length === 0) return UNSTYLED;
    found.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
    const key = found.map(({ place }) => place).join();
    let style = this.#together.get(key);
    if (style === undefined) {
      style = { key, declarations: found.flatMap((rule) => rule.declarations) };
      if (this.#together.size < MOST_KINDS) this.#together.set(key, style);
    }
    return style;
  }

  #matches({ selector, place }: IndexedRule, node: SvgNode): boolean {
    const last = selector.length - 1;
    const compound = selector[last]!;
    if (!matchesCompound(compound, node)) return false;
    if (last === 0) return true;
    if (compound.combinator !== ' ' && compound.combinator !== '>') return matchesBefore(selector, node, last);
    if (this.#above[place] === 0) this.#above[place] = matchesBefore(selector, node, last) ? 1 : 2;
    return this.#above[place] === 1;
  }
}

/** Kinds of elements, and sets of rules, that are remembered. */
const MOST_KINDS = 5000;

/** Elements of a kind at a place that are remembered. */
const MOST_PLACES = 20_000;

function asksFor({ selector }: CssRule): IndexedRule['asks'] {
  const last = selector[selector.length - 1]!;
  const more = ({ combinator, choices }: Compound): boolean =>
    combinator === '+' || combinator === '~' || choices.length > 0;
  if (selector.some((compound) => more(compound) || (compound !== last && hasState(compound)))) return 'more';
  return selector.length === 1 && !hasState(last) ? 'element' : 'path';
}

const hasState = ({ attributes, pseudos }: Compound): boolean => attributes.length + pseudos.length > 0;

/** Elements of one type, id and list of classes. */
interface Kind {
  /** Of all of them. */
  readonly style?: SheetStyle;
  /** Compounds whose attributes and pseudo-classes tell the style, under elements that are alike. */
  readonly states?: readonly Compound[];
}

function kindOf(candidates: readonly IndexedRule[], style: SheetStyle): Kind {
  if (candidates.some(({ asks }) => asks === 'more')) return {};
  if (candidates.every(({ asks }) => asks === 'element')) return { style };
  return { states: candidates.map(({ selector }) => selector[selector.length - 1]!).filter(hasState) };
}

/** Properties of CSS that move or shape an element and are not followed; the reader tells them. */
export const UNFOLLOWED = ['rotate', 'translate', 'scale', 'd', 'offset-path'] as const;

const GEOMETRY = new Set(['x', 'y', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', ...UNFOLLOWED]);

/** Geometry counts as a property only where CSS gives it; attributes are read by the shapes themselves. */
export function fromSheet(declaration: Declaration): Declaration {
  return GEOMETRY.has(declaration.name) ? { ...declaration, name: `geometry:${declaration.name}` } : declaration;
}

function keyOf(compound: Compound): string {
  if (compound.id !== '') return `#${compound.id}`;
  if (compound.classes.length > 0) return `.${compound.classes[0]}`;
  return compound.tag === '*' ? '' : compound.tag;
}

const NO_CLASSES: readonly string[] = [];
const MOST_LISTS = 2000;
const lists = new Map<string, readonly string[]>();

/** Names of `class=""`; a drawing repeats the same few lists. */
function classesOf(node: SvgNode): readonly string[] {
  const written = node.attributes.class;
  if (written === undefined) return NO_CLASSES;
  let list = lists.get(written);
  if (list === undefined) {
    list = [...new Set(written.trim().split(/\s+/))];
    if (lists.size >= MOST_LISTS) lists.clear();
    lists.set(written, list);
  }
  return list;
}

/** Whether the selector, from its compound `last` leftwards, matches the node. */
function matches(selector: readonly Compound[], node: SvgNode, last: number): boolean {
  return matchesCompound(selector[last]!, node) && (last === 0 || matchesBefore(selector, node, last));
}

/** Whether what stands left of the compound `last` matches around the node, which matches that compound. */
function matchesBefore(selector: readonly Compound[], node: SvgNode, last: number): boolean {
  switch (selector[last]!.combinator) {
    case '>':
      return node.parent !== null && matches(selector, node.parent, last - 1);
    case '+': {
      const before = elderSiblings(node)[0];
      return before !== undefined && matches(selector, before, last - 1);
    }
    case '~':
      return elderSiblings(node).some((sibling) => matches(selector, sibling, last - 1));
    default:
      for (let up = node.parent; up !== null; up = up.parent) if (matches(selector, up, last - 1)) return true;
      return false;
  }
}

function matchesCompound(compound: Compound, node: SvgNode): boolean {
  if (compound.tag !== '*' && compound.tag !== node.tag) return false;
  if (compound.id !== '' && node.attributes.id !== compound.id) return false;
  if (compound.classes.length > 0) {
    const own = classesOf(node);
    for (const name of compound.classes) if (!own.includes(name)) return false;
  }
  return (
    matchesState(compound, node) &&
    compound.choices.every(({ not, selectors }) => not !== selectors.some((one) => matches(one, node, one.length - 1)))
  );
}

function matchesState({ attributes, pseudos }: Compound, node: SvgNode): boolean {
  return (
    attributes.every((test) => matchesAttribute(test, node.attributes[test.name])) &&
    pseudos.every((pseudo) => matchesPseudo(pseudo, node))
  );
}

function matchesAttribute({ operator, value }: AttributeTest, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  switch (operator) {
    case '':
      return true;
    case '=':
      return actual === value;
    case '~=':
      return actual.split(/\s+/).includes(value);
    case '|=':
      return actual === value || actual.startsWith(`${value}-`);
    case '^=':
      return value !== '' && actual.startsWith(value);
    case '$=':
      return value !== '' && actual.endsWith(value);
    default:
      return value !== '' && actual.includes(value);
  }
}

/** States of a mouse or a link are not those of a sheet on a laser: such selectors match nothing. */
function matchesPseudo(pseudo: string, node: SvgNode): boolean {
  const siblings = (): readonly SvgNode[] => node.parent?.children.filter(isElement) ?? [node];
  switch (pseudo) {
    case 'root':
      return node.parent === null;
    case 'first-child':
      return (node.parent?.children.find(isElement) ?? node) === node;
    case 'last-child':
      return (node.parent?.children.findLast(isElement) ?? node) === node;
    case 'only-child':
      return siblings().length === 1;
    case 'first-of-type':
      return siblings().find((sibling) => sibling.tag === node.tag) === node;
    case 'last-of-type':
      return siblings().findLast((sibling) => sibling.tag === node.tag) === node;
    case 'only-of-type':
      return siblings().filter((sibling) => sibling.tag === node.tag).length === 1;
    case 'empty':
      return !node.children.some((child) => child.type === 'element' || child.value !== '');
    default:
      return matchesCount(pseudo, node, siblings);
  }
}

/** `:nth-child(2n + 1)` and the like. */
function matchesCount(pseudo: string, node: SvgNode, siblings: () => readonly SvgNode[]): boolean {
  const nth = /^nth-(last-)?(child|of-type)\(\s*(.+?)\s*\)$/.exec(pseudo);
  if (nth === null) return false;
  const [, last, of, formula] = nth;
  const all = of === 'child' ? siblings() : siblings().filter((sibling) => sibling.tag === node.tag);
  const place = all.indexOf(node);
  return matchesNth(formula!, last === undefined ? place + 1 : all.length - place);
}

function matchesNth(formula: string, place: number): boolean {
  if (formula === 'odd') return place % 2 === 1;
  if (formula === 'even') return place % 2 === 0;
  const match = /^(?:([+-]?\d*)n)?\s*([+-]?\s*\d+)?$/.exec(formula);
  if (match === null) return false;
  const step =
    match[1] === undefined ? 0 : match[1] === '' || match[1] === '+' ? 1 : match[1] === '-' ? -1 : Number(match[1]);
  const offset = match[2] === undefined ? 0 : Number(match[2].replace(/\s/g, ''));
  return step === 0 ? place === offset : (place - offset) % step === 0 && (place - offset) / step >= 0;
}

function isElement(node: SvgNode): boolean {
  return node.type === 'element';
}

/** Nearest first. */
function elderSiblings(node: SvgNode): readonly SvgNode[] {
  const all = node.parent?.children.filter(isElement) ?? [];
  return all.slice(0, all.indexOf(node)).reverse();
}

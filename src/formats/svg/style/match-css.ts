import { ElementPaths } from '../tree/element-paths.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { classesOf, matchesBefore, matchesNames, matchesRest, matchesState } from './match-selector.ts';
import type { Compound, CssRule, Declaration } from './parse-css.ts';

/** A rule ready to be matched: its declarations as the cascade takes them, and its place in the memory of a parent. */
interface IndexedRule extends CssRule {
  readonly place: number;
  /** What it asks for: names (type, classes, id) of the element, of those above it too and its own state, or more. */
  readonly asks: 'element' | 'path' | 'more';
}

/** What the style sheets say of an element: one object for all elements that the same rules match. */
export interface SheetStyle {
  /** From 0, another one for each set of rules; −1 where there are too many to count. */
  readonly number: number;
  /** Weakest first. */
  readonly declarations: readonly Declaration[];
}

const UNSTYLED: SheetStyle = { number: 0, declarations: [] };

/**
 * All rules of a drawing, found by the id, class or type of their last compound, so that an element is tried against
 * the few rules that can be meant and not against all of them. What a rule asks of an element's ancestors is asked once
 * a parent: 80,000 rectangles in groups ten deep under 60 such rules took 12 s without that memory, 0.9 s with it.
 * Elements of one type, id and list of classes are matched once where no rule that can be meant asks for more, or once
 * under elements above that are alike in these and for each set of own states: the answer is then found by numbers, and
 * 130,000 paths of 400 classes in groups of 7 kinds cost 0.1 s (2 s by rules, 0.5 s by keys of text). Rules that match
 * together are put together once: 100,000 paths of a class with 60 rules took 7 s without, 1 s with.
 */
export class StyleIndex {
  readonly #byKey = new Map<string, IndexedRule[]>();
  readonly #universal: IndexedRule[] = [];
  readonly isEmpty: boolean;
  readonly #kinds = new Map<string, Map<string, Kind>>();
  /** Of the type that was asked for last. */
  #tag: string | null = null;
  #byNames = new Map<string, Kind>();
  #kindCount = 0;
  readonly #paths = new ElementPaths((node) => this.#kindOf(node)?.number);
  readonly #ids = new Set<string>();
  /** States that are asked for, each once for all rules that ask for it. */
  readonly #states = new Map<string, Compound>();
  readonly #together = new Map<string, SheetStyle>();
  #placeCount = 0;
  #parent: SvgNode | null = null;
  /** By rule, for the parent met last: 0 not asked yet, 1 its ancestors match, 2 they do not. */
  readonly #above: Uint8Array;

  constructor(rules: readonly CssRule[]) {
    this.isEmpty = rules.length === 0;
    this.#above = new Uint8Array(rules.length);
    for (const [place, rule] of rules.entries()) {
      const { selector, specificity, order } = rule;
      const declarations = rule.declarations.map(fromSheet);
      const indexed: IndexedRule = { selector, specificity, order, declarations, place, asks: asksFor(rule) };
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
    if (kind === undefined) return this.#matching(this.#candidates(node), node);
    if (kind.style !== null) return kind.style;
    const place = this.#placeOf(kind, node);
    const known = place < NEAR ? kind.near[place] : kind.far.get(place);
    return known ?? this.#newAt(kind, place, node);
  }

  /** A number for where an element of a kind stands and the states that it is in; −1 where there are too many. */
  #placeOf({ states }: Kind, node: SvgNode): number {
    const path = states === null ? undefined : this.#paths.of(node.parent);
    if (path === undefined) return -1;
    let place = path;
    for (let i = 0; i < states!.length; i++) place = 2 * place + (matchesState(states![i]!, node) ? 1 : 0);
    return place;
  }

  #newAt({ candidates, near, far }: Kind, place: number, node: SvgNode): SheetStyle {
    const style = this.#matching(candidates, node);
    if (place < 0 || this.#placeCount++ >= MOST_PLACES) return style;
    while (place < NEAR && near.length <= place) near.push(undefined);
    if (place < NEAR) near[place] = style;
    else far.set(place, style);
    return style;
  }

  /** By what rules may ask of an element alone: type, classes, and its id where any rule names it. */
  #kindOf(node: SvgNode): Kind | undefined {
    const { tag, attributes } = node;
    if (tag !== this.#tag) {
      this.#tag = tag;
      const known = this.#kinds.get(tag);
      this.#byNames = known ?? new Map<string, Kind>();
      if (known === undefined) this.#kinds.set(tag, this.#byNames);
    }
    const { class: written = '', id } = attributes;
    const names = id !== undefined && this.#ids.has(id) ? `${written}\u0000${id}` : written;
    return this.#byNames.get(names) ?? this.#newKind(names, node);
  }

  /** Undefined where there are too many. */
  #newKind(names: string, node: SvgNode): Kind | undefined {
    if (this.#kindCount >= MOST_KINDS) return undefined;
    const candidates = this.#candidates(node);
    const plain = candidates.every(({ asks }) => asks === 'element');
    const style = plain ? this.#matching(candidates, node) : null;
    const states = this.#statesOf(candidates);
    const kind = { number: this.#kindCount++, candidates, style, states, near: [], far: new Map() };
    this.#byNames.set(names, kind);
    return kind;
  }

  /** Rules that are meant, as far as type, classes and id tell; weakest first. */
  #candidates(node: SvgNode): readonly IndexedRule[] {
    const candidates = [...this.#universal, ...(this.#byKey.get(node.tag) ?? [])];
    for (const name of classesOf(node)) candidates.push(...(this.#byKey.get(`.${name}`) ?? []));
    if (node.attributes.id !== undefined) candidates.push(...(this.#byKey.get(`#${node.attributes.id}`) ?? []));
    const meant = candidates.filter(({ selector }) => matchesNames(selector[selector.length - 1]!, node));
    return meant.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
  }

  /** The different states that rules ask of the element itself; null where they ask for more, or for too many. */
  #statesOf(candidates: readonly IndexedRule[]): readonly Compound[] | null {
    const states = new Set<Compound>();
    for (const { selector, asks } of candidates) {
      if (asks === 'more') return null;
      const compound = selector[selector.length - 1]!;
      if (!hasState(compound)) continue;
      const key = JSON.stringify([compound.attributes, compound.pseudos]);
      const known = this.#states.get(key) ?? compound;
      this.#states.set(key, known);
      states.add(known);
    }
    return states.size > MOST_STATES ? null : [...states];
  }

  #matching(candidates: readonly IndexedRule[], node: SvgNode): SheetStyle {
    if (node.parent !== this.#parent) {
      this.#parent = node.parent;
      this.#above.fill(0);
    }
    let key = '';
    const found: IndexedRule[] = [];
    for (const rule of candidates) {
      if (!this.#matches(rule, node)) continue;
      found.push(rule);
      key += `${rule.place},`;
    }
    if (found.length === 0) return UNSTYLED;
    let style = this.#together.get(key);
    if (style === undefined) {
      const count = this.#together.size;
      const declarations = found.flatMap((rule) => rule.declarations);
      style = { number: count < MOST_TOGETHER ? count + 1 : -1, declarations };
      if (count < MOST_TOGETHER) this.#together.set(key, style);
    }
    return style;
  }

  /** Whether a rule that is meant holds. */
  #matches({ selector, place }: IndexedRule, node: SvgNode): boolean {
    const last = selector.length - 1;
    const compound = selector[last]!;
    if (!matchesRest(compound, node)) return false;
    if (last === 0) return true;
    if (compound.combinator !== ' ' && compound.combinator !== '>') return matchesBefore(selector, node, last);
    if (this.#above[place] === 0) this.#above[place] = matchesBefore(selector, node, last) ? 1 : 2;
    return this.#above[place] === 1;
  }
}

/** Kinds of elements that are remembered. */
const MOST_KINDS = 5000;
/** Sets of rules that are. */
const MOST_TOGETHER = 20_000;
/** Elements of a kind at a place that are. */
const MOST_PLACES = 50_000;
/** Numbers of paths and states that are looked up in a list. */
const NEAR = 64;
/** Own states that fit into one number beside the path: 2^13 paths and 2^32 sets of states stay exact. */
const MOST_STATES = 32;

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
  readonly number: number;
  readonly candidates: readonly IndexedRule[];
  /** Of all of them; null where it depends on more. */
  readonly style: SheetStyle | null;
  /** Compounds whose attributes and pseudo-classes tell the style under elements that are alike; null where more does. */
  readonly states: readonly Compound[] | null;
  /** By the path to the parent with the states that hold: in a list while that is a small number. */
  readonly near: (SheetStyle | undefined)[];
  readonly far: Map<number, SheetStyle>;
}

/** Properties of CSS that move or shape an element and are not followed; the reader tells them. */
export const UNFOLLOWED = ['offset-path'] as const;

const FOLLOWED = ['translate', 'rotate', 'scale', 'd'] as const;

const GEOMETRY = new Set(['x', 'y', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', ...FOLLOWED, ...UNFOLLOWED]);

/** Geometry counts as a property only where CSS gives it; attributes are read by the shapes themselves. */
export function fromSheet(declaration: Declaration): Declaration {
  return GEOMETRY.has(declaration.name) ? { ...declaration, name: `geometry:${declaration.name}` } : declaration;
}

function keyOf(compound: Compound): string {
  if (compound.id !== '') return `#${compound.id}`;
  if (compound.classes.length > 0) return `.${compound.classes[0]}`;
  return compound.tag === '*' ? '' : compound.tag;
}

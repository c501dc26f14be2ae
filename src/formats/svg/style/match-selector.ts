import type { SvgNode } from '../tree/svg-node.ts';
import { ownText } from './own-text.ts';
import type { AttributeTest, Compound } from './parse-css.ts';

const NO_CLASSES: readonly string[] = [];
const MOST_LISTS = 2000;
const lists = new Map<string, readonly string[]>();

/** Names of `class=""`; a drawing repeats the same few lists. */
export function classesOf(node: SvgNode): readonly string[] {
  const written = node.attributes.class;
  if (written === undefined) return NO_CLASSES;
  let list = lists.get(written);
  if (list === undefined) {
    list = [...new Set(ownText(written).trim().split(/\s+/))];
    if (lists.size >= MOST_LISTS) lists.clear();
    lists.set(ownText(written), list);
  }
  return list;
}

/** Whether the selector, from its compound `last` leftwards, matches the node. */
function matches(selector: readonly Compound[], node: SvgNode, last: number): boolean {
  return matchesCompound(selector[last]!, node) && (last === 0 || matchesBefore(selector, node, last));
}

/** Whether what stands left of the compound `last` matches around the node, which matches that compound. */
export function matchesBefore(selector: readonly Compound[], node: SvgNode, last: number): boolean {
  switch (selector[last]!.combinator) {
    case '>':
      return node.parent !== null && matches(selector, node.parent, last - 1);
    case '+': {
      const { elements, places } = familyOf(node);
      const before = elements[places.get(node)! - 1];
      return before !== undefined && matches(selector, before, last - 1);
    }
    case '~':
      return firstMatch(selector, node, last) < familyOf(node).places.get(node)!;
    default:
      return matchesAbove(selector, node, last);
  }
}

/**
 * By compound: whether an element, or one above it, matches what stands left of the compound. Without this memory a
 * selector of five groups asks a path a thousand groups deep 10^15 times.
 */
const above = new WeakMap<Compound, WeakMap<SvgNode, boolean>>();

function matchesAbove(selector: readonly Compound[], node: SvgNode, last: number): boolean {
  const compound = selector[last]!;
  const known = above.get(compound) ?? new WeakMap<SvgNode, boolean>();
  above.set(compound, known);
  const asked: SvgNode[] = [];
  let found = false;
  for (let up = node.parent; up !== null && !found; up = up.parent) {
    const answer = known.get(up);
    if (answer !== undefined) {
      found = answer;
      break;
    }
    asked.push(up);
    found = matches(selector, up, last - 1);
  }
  for (const each of asked) known.set(each, found);
  return found;
}

/** The place of the first sibling that matches what stands left of a `~`; infinite where none does. */
function firstMatch(selector: readonly Compound[], node: SvgNode, last: number): number {
  const { elements, firsts } = familyOf(node);
  const known = firsts.get(selector[last]!);
  if (known !== undefined) return known;
  const place = elements.findIndex((sibling) => matches(selector, sibling, last - 1));
  const first = place < 0 ? Number.POSITIVE_INFINITY : place;
  firsts.set(selector[last]!, first);
  return first;
}

function matchesCompound(compound: Compound, node: SvgNode): boolean {
  return matchesNames(compound, node) && matchesRest(compound, node);
}

/** Whether type, id and classes are those that a compound asks for. */
export function matchesNames(compound: Compound, node: SvgNode): boolean {
  if (compound.tag !== '*' && compound.tag !== node.tag) return false;
  if (compound.id !== '' && node.attributes.id !== compound.id) return false;
  if (compound.classes.length > 0) {
    const own = classesOf(node);
    for (const name of compound.classes) if (!own.includes(name)) return false;
  }
  return true;
}

/** Whether all else holds that a compound asks for. */
export function matchesRest(compound: Compound, node: SvgNode): boolean {
  return (
    matchesState(compound, node) &&
    compound.choices.every(({ not, selectors }) => not !== selectors.some((one) => matches(one, node, one.length - 1)))
  );
}

/** Whether the attributes and the pseudo-classes of a compound hold. */
export function matchesState({ attributes, pseudos }: Compound, node: SvgNode): boolean {
  for (const test of attributes) if (!matchesAttribute(test, node.attributes[test.name])) return false;
  for (const pseudo of pseudos) if (!matchesPseudo(pseudo, node)) return false;
  return true;
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
  const { parent } = node;
  switch (pseudo) {
    case 'root':
      return parent === null;
    case 'first-child':
      return parent === null || firstElement(parent) === node;
    case 'last-child':
      return parent === null || parent.children.findLast(isElement) === node;
    case 'only-child':
      return familyOf(node).elements.length === 1;
    case 'first-of-type':
      return familyOf(node).placesOfType.get(node) === 0;
    case 'last-of-type':
      return familyOf(node).placesOfType.get(node) === familyOf(node).types.get(node.tag)! - 1;
    case 'only-of-type':
      return familyOf(node).types.get(node.tag) === 1;
    case 'empty':
      return !node.children.some((child) => child.type === 'element' || child.value !== '');
    default:
      return matchesCount(pseudo, node);
  }
}

/** The elements under one parent, counted once: a rule of places would else count 100,000 siblings for each of them. */
interface Family {
  readonly elements: readonly SvgNode[];
  readonly places: ReadonlyMap<SvgNode, number>;
  readonly placesOfType: ReadonlyMap<SvgNode, number>;
  /** By type: how many. */
  readonly types: ReadonlyMap<string, number>;
  /** By the compound after a `~`: `firstMatch`. */
  readonly firsts: Map<Compound, number>;
}

const families = new WeakMap<SvgNode, Family>();

/** An element with its siblings. */
function familyOf(node: SvgNode): Family {
  const { parent } = node;
  const known = parent === null ? undefined : families.get(parent);
  if (known !== undefined) return known;
  const elements = parent === null ? [node] : parent.children.filter(isElement);
  const places = new Map<SvgNode, number>();
  const placesOfType = new Map<SvgNode, number>();
  const types = new Map<string, number>();
  for (const [place, element] of elements.entries()) {
    const count = types.get(element.tag) ?? 0;
    places.set(element, place);
    placesOfType.set(element, count);
    types.set(element.tag, count + 1);
  }
  const family = { elements, places, placesOfType, types, firsts: new Map<Compound, number>() };
  if (parent !== null) families.set(parent, family);
  return family;
}

/** `:nth-child(2n + 1)` and the like. */
function matchesCount(pseudo: string, node: SvgNode): boolean {
  const nth = /^nth-(last-)?(child|of-type)\(\s*(.+?)\s*\)$/.exec(pseudo);
  if (nth === null) return false;
  const [, last, of, formula] = nth;
  const { elements, places, placesOfType, types } = familyOf(node);
  const place = (of === 'child' ? places : placesOfType).get(node)!;
  const count = of === 'child' ? elements.length : types.get(node.tag)!;
  return matchesNth(formula!, last === undefined ? place + 1 : count - place);
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

function firstElement(parent: SvgNode): SvgNode | undefined {
  const { children } = parent;
  let i = 0;
  while (i < children.length && !isElement(children[i]!)) i++;
  return children[i];
}

function isElement(node: SvgNode): boolean {
  return node.type === 'element';
}

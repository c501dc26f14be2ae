import type { AttributeTest, Compound } from './parse-css.ts';
import type { SvgNode } from './svg-node.ts';

const NO_CLASSES: readonly string[] = [];
const MOST_LISTS = 2000;
const lists = new Map<string, readonly string[]>();

/** Names of `class=""`; a drawing repeats the same few lists. */
export function classesOf(node: SvgNode): readonly string[] {
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
export function matchesBefore(selector: readonly Compound[], node: SvgNode, last: number): boolean {
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

export function matchesCompound(compound: Compound, node: SvgNode): boolean {
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
      return parent === null || parent.children.find(isElement) === node;
    case 'last-child':
      return parent === null || parent.children.findLast(isElement) === node;
    case 'only-child':
      return siblingsOf(node).length === 1;
    case 'first-of-type':
      return siblingsOf(node).find((sibling) => sibling.tag === node.tag) === node;
    case 'last-of-type':
      return siblingsOf(node).findLast((sibling) => sibling.tag === node.tag) === node;
    case 'only-of-type':
      return siblingsOf(node).filter((sibling) => sibling.tag === node.tag).length === 1;
    case 'empty':
      return !node.children.some((child) => child.type === 'element' || child.value !== '');
    default:
      return matchesCount(pseudo, node);
  }
}

/** Itself among them. */
function siblingsOf(node: SvgNode): readonly SvgNode[] {
  return node.parent?.children.filter(isElement) ?? [node];
}

/** `:nth-child(2n + 1)` and the like. */
function matchesCount(pseudo: string, node: SvgNode): boolean {
  const nth = /^nth-(last-)?(child|of-type)\(\s*(.+?)\s*\)$/.exec(pseudo);
  if (nth === null) return false;
  const [, last, of, formula] = nth;
  const siblings = siblingsOf(node);
  const all = of === 'child' ? siblings : siblings.filter((sibling) => sibling.tag === node.tag);
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

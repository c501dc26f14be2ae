import type { AttributeTest, Compound, CssRule, Declaration } from './parse-css.ts';
import type { SvgNode } from './parse-tree.ts';

/**
 * All rules of a drawing, found by the id, class or type of their last compound, so that an element is tried against
 * the few rules that can be meant and not against all of them.
 */
export class StyleIndex {
  readonly #byKey = new Map<string, CssRule[]>();
  readonly #universal: CssRule[] = [];
  readonly isEmpty: boolean;

  constructor(rules: readonly CssRule[]) {
    this.isEmpty = rules.length === 0;
    for (const rule of rules) {
      const last = rule.selector[rule.selector.length - 1]!;
      const key = keyOf(last);
      const list = key === '' ? this.#universal : this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, [rule]);
      else list.push(rule);
    }
  }

  /** Declarations that match, weakest first. */
  declarationsFor(node: SvgNode): readonly Declaration[] {
    const found: CssRule[] = [];
    const collect = (rules: readonly CssRule[] | undefined): void => {
      if (rules !== undefined) for (const rule of rules) if (matches(rule.selector, node)) found.push(rule);
    };
    collect(this.#universal);
    collect(this.#byKey.get(node.tag));
    for (const name of classesOf(node)) collect(this.#byKey.get(`.${name}`));
    if (node.attributes.id !== undefined) collect(this.#byKey.get(`#${node.attributes.id}`));
    if (found.length > 1) found.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
    return found.flatMap((rule) => rule.declarations);
  }
}

function keyOf(compound: Compound): string {
  if (compound.id !== '') return `#${compound.id}`;
  if (compound.classes.length > 0) return `.${compound.classes[0]}`;
  return compound.tag === '*' ? '' : compound.tag;
}

function classesOf(node: SvgNode): readonly string[] {
  const written = node.attributes.class;
  if (written === undefined) return [];
  return written.includes(' ') || /\s/.test(written) ? [...new Set(written.trim().split(/\s+/))] : [written];
}

/** Whether the selector, from its compound `last` leftwards, matches the node. */
function matches(selector: readonly Compound[], node: SvgNode, last = selector.length - 1): boolean {
  const compound = selector[last]!;
  if (!matchesCompound(compound, node)) return false;
  if (last === 0) return true;
  switch (compound.combinator) {
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
    compound.attributes.every((test) => matchesAttribute(test, node.attributes[test.name])) &&
    compound.pseudos.every((pseudo) => matchesPseudo(pseudo, node))
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
      return siblings()[0] === node;
    case 'last-child':
      return siblings().at(-1) === node;
    case 'only-child':
      return siblings().length === 1;
    case 'first-of-type':
      return siblings().find((sibling) => sibling.tag === node.tag) === node;
    case 'last-of-type':
      return siblings().findLast((sibling) => sibling.tag === node.tag) === node;
    default: {
      const nth = /^nth-child\(\s*(.+?)\s*\)$/.exec(pseudo);
      return nth !== null && matchesNth(nth[1]!, siblings().indexOf(node) + 1);
    }
  }
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

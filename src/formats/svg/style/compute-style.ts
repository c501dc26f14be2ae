import type { SvgNode } from '../tree/svg-node.ts';
import type { LengthContext } from './length.ts';
import { lookOf } from './look-of.ts';
import { fromSheet, type StyleIndex } from './match-css.ts';
import { ownText } from './own-text.ts';
import { type Declaration, parseDeclarations } from './parse-css.ts';
import { type Draft, isOwn, type OwnStyle, ROOT_STYLE, type Style, type StylesBelow, styleUnder } from './style.ts';
import { APPLIERS, FIELDS } from './style-properties.ts';

/** What the cascade needs besides the element. */
export interface Cascade {
  readonly index: StyleIndex;
  /** Viewport and dots per inch; its font size is replaced by the parent's. */
  readonly lengths: LengthContext;
  /** Called with a value that the standard ignores. */
  readonly onInvalid: (node: SvgNode, property: string, value: string) => void;
}

/**
 * Computed style of an element: presentation attributes, then style sheets by weight, then `style=""`, then what is
 * `!important`. A value that is not one is ignored, as CSS wants, and reported.
 */
export function computeStyle(parent: Style, node: SvgNode, cascade: Cascade): Style & OwnStyle {
  const sheet = cascade.index.styleOf(node);
  const key = paintedBy(node);
  if (key === '' && sheet.declarations.length === 0) return bare(parent);
  const known = stylesUnder(parent, cascade);
  const alike = known[sheet.number];
  if (alike !== undefined) {
    const found = alike.key === key ? alike.style : alike.others?.get(key);
    if (found !== undefined) return found;
  }
  const declared = declarationsOf(node, sheet.declarations);
  let valid = true;
  const onInvalid: Cascade['onInvalid'] = (element, property, value) => {
    valid = false;
    cascade.onInvalid(element, property, value);
  };
  const style = compute(parent, node, declared, { ...cascade, onInvalid });
  // What is wrong is told for every element that says it.
  if (!valid || sheet.number < 0) return style;
  if (alike === undefined) known[sheet.number] = { key, style, others: null };
  else {
    alike.others ??= new Map();
    if (alike.others.size < MOST_STYLES) alike.others.set(key, style);
  }
  return style;
}

function compute(parent: Style, node: SvgNode, declared: readonly Declaration[], cascade: Cascade): Style & OwnStyle {
  const draft = styleUnder(parent);
  if (declared.some(isVariable)) {
    const variables = declared.filter(isVariable).map(({ name, value }) => [name, value] as const);
    draft.variables = new Map([...parent.variables, ...variables]);
  }
  const taken: string[] = [];
  const refused: Declaration[] = [];
  for (const declaration of inOrder(declared)) {
    const { name, value } = declaration;
    const written = value.includes('var(') ? substitute(value, draft.variables) : value;
    if (written !== null && apply(draft, parent, name, written, cascade)) taken.push(name);
    else refused.push(declaration);
  }
  // A function that is not known, beside a value that is: how style sheets speak to programs of different ages.
  for (const { name, value } of refused)
    if (!(taken.includes(name) && /^[a-z-]+\(/i.test(value.trim()))) cascade.onInvalid(node, name, value);
  draft.look = lookOf(draft);
  return draft;
}

const isVariable = ({ name }: Declaration): boolean => name.startsWith('--');

/** Sizes in em and colours by currentColor hang on these, wherever they stand in the list. */
const isFirst = ({ name }: Declaration): boolean => name === 'font-size' || name === 'color' || name === 'font';

function inOrder(declared: readonly Declaration[]): readonly Declaration[] {
  if (!declared.some(isFirst)) return declared;
  return [...declared.filter(isFirst), ...declared.filter((declaration) => !isFirst(declaration))];
}

/** Styles that are remembered of elements that the same rules match under one parent's style. */
const MOST_STYLES = 5000;

function belowOf(parent: Style): StylesBelow {
  if (parent.below?.of !== parent) parent.below = { of: parent, bare: null, lengths: null, index: null, bySheet: [] };
  return parent.below;
}

function stylesUnder(parent: Style, { lengths, index }: Cascade): StylesBelow['bySheet'] {
  const below = belowOf(parent);
  if (below.index !== index || below.lengths === null || !sameViewport(below.lengths, lengths)) {
    below.index = index;
    below.lengths = lengths;
    below.bySheet = [undefined]; // with room for one, and not for the seventeen of a list that grows
  }
  return below.bySheet;
}

function sameViewport(a: LengthContext, b: LengthContext): boolean {
  return a.width === b.width && a.height === b.height && a.pxPerInch === b.pxPerInch && a.fontSize === b.fontSize;
}

/** What was asked for last, and the answer: neighbours in a drawing mostly write the same. */
const last = { names: [] as string[], values: [] as string[], key: '' };

/** What an element writes of its own style: the same for elements that write the same, empty where nothing is. */
function paintedBy({ attributes }: SvgNode): string {
  const { names, values } = last;
  let count = 0;
  let alike = true;
  for (const name in attributes) {
    if (!STYLING.has(name)) continue;
    const value = attributes[name]!;
    if (names[count] !== name || values[count] !== value) {
      alike = false;
      names[count] = name;
      values[count] = value;
    }
    count++;
  }
  if (count === 0) return '';
  if (alike && count === names.length) return last.key;
  names.length = values.length = count;
  last.key = names.map((name, i) => `${name}\u0001${values[i]!}`).join('\u0000');
  return last.key;
}

/** A `transform` is kept apart: `transformOf`. */
function isPresentation(name: string): boolean {
  return name !== 'transform' && APPLIERS.has(name);
}

const STYLING: ReadonlySet<string> = new Set(['style', ...[...APPLIERS.keys()].filter(isPresentation)]);

/** Style of an element that says nothing itself: one object for all children of a parent. */
function bare(parent: Style): Style & OwnStyle {
  const below = belowOf(parent);
  if (below.bare === null) {
    const draft = styleUnder(parent);
    draft.look = lookOf(draft);
    below.bare = draft;
    belowOf(draft).bare = draft;
  }
  return below.bare;
}

function declarationsOf(node: SvgNode, sheet: readonly Declaration[]): readonly Declaration[] {
  const list: Declaration[] = [];
  const { attributes } = node;
  for (const name in attributes)
    if (isPresentation(name)) list.push({ name, value: attributes[name]!, important: false });
  const important: Declaration[] = [];
  const add = (declarations: readonly Declaration[]): void => {
    for (const declaration of declarations) (declaration.important ? important : list).push(declaration);
  };
  add(sheet);
  if (attributes.style !== undefined) add(inline(attributes.style));
  return important.length > 0 ? [...list, ...important] : list;
}

const remembered = new Map<string, readonly Declaration[]>();
const MOST_REMEMBERED = 2000;

/** A drawing repeats the same few `style` attributes thousands of times. */
function inline(text: string): readonly Declaration[] {
  let declarations = remembered.get(text);
  if (declarations === undefined) {
    const own = ownText(text);
    declarations = parseDeclarations(own).map(fromSheet);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(own, declarations);
  }
  return declarations;
}

/** `var(--x, fallback)` put in; null where a variable is missing or they go in a circle. */
function substitute(value: string, variables: ReadonlyMap<string, string>, depth = 0): string | null {
  if (depth > 16 || value.length > 10_000) return null;
  let missing = false;
  const result = value.replace(
    /var\(\s*(--[^\s,)]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)/g,
    (_, name: string, fallback?: string) => {
      const found = variables.get(name) ?? fallback?.trim();
      missing ||= found === undefined;
      return found ?? '';
    },
  );
  if (missing) return null;
  return result.includes('var(') ? substitute(result, variables, depth + 1) : result;
}

function apply(draft: Draft, parent: Style, name: string, value: string, cascade: Cascade): boolean {
  if (name.startsWith('geometry:')) {
    draft.geometry = new Map([...(draft.geometry ?? []), [name.slice(9), value] as const]);
    return true;
  }
  const applier = APPLIERS.get(name);
  if (applier === undefined) return true; // a property that says nothing about shape or paint
  const trimmed = value.trim();
  if (trimmed === 'inherit' || trimmed === 'unset' || trimmed === 'initial' || trimmed === 'revert') {
    const field = FIELDS.get(name);
    if (field === undefined) return true;
    const source = trimmed === 'inherit' || (trimmed !== 'initial' && !isOwn(field)) ? parent : ROOT_STYLE;
    if (field in source) Object.assign(draft, { [field]: source[field as keyof Style] });
    if (field === 'transform' && draft.transform === '') draft.transform = 'none'; // and not the attribute
    return true;
  }
  const fontSize = name === 'font-size' || name === 'font' ? parent.fontSize : draft.fontSize;
  const { lengths } = cascade;
  return applier(draft, trimmed, lengths.fontSize === fontSize ? lengths : { ...lengths, fontSize });
}

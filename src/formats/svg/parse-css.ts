/** One `name: value`, names in lower case (custom properties as written). */
export interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

/** `a > .b[c=d]:first-child`: compounds from left to right, each with what ties it to the one before. */
export interface Compound {
  /** '' for the first one. */
  readonly combinator: '' | ' ' | '>' | '+' | '~';
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly attributes: readonly AttributeTest[];
  readonly pseudos: readonly string[];
}

export interface AttributeTest {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
}

export interface CssRule {
  readonly selector: readonly Compound[];
  /** Ids, classes and types as one number. */
  readonly specificity: number;
  readonly order: number;
  readonly declarations: readonly Declaration[];
}

export interface StyleSheet {
  readonly rules: readonly CssRule[];
  /** At-rules that were passed over, by name. */
  readonly skipped: readonly string[];
}

/** Reads a style sheet as drawings have them. What is not understood is passed over, as CSS wants it. */
export function parseStyleSheet(text: string, firstOrder = 0): StyleSheet {
  const css = text.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ').replace(/<!--|-->/g, ' ');
  const rules: CssRule[] = [];
  const skipped: string[] = [];
  let at = 0;
  while (at < css.length) {
    const open = findOutside(css, at, '{;');
    const head = css.slice(at, open).trim();
    if (head.startsWith('@')) {
      const name = /^@[\w-]+/.exec(head)?.[0] ?? '@';
      if (name !== '@charset') skipped.push(name);
      at = css[open] === '{' ? closingBrace(css, open) + 1 : open + 1;
      continue;
    }
    if (css[open] !== '{') {
      at = open + 1;
      continue;
    }
    const close = closingBrace(css, open);
    const declarations = parseDeclarations(css.slice(open + 1, close));
    for (const selector of splitOutside(head, ',')) {
      const compounds = parseSelector(selector.trim());
      if (compounds === null) continue;
      rules.push({
        selector: compounds,
        specificity: specificityOf(compounds),
        order: firstOrder + rules.length,
        declarations,
      });
    }
    at = close + 1;
  }
  return { rules, skipped };
}

/** Reads what stands between braces or in a `style` attribute. */
export function parseDeclarations(text: string): readonly Declaration[] {
  const declarations: Declaration[] = [];
  const plain = text.includes('/*') ? text.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ') : text;
  const quoted = /["'()]/.test(plain);
  for (const part of quoted ? splitOutside(plain, ';') : plain.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const written = part.slice(0, colon).trim();
    let value = part.slice(colon + 1).trim();
    const important = /!\s*important$/i.test(value);
    if (important) value = value.replace(/!\s*important$/i, '').trim();
    if (written === '' || value === '') continue;
    declarations.push({ name: written.startsWith('--') ? written : written.toLowerCase(), value, important });
  }
  return declarations;
}

/** First place from `at` on where one of `ends` stands outside quotes and brackets, or the end. */
function findOutside(text: string, at: number, ends: string): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const character = text[i]!;
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, i + 1);
      if (close < 0) return text.length;
      i = close;
    } else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && ends.includes(character)) return i;
  }
  return text.length;
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const end = findOutside(text, at, separator);
    parts.push(text.slice(at, end));
    at = end + 1;
  }
  return parts;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

const SIMPLE =
  /([#.])((?:[\w\u00a0-\uffff-]|\\.)+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\s\]]+)))?\s*\]|::?([\w-]+(?:\([^)]*\))?)|([\w\u00a0-\uffff-]+(?:\|[\w-]+)?|\*(?:\|[\w*-]+)?)|(\s*[>+~]\s*|\s+)/y;

/** A complex selector, or null where it holds something unknown: it then matches nothing. */
function parseSelector(text: string): readonly Compound[] | null {
  const compounds: Compound[] = [];
  let current = newCompound('');
  let filled = false;
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < text.length) {
    const match = SIMPLE.exec(text);
    if (match === null) return null;
    const [, mark, name, attribute, operator, double, single, bare, pseudo, tag, combinator] = match;
    if (combinator !== undefined) {
      if (!filled) return null;
      compounds.push(current);
      const sign = combinator.trim();
      current = newCompound(sign === '>' || sign === '+' || sign === '~' ? sign : ' ');
      filled = false;
      continue;
    }
    filled = true;
    if (mark === '#') current.id = unescapeName(name!);
    else if (mark === '.') current.classes.push(unescapeName(name!));
    else if (attribute !== undefined)
      current.attributes.push({ name: attribute, operator: operator ?? '', value: double ?? single ?? bare ?? '' });
    else if (pseudo !== undefined) current.pseudos.push(pseudo.toLowerCase());
    else current.tag = tag!.replace(/^.*\|/, '');
  }
  if (!filled) return null;
  compounds.push(current);
  return compounds;
}

interface OpenCompound {
  combinator: Compound['combinator'];
  tag: string;
  id: string;
  classes: string[];
  attributes: AttributeTest[];
  pseudos: string[];
}

function newCompound(combinator: Compound['combinator']): OpenCompound {
  return { combinator, tag: '*', id: '', classes: [], attributes: [], pseudos: [] };
}

function unescapeName(name: string): string {
  return name.includes('\\') ? name.replace(/\\(.)/g, '$1') : name;
}

function specificityOf(selector: readonly Compound[]): number {
  let specificity = 0;
  for (const { id, classes, attributes, pseudos, tag } of selector) {
    if (id !== '') specificity += 1_000_000;
    specificity += 1000 * (classes.length + attributes.length + pseudos.length);
    if (tag !== '*') specificity += 1;
  }
  return specificity;
}

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
  /** `:not(…)`, `:is(…)` and `:where(…)`. */
  readonly choices: readonly Choice[];
}

/** One of the selectors must match, or none of them. */
export interface Choice {
  readonly not: boolean;
  readonly selectors: readonly (readonly Compound[])[];
  readonly specificity: number;
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
  /** What is not followed though it may mean something here: at-rules and selectors, as written. */
  readonly skipped: readonly string[];
}

/** At-rules that say nothing about what is drawn, or (`@font-face`) only where a font could be had. */
const QUIET = new Set([
  '@charset',
  '@font-face',
  '@keyframes',
  '@-webkit-keyframes',
  '@namespace',
  '@page',
  '@property',
]);

/** Reads a style sheet as drawings have them. What is not understood is passed over, as CSS wants it, and named. */
export function parseStyleSheet(text: string, firstOrder = 0): StyleSheet {
  const css = text.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ').replace(/<!--|-->/g, ' ');
  const sheet = { rules: [] as CssRule[], skipped: [] as string[], depth: 0 };
  readRules(css, firstOrder, sheet);
  return sheet;
}

/** At-rules in at-rules; beyond, they are not followed. */
const MOST_DEEP = 16;

interface OpenSheet {
  depth: number;
  readonly rules: CssRule[];
  readonly skipped: string[];
}

function readRules(css: string, firstOrder: number, sheet: OpenSheet): void {
  let at = 0;
  while (at < css.length) {
    const open = findOutside(css, at, '{;');
    const head = css.slice(at, open).trim();
    const block = css[open] === '{';
    const close = block ? closingBrace(css, open) : open;
    if (head.startsWith('@')) readAtRule(head, block ? css.slice(open + 1, close) : null, firstOrder, sheet);
    else if (block) readRule(head, css.slice(open + 1, close), firstOrder, sheet);
    at = close + 1;
  }
}

/** A drawing is shown as on a screen, in daylight; layers count in the order of the file. */
function readAtRule(head: string, body: string | null, firstOrder: number, sheet: OpenSheet): void {
  const name = /^@[\w-]+/.exec(head)?.[0].toLowerCase() ?? '@';
  if (QUIET.has(name) || (name === '@layer' && body === null)) return;
  const shows = name === '@layer' ? true : name === '@media' ? mediaShows(head.slice(6)) : null;
  if (shows === true && body !== null && sheet.depth < MOST_DEEP) {
    sheet.depth++;
    readRules(body, firstOrder, sheet);
    sheet.depth--;
  } else if (shows !== false) sheet.skipped.push(name === '@import' ? name : head);
}

/** Whether a list of media holds for a drawing; null where that cannot be told. */
function mediaShows(list: string): boolean | null {
  const answers = list.split(',').map((query) => {
    const plain = query
      .trim()
      .toLowerCase()
      .replace(/^only\s+/, '')
      .replace(/^(all|screen)\s+and\s+/, '');
    if (plain === '' || plain === 'all' || plain === 'screen') return true;
    if (/^(print|speech|handheld|tv|projection)\b/.test(plain)) return false;
    const scheme = /^\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/.exec(plain)?.[1];
    return scheme === undefined ? null : scheme === 'light';
  });
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function readRule(head: string, body: string, firstOrder: number, sheet: OpenSheet): void {
  const nested = body.includes('{');
  if (nested) sheet.skipped.push(`${head} { … { … } }`);
  const declarations = parseDeclarations(nested ? body.replace(/[^;{}]*\{[^{}]*\}/g, ';') : body);
  for (const selector of splitOutside(head, ',')) {
    const compounds = parseSelector(selector.trim());
    if (compounds === null) {
      sheet.skipped.push(selector.trim());
      continue;
    }
    const order = firstOrder + sheet.rules.length;
    sheet.rules.push({ selector: compounds, specificity: specificityOf(compounds), order, declarations });
  }
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
    const important = value.includes('!') && /!\s*important$/i.test(value);
    if (important) value = value.replace(/!\s*important$/i, '').trim();
    if (written === '' || value === '') continue;
    declarations.push({ name: written.startsWith('--') ? written : written.toLowerCase(), value, important });
  }
  return declarations;
}

/** First place from `at` on where one of `ends` stands outside quotes and brackets, or the end. */
function findOutside(text: string, at: number, ends: string): number {
  const one = ends.charCodeAt(0);
  const other = ends.charCodeAt(ends.length - 1);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 || code === 39) {
      const close = text.indexOf(code === 34 ? '"' : "'", i + 1);
      if (close < 0) return text.length;
      i = close;
    } else if (code === 40 || code === 91) depth++;
    else if (code === 41 || code === 93) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (code === one || code === other)) return i;
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
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return i;
  }
  return text.length;
}

const SIMPLE =
  /([#.])((?:[\w\u00a0-\uffff-]|\\[\da-fA-F]{1,6}\s?|\\.)+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\s\]]+)))?\s*\]|::?([\w-]+(?:\([^)]*\))?)|([\w\u00a0-\uffff-]+(?:\|[\w-]+)?|\*(?:\|[\w*-]+)?)|(\s*[>+~]\s*|\s+)/y;

/** A complex selector, or null where it holds something unknown: it then matches nothing. */
function parseSelector(text: string): readonly Compound[] | null {
  const compounds: Compound[] = [];
  let current = newCompound('');
  let filled = false;
  for (let at = 0; at < text.length; ) {
    SIMPLE.lastIndex = at; // selectors in `:not(…)` are read by the same expression meanwhile
    const match = SIMPLE.exec(text);
    if (match === null) return null;
    at = SIMPLE.lastIndex;
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
    else if (pseudo !== undefined) {
      if (!takePseudo(pseudo, current)) return null;
    } else current.tag = tag!.replace(/^.*\|/, '');
  }
  if (!filled) return null;
  compounds.push(current);
  return compounds;
}

/** States of a mouse or a link and parts that are no element: never met on a sheet. */
const NEVER =
  /^(hover|active|focus|focus-within|focus-visible|visited|link|any-link|target|enabled|disabled|checked|before|after|selection|first-line|first-letter|placeholder|host|backdrop|lang\(.*\)|dir\(.*\))$/;
const STRUCTURE =
  /^(root|empty|(first|last|only)-(child|of-type)|nth-(last-)?(child|of-type)\(\s*(odd|even|[+-]?\d*n?\s*([+-]\s*\d+)?)\s*\))$/;

/** False where the pseudo-class is not known. */
function takePseudo(written: string, compound: OpenCompound): boolean {
  const choice = /^(not|is|where|matches)\((.*)\)$/i.exec(written);
  if (choice === null) {
    const pseudo = written.toLowerCase();
    compound.pseudos.push(pseudo);
    return NEVER.test(pseudo) || STRUCTURE.test(pseudo);
  }
  const selectors: (readonly Compound[])[] = [];
  for (const part of splitOutside(choice[2]!, ',')) {
    const selector = parseSelector(part.trim());
    if (selector === null) return false;
    selectors.push(selector);
  }
  const kind = choice[1]!.toLowerCase();
  const specificity = kind === 'where' ? 0 : Math.max(0, ...selectors.map(specificityOf));
  compound.choices.push({ not: kind === 'not', selectors, specificity });
  return true;
}

interface OpenCompound {
  combinator: Compound['combinator'];
  tag: string;
  id: string;
  classes: string[];
  attributes: AttributeTest[];
  pseudos: string[];
  choices: Choice[];
}

function newCompound(combinator: Compound['combinator']): OpenCompound {
  return { combinator, tag: '*', id: '', classes: [], attributes: [], pseudos: [], choices: [] };
}

/** `\31 0` is 10: a sign by its number in the Unicode, which a blank ends; `a\.b` is a.b. */
function unescapeName(name: string): string {
  if (!name.includes('\\')) return name;
  return name.replace(/\\(?:([\da-fA-F]{1,6})\s?|(.))/g, (_, number?: string, sign?: string) => {
    const code = number === undefined ? 0 : Number.parseInt(number, 16);
    return sign ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
  });
}

function specificityOf(selector: readonly Compound[]): number {
  let specificity = 0;
  for (const { id, classes, attributes, pseudos, choices, tag } of selector) {
    if (id !== '') specificity += 1_000_000;
    specificity += 1000 * (classes.length + attributes.length + pseudos.length);
    for (const choice of choices) specificity += choice.specificity;
    if (tag !== '*') specificity += 1;
  }
  return specificity;
}

import ts from 'typescript';

export interface Fault {
  readonly manner: string;
  readonly file: string;
  readonly line: number;
}

/** Where a manner holds: in all sources, or below the command line (which alone may touch clock, chance and terminal). */
type Reach = 'everywhere' | 'below-cli';

interface Manner {
  readonly name: string;
  readonly reach: Reach;
  readonly broken: (node: ts.Node, file: ParsedFile) => boolean;
}

interface ParsedFile {
  readonly source: ts.SourceFile;
  /** Names that the file itself declares or imports: they are not the globals. */
  readonly declared: ReadonlySet<string>;
}

const DOORS = /^(bin|src\/(cli|engines|viewer))\//;

const isMember = (node: ts.Node, object: string, ...names: readonly string[]): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === object &&
  (names.length === 0 || names.includes(node.name.text));

/** Stands for a value of this name: not the name of a property, of a key or in a declaration. */
function isUse(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  return !('name' in parent && parent.name === node) && !(ts.isBindingElement(parent) && parent.propertyName === node);
}

const isGlobal = (node: ts.Node, file: ParsedFile, ...names: readonly string[]): boolean =>
  names.some((name) => isUse(node, name) && !file.declared.has(name));

const MANNERS: readonly Manner[] = [
  { name: 'no clock', reach: 'below-cli', broken: (node, file) => isClock(node, file) },
  {
    name: 'no timer',
    reach: 'below-cli',
    broken: (node, file) => isGlobal(node, file, 'setTimeout', 'setInterval', 'setImmediate'),
  },
  {
    name: 'no chance',
    reach: 'below-cli',
    broken: (node) => isMember(node, 'Math', 'random') || isRandomOfCrypto(node),
  },
  { name: 'no process', reach: 'below-cli', broken: (node, file) => isGlobal(node, file, 'process', 'globalThis') },
  { name: 'no console', reach: 'below-cli', broken: (node, file) => isGlobal(node, file, 'console') },
  { name: 'no network', reach: 'below-cli', broken: (node, file) => isGlobal(node, file, 'fetch', 'WebSocket') },
  { name: 'no Math.hypot', reach: 'everywhere', broken: (node) => isMember(node, 'Math', 'hypot') },
  { name: 'no any', reach: 'everywhere', broken: (node) => node.kind === ts.SyntaxKind.AnyKeyword },
  { name: 'no enum', reach: 'everywhere', broken: (node) => ts.isEnumDeclaration(node) },
  { name: 'no empty catch', reach: 'everywhere', broken: isEmptyCatch },
  {
    name: 'no export *',
    reach: 'everywhere',
    broken: (node) =>
      ts.isExportDeclaration(node) && (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)),
  },
];

/** The clock: not a date that is written down (`new Date(1980, 0, 1)`, `Date.UTC(…)`). */
function isClock(node: ts.Node, file: ParsedFile): boolean {
  if (isGlobal(node, file, 'performance')) return true;
  if (!isGlobal(node, file, 'Date')) return false;
  const { parent } = node;
  if (ts.isNewExpression(parent)) return (parent.arguments ?? []).length === 0;
  return !(isMember(parent, 'Date', 'UTC', 'parse') || ts.isBinaryExpression(parent));
}

function isRandomOfCrypto(node: ts.Node): boolean {
  return ts.isIdentifier(node) && /^(random(Bytes|Fill|FillSync|Int|UUID)|getRandomValues)$/.test(node.text);
}

/** Nothing is done with the error; a comment does not make it better. */
function isEmptyCatch(node: ts.Node): boolean {
  if (ts.isCatchClause(node)) return node.block.statements.length === 0;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [handler] = node.arguments;
  return (
    node.expression.name.text === 'catch' &&
    handler !== undefined &&
    ts.isArrowFunction(handler) &&
    ts.isBlock(handler.body) &&
    handler.body.statements.length === 0
  );
}

/** Comments that silence the compiler or the linter; the latter is allowed where it gives a reason. */
const SILENCERS = /@ts-(ignore|nocheck|expect-error)|biome-ignore-all|biome-ignore [^:]*(?!.*:\s*\S)/;

function silencers(text: string): readonly number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/\/\/|\/\*|^\s*\*/.test(line) && SILENCERS.test(line) ? [index + 1] : []));
}

export const MANNER_NAMES: readonly string[] = [...MANNERS.map(({ name }) => name), 'no silencer'];

/** Faults of one file against the manners of the house. The path decides which of them hold. */
export function faultsOf(file: string, text: string): readonly Fault[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const parsed: ParsedFile = { source, declared: declaredNames(source) };
  const manners = MANNERS.filter(({ reach }) => reach === 'everywhere' || !DOORS.test(file));
  const faults: Fault[] = silencers(text).map((line) => ({ manner: 'no silencer', file, line }));
  const visit = (node: ts.Node): void => {
    for (const { name, broken } of manners) {
      if (!broken(node, parsed)) continue;
      faults.push({ manner: name, file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function declaredNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node) ||
        ts.isImportClause(node) ||
        ts.isBindingElement(node)) &&
      node.name !== undefined &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

import { FormatError } from '../../base/errors.ts';
import { same, sayText } from '../../base/text.ts';

/** One element of the project. */
export interface ProjectNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ProjectNode[];
  text: string;
  /** From 1. */
  readonly line: number;
}

const MOST_DEPTH = 200;

/** The elements of a project. @throws FormatError with line and column where it is not whole XML */
export async function readTree(text: string): Promise<ProjectNode> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({});
  const stack: ProjectNode[] = [];
  let root: ProjectNode | undefined;
  let line = 1;
  parser.on('opentagstart', () => {
    line = parser.line;
  });
  parser.on('opentag', (tag) => {
    const node: ProjectNode = { name: tag.name, attributes: tag.attributes, children: [], text: '', line };
    stack[stack.length - 1]?.children.push(node);
    root ??= node;
    stack.push(node);
    if (stack.length > MOST_DEPTH) throw broken('elements stand too deep in each other', line, 1);
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.on('text', (words) => {
    const top = stack[stack.length - 1];
    if (top !== undefined) top.text += words;
  });
  parser.on('doctype', () => {
    throw broken('a document type has no place in a project', parser.line, parser.column);
  });
  parser.on('error', (error) => {
    throw broken(error.message.replace(/^\d+:\d+: /, ''), parser.line, parser.column);
  });
  parser.write(text.replace(/^\ufeff/, '')).close();
  if (root?.name === 'LightBurnProject') return root;
  throw broken('no LightBurnProject in it', 1, 1);
}

function broken(message: string, line: number, column: number): FormatError {
  return new FormatError(
    sayText(
      { en: 'The LightBurn project is not whole: {0}.', fr: 'Le projet LightBurn n’est pas entier : {0}.' },
      same(message),
    ),
    {
      en: 'Open it in LightBurn and save it again, or fetch it again.',
      fr: 'Ouvrez-le dans LightBurn et enregistrez-le à nouveau, ou récupérez-le à nouveau.',
    },
    { line, column },
  );
}

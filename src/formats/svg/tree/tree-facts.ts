import { FormatError } from '../../../base/errors.ts';
import { same, sayText, type Text } from '../../../base/text.ts';
import type { SvgNode } from './svg-node.ts';

/** Elements drawn as copies by `use`: no drawing needs more, and "billion laughs" stop here, after 1.5 s and 250 MB. */
export const MOST_COPIES = 250_000;

const DRAWABLE = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'image', 'text', 'use']);

/** What an element refers to, or ''. */
export function hrefOf(node: SvgNode): string {
  return (node.attributes.href ?? node.attributes['xlink:href'] ?? '').trim();
}

/** How many things that could be drawn stand in an element, itself counted. */
export function countDrawable(node: SvgNode): number {
  let count = 0;
  const stack = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (DRAWABLE.has(next.tag)) count++;
    stack.push(...next.children);
  }
  return count;
}

/** Languages that the house speaks: a drawing that holds one version for each shows one of these. */
const HOUSE_LANGUAGES = /(^|,)\s*(en|fr)\b/i;

/** False for an element that is drawn with other extensions or in other languages alone. */
export function holdsHere({ attributes: { requiredExtensions, systemLanguage } }: SvgNode): boolean {
  if (requiredExtensions !== undefined && requiredExtensions.trim() !== '') return false;
  return systemLanguage === undefined || HOUSE_LANGUAGES.test(systemLanguage);
}

/**
 * The child of `switch` that is drawn: the first whose conditions hold. No extension is known, every feature is; where
 * all versions are in other languages the first of them is better than nothing.
 */
export function chosenChild(node: SvgNode): SvgNode | undefined {
  const able = node.children.filter(
    (child) =>
      child.type === 'element' &&
      child.tag !== '' &&
      child.tag !== 'foreignObject' &&
      child.attributes.requiredExtensions === undefined &&
      child.attributes.systemLanguage !== '',
  );
  const speaks = ({ attributes: { systemLanguage } }: SvgNode): boolean =>
    systemLanguage === undefined || HOUSE_LANGUAGES.test(systemLanguage);
  return able.find(speaks) ?? able[0];
}

/** Why an element is not drawn, with its layer's name where it is a layer. */
export function hiddenTopic(node: SvgNode, layer: string): Text {
  if (node.attributes['inkscape:groupmode'] === 'layer')
    return sayText({ en: 'On the hidden layer "{0}"', fr: 'Sur le calque masqué « {0} »' }, same(layer));
  return { en: 'Hidden by "display: none"', fr: 'Masqués par « display: none »' };
}

/** What is wrong with a reference inside the file. */
export function referenceFault(href: string, missing: boolean): Text {
  const id = same(href.slice(0, 80));
  if (missing)
    return sayText(
      { en: '"{0}" is asked for and not in the file.', fr: '« {0} » est demandé et n’est pas dans le fichier.' },
      id,
    );
  return sayText(
    { en: '"{0}" refers to itself; the copy is left out.', fr: '« {0} » se contient lui-même ; la copie est ignorée.' },
    id,
  );
}

export function tooManyElements(node: SvgNode): FormatError {
  return new FormatError(
    sayText(
      {
        en: 'Copies by <use>, patterns and masks make more than {0} elements.',
        fr: 'Les copies par <use>, les motifs et les masques font plus de {0} éléments.',
      },
      MOST_COPIES,
    ),
    {
      en: 'Copies of copies of copies multiply. Draw the parts once, and let --copies repeat them.',
      fr: 'Les copies de copies de copies se multiplient. Dessinez les pièces une fois et laissez --copies les répéter.',
    },
    { line: node.line, column: node.column },
  );
}

import type { ElementsById, SvgNode } from '../tree/svg-node.ts';
import { hrefOf } from '../tree/tree-facts.ts';

const MOST_LINKS = 16;

/** A gradient or pattern and those that it refers to: each gives what the ones before leave out. */
export function linksOf(server: SvgNode, ids: ElementsById): readonly SvgNode[] {
  const chain: SvgNode[] = [];
  for (let node: SvgNode | undefined = server; node !== undefined && chain.length < MOST_LINKS; ) {
    chain.push(node);
    const href = hrefOf(node);
    node = href.startsWith('#') ? ids.get(href.slice(1)) : undefined;
  }
  return chain;
}

/** An attribute of the first in the chain that has it. */
export function writtenIn(chain: readonly SvgNode[], name: string): string | undefined {
  return chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
}

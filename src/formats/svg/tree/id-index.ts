import type { ElementsById, SvgNode } from './svg-node.ts';

/**
 * Gathered when one is asked for: Inkscape gives every object an id, and most drawings refer to none.
 */
export class IdIndex implements ElementsById {
  readonly #root: SvgNode;
  #byId: Map<string, SvgNode> | null = null;

  constructor(root: SvgNode) {
    this.#root = root;
  }

  get(id: string): SvgNode | undefined {
    if (this.#byId === null) {
      this.#byId = new Map();
      gather(this.#root, this.#byId);
    }
    return this.#byId.get(id);
  }
}

function gather(node: SvgNode, byId: Map<string, SvgNode>): void {
  const { id } = node.attributes;
  if (id !== undefined && !byId.has(id)) byId.set(id, node);
  for (const child of node.children) gather(child, byId);
}

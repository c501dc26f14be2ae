import type { SvgNode } from '../tree/svg-node.ts';

/**
 * Name of the layer that an element opens, or the one that it stands in. Inkscape marks its layers; Illustrator,
 * Affinity and others give their top groups a name and no mark.
 */
export function layerOf(node: SvgNode, current: string): string {
  const { attributes } = node;
  if (attributes['inkscape:groupmode'] === 'layer') return attributes['inkscape:label'] ?? attributes.id ?? current;
  return current === '' && node.tag === 'g' && node.parent?.parent === null ? topName(node) : current;
}

function topName({ attributes }: SvgNode): string {
  const name = attributes['data-name'] ?? attributes['serif:id'] ?? attributes['inkscape:label'];
  if (name !== undefined) return name;
  return attributes.id === undefined ? '' : decodeId(attributes.id);
}

/** Illustrator writes what an id may not hold as `_x20_`. */
function decodeId(id: string): string {
  return id.replace(/_x([0-9a-f]{2,4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

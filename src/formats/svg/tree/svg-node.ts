import type { INode } from 'svgson';
import type { EntityFault } from './entities.ts';

/**
 * svgson's node, filled by our own hand: 8 MB took its parser 1,293 ms, and a broken file a TypeError. What it lacks
 * stands beside its own fields.
 */
export interface SvgNode extends INode {
  children: SvgNode[];
  parent: SvgNode | null;
  /** Name without its prefix where the element is of SVG, `#text` for text, else empty: not drawn. */
  tag: string;
  /** Where its `<` stands, from 1. */
  line: number;
  column: number;
}

/** What stands around the root element. */
export interface Prolog {
  readonly comments: readonly string[];
  /** The document type as it is written, without its brackets' content expanded. */
  readonly doctype: string;
  readonly standalone: boolean;
}

/** Something that is not as XML wants it, and that reading went on over. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The first of several that have one id, as in browsers. */
export interface ElementsById {
  get(id: string): SvgNode | undefined;
}

/** The elements of a document, and those of them that are asked for by name. */
export interface GrownTree {
  readonly root: SvgNode;
  readonly ids: ElementsById;
  /** The style sheets, in order, wherever they stand. */
  readonly styles: readonly SvgNode[];
}

export interface SvgTree extends GrownTree {
  readonly prolog: Prolog;
  readonly faults: readonly XmlFault[];
  readonly entityFaults: readonly EntityFault[];
}

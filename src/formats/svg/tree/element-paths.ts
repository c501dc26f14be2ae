import type { SvgNode } from './svg-node.ts';

/** Paths that are told apart, and elements on one. */
const MOST_PATHS = 5000;
/** Beyond any number of a kind. */
const MOST_KINDS = 2 ** 20;

/** Numbers for the elements from the root down to one: the same where all of them are of the same kinds. */
export class ElementPaths {
  readonly #kindOf: (node: SvgNode) => number | undefined;
  readonly #numbers = new Map<number, number>();
  readonly #known = new WeakMap<SvgNode, number>();
  /** Siblings come in rows. */
  #last: SvgNode | null = null;
  #lastNumber = 0;

  /** @param kindOf a number for what may be asked of an element itself; undefined where there are too many */
  constructor(kindOf: (node: SvgNode) => number | undefined) {
    this.#kindOf = kindOf;
  }

  /** Undefined where the drawing has too many. */
  of(node: SvgNode | null): number | undefined {
    if (node !== null && node === this.#last) return this.#lastNumber;
    const number = this.#find(node);
    if (number !== undefined) {
      this.#last = node;
      this.#lastNumber = number;
    }
    return number;
  }

  #find(node: SvgNode | null): number | undefined {
    const above: SvgNode[] = [];
    let number: number | undefined;
    for (let up = node; up !== null; up = up.parent) {
      number = this.#known.get(up);
      if (number !== undefined) break;
      above.push(up);
      if (above.length > MOST_PATHS) return undefined;
    }
    number ??= 0;
    for (const next of above.reverse()) {
      const kind = this.#kindOf(next);
      if (kind === undefined) return undefined;
      const path: number = number * MOST_KINDS + kind;
      number = this.#numbers.get(path);
      if (number === undefined) {
        if (this.#numbers.size > MOST_PATHS) return undefined;
        number = this.#numbers.size + 1;
        this.#numbers.set(path, number);
      }
      this.#known.set(next, number);
    }
    return number;
  }
}

import type { SvgNode } from './svg-node.ts';

/** Paths that are told apart, and elements on one. */
const MOST_PATHS = 5000;

/** Numbers for the elements from the root down to one: the same where all of them are of the same kinds. */
export class ElementPaths {
  readonly #kindOf: (node: SvgNode) => string;
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<SvgNode, number>();

  constructor(kindOf: (node: SvgNode) => string) {
    this.#kindOf = kindOf;
  }

  /** Undefined where the drawing has too many. */
  of(node: SvgNode | null): number | undefined {
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
      const path = `${number}\u0000${this.#kindOf(next)}`;
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

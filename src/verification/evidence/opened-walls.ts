import type { OutlineList, WallPlace } from './outline-list.ts';

/** Share by which what is laid and the way left open may differ from the closed wall below: one straight line is gone. */
const ALIKE = 0.02;

/** A wall that ends elsewhere than it began. */
export interface OpenedWall extends WallPlace {
  /** [mm] What is laid, and from its end to its beginning. */
  readonly length: number;
  readonly gap: number;
  readonly line: readonly [first: number, last: number];
  readonly layer: number;
}

/**
 * Walls that one layer leaves open, while the layers under and over it close them at the same place. What is laid and what is open
 * make up the closed wall: a straight line of it is lost, at its beginning or its end.
 *
 *     ┌─────┐    ┌─────┐    ┌─────┐
 *     │     │    │          │     │
 *     └─────┘    └─────┘    └─────┘
 *      k − 1        k        k + 1
 */
export class OpenedWalls {
  #here: OpenedWall[] = [];
  /** Of the layer before: told where this one closes them again. */
  #waiting: OpenedWall[] = [];

  add(wall: OpenedWall): void {
    this.#here.push(wall);
  }

  forget(): void {
    this.#here = [];
    this.#waiting = [];
  }

  /** The layer is over. @param below its closed walls, and those of the layer under it @returns what the layer before left open */
  endLayer(below: OutlineList, here: OutlineList): readonly OpenedWall[] {
    const found = this.#waiting.filter((each) => here.same(each) >= 0);
    this.#waiting = this.#here.filter((each) => {
      const k = below.same(each);
      if (k < 0 || here.same(each) >= 0) return false;
      return Math.abs(each.length + each.gap - below.length(k)) <= ALIKE * below.length(k);
    });
    this.#here = [];
    return found;
  }
}

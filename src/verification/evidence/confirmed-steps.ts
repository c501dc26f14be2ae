/**
 * A fault may begin in mid layer: then the kinds of line of that layer disagree, and what one of them got is learned only once
 * the next layer confirms it.
 */
export class ConfirmedSteps {
  /** What each kind got once. */
  readonly #once = new Float64Array(32);
  readonly #alike: number;

  /** @param alike share by which two layers may differ that confirm each other */
  constructor(alike: number) {
    this.#alike = alike;
  }

  /** @param got what a kind got on a layer; it is kept for the next one @returns true where the layer before got the same */
  confirms(kind: number, got: number): boolean {
    if (Math.abs(got - this.#once[kind]!) <= this.#alike * got) return true;
    this.#once[kind] = got;
    return false;
  }
}

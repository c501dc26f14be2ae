/** What the lines of a layer take and get, by kind, and which lines of the file they are. */
export class LayerSums {
  /** [mm] Way, or [mm3] what the widths take. */
  readonly amount = new Float64Array(32);
  /** [mm] */
  readonly filament = new Float64Array(32);
  #first = 0;
  #last = 0;

  /** First and last line of the file. */
  get line(): readonly [number, number] {
    return [this.#first, this.#last];
  }

  /** Lines of one kind, from one line of the file to another. @param amount [mm] or [mm3] @param filament [mm] */
  add(kind: number, amount: number, filament: number, first: number, last: number): void {
    if (this.#first === 0) this.#first = first;
    this.#last = last;
    this.amount[kind]! += amount;
    this.filament[kind]! += filament;
  }

  /** [mm of filament a mm, or a mm3] */
  section(kind: number): number {
    return this.filament[kind]! / this.amount[kind]!;
  }

  /** Another layer. */
  clear(): void {
    this.amount.fill(0);
    this.filament.fill(0);
    this.#first = 0;
  }
}

/** Of two shares of what was usual the one nearer to 1; 1 where it lies between them. */
export function nearerToUsual(one: number, other: number): number {
  if (one > 1 !== other > 1) return 1;
  return one > 1 ? Math.min(one, other) : Math.max(one, other);
}

/** Numbers that come one by one, in one array that doubles: no boxes, no holes. */
export class GrowingFloats {
  values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.#widen();
    this.values[this.length++] = value;
  }

  pushThree(a: number, b: number, c: number): void {
    if (this.length + 3 > this.values.length) this.#widen();
    const { values, length } = this;
    values[length] = a;
    values[length + 1] = b;
    values[length + 2] = c;
    this.length = length + 3;
  }

  #widen(): void {
    const wider = new Float64Array(2 * this.values.length);
    wider.set(this.values);
    this.values = wider;
  }
}

/** The same for indices below 2^32. */
export class GrowingIndices {
  values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.#widen();
    this.values[this.length++] = value;
  }

  pushThree(a: number, b: number, c: number): void {
    if (this.length + 3 > this.values.length) this.#widen();
    const { values, length } = this;
    values[length] = a;
    values[length + 1] = b;
    values[length + 2] = c;
    this.length = length + 3;
  }

  #widen(): void {
    const wider = new Uint32Array(2 * this.values.length);
    wider.set(this.values);
    this.values = wider;
  }
}

/** What stands between two values of a tag: `<path class="`, `" d="`, `"/>`. */
export interface TagShape {
  /** As it is written, from the quote that ends a value to the one that begins the next. */
  readonly mark: string;
  /** The attribute whose value follows; of the element where the mark ends the tag. */
  readonly name: string;
  readonly ends: boolean;
  /** The marks that were met after it. */
  readonly next: TagShape[];
}

/** How many marks are kept, and after one of them. */
const MOST_MARKS = 128;
const MOST_NEXT = 16;
/** Tags of more attributes are not. */
const MOST_VALUES = 24;
const QUOTE = 34;

/**
 * Tags that were met, without their values. A drawing has few kinds of tags and many of each: one that is written as one
 * before is read by comparing what stands between its values, not sign by sign.
 */
export class TagShapes {
  readonly first: TagShape[] = [];
  /** Of the tag that is being read: where its values begin and end. */
  readonly #spans = new Int32Array(2 * MOST_VALUES);
  #count = 0;

  /** Notes where the value of an attribute stands, the `count`-th of the tag that is being read. */
  note(count: number, at: number, end: number): void {
    if (count >= MOST_VALUES) return;
    this.#spans[2 * count] = at;
    this.#spans[2 * count + 1] = end;
  }

  /**
   * Remembers a tag that has been read and its values noted. One that declares something, or has many attributes or other
   * quotes, is left to be read with care each time.
   * @param names of its attributes: the first `count` of them
   */
  learn(text: string, tag: { name: string; open: number; end: number }, names: readonly string[], count: number): void {
    if (count > MOST_VALUES) return;
    const spans = this.#spans;
    for (let k = 0; k < count; k++)
      if (names[k]!.startsWith('xmlns') || text.charCodeAt(spans[2 * k + 1]!) !== QUOTE) return;
    let from = tag.open;
    let list = this.first;
    for (let k = 0; k < count; k++) {
      const shape = this.#among(list, text.slice(from, spans[2 * k]), names[k]!, false);
      if (shape === null) return;
      list = shape.next;
      from = spans[2 * k + 1]!;
    }
    this.#among(list, text.slice(from, tag.end), tag.name, true);
  }

  /** The mark in a list, put in where it is new; null where there is no room. */
  #among(list: TagShape[], mark: string, name: string, ends: boolean): TagShape | null {
    const known = list.find((shape) => shape.mark === mark);
    if (known !== undefined) return known;
    if (list.length >= MOST_NEXT || this.#count >= MOST_MARKS) return null;
    this.#count++;
    const shape: TagShape = { mark, name: internal(name), ends, next: [] };
    list.push(shape);
    return shape;
  }
}

/** The same name as the engine keeps it for names of fields: two of them are compared as one number. */
function internal(name: string): string {
  return Object.keys({ [name]: 0 })[0]!;
}

/** Which of the marks stands at a place; null where none does. */
export function markAt(list: readonly TagShape[], text: string, at: number): TagShape | null {
  for (let i = 0; i < list.length; i++) {
    const shape = list[i]!;
    if (text.startsWith(shape.mark, at)) return shape;
  }
  return null;
}

import type { PrintContext } from '../context.ts';

/** Something that several rules want to know of a case: computed when it is first asked for, and once. */
export function shared<T>(compute: (context: PrintContext) => T): (context: PrintContext) => T {
  const known = new WeakMap<PrintContext, { readonly value: T }>();
  return (context) => {
    let found = known.get(context);
    if (found === undefined) {
      found = { value: compute(context) };
      known.set(context, found);
    }
    return found.value;
  };
}

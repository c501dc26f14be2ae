import type { Text } from '../../../base/text.ts';

/** Options of a setting with its meaning in both languages. */
export function means<O extends object>(en: string, fr: string, options: O): O & { readonly doc: Text } {
  return { doc: { en, fr }, ...options };
}

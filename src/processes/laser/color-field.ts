import { sayText, type Text } from '../../base/text.ts';
import type { Color } from '../../model/part.ts';
import { type Field, mapNode, profileError } from '../../model/schema.ts';

/** One colour with what it stands for. */
export interface ColorEntry<T> {
  readonly color: Color;
  readonly value: T;
}

/** "#f00" or "#ff0000" as a colour. */
export function parseHexColor(text: string): Color | undefined {
  const match = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i.exec(text.trim());
  if (match === null) return undefined;
  const channel = (short: string | undefined, long: string | undefined): number =>
    Number.parseInt(long ?? `${short}${short}`, 16);
  return { r: channel(match[1], match[4]), g: channel(match[2], match[5]), b: channel(match[3], match[6]) };
}

const ADVICE: Text = { en: 'Write it as "#ff0000", in quotes.', fr: 'Écrivez-la « "#ff0000" », entre guillemets.' };

const noColor = (written: string): Text =>
  sayText({ en: '"{0}" is not a colour.', fr: '« {0} » n’est pas une couleur.' }, written);

/** One colour. */
export function colorField(options: { readonly doc: Text; readonly standard: string }): Field<Color> {
  return {
    type: 'text',
    ...options,
    parse(given, at) {
      const written = given === undefined ? options.standard : given.kind === 'scalar' ? given.raw : '';
      const color = parseHexColor(written);
      if (color === undefined) throw profileError(given?.at ?? at, noColor(written), ADVICE);
      return color;
    },
  };
}

/** A map whose keys are colours. */
export function colorMap<T>(item: Field<T>, options: { readonly doc: Text }): Field<readonly ColorEntry<T>[]> {
  return {
    type: 'map',
    item,
    ...options,
    parse(given, _at, path) {
      if (given === undefined) return [];
      return [...mapNode(given, path).entries].map(([key, { keyAt, node }]) => {
        const color = parseHexColor(key);
        if (color === undefined) throw profileError(keyAt, noColor(key), ADVICE);
        return { color, value: item.parse(node, node.at, `${path}.${key}`) };
      });
    },
  };
}

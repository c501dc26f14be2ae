import type { Font } from 'fontkit';
import type { ReadOptions } from '../model/format.ts';
import { HOUSE_FONT, HOUSE_FONT_FAMILY } from './house-font.ts';

/** What a text asks for. */
export interface FontWish {
  /** As CSS writes it: names by preference, with or without quotes. */
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The font that a text gets. */
export interface FontFound {
  readonly font: Font;
  /** It is not the one that was asked for. */
  readonly standIn: boolean;
  /** The family that was asked for first. */
  readonly wanted: string;
}

const ENDINGS = ['.ttf', '.otf', '.woff2', '.woff'];
const MOST_FAMILIES = 8;

/** Fonts next to the drawing, by family, else the house's own. fontkit is loaded with the first text (80 ms). */
export class FontShelf {
  readonly #resolve: ReadOptions['resolve'];
  readonly #found = new Map<string, Promise<FontFound>>();
  #house: Promise<Font> | null = null;

  constructor(resolve: ReadOptions['resolve']) {
    this.#resolve = resolve;
  }

  find(wish: FontWish): Promise<FontFound> {
    const key = `${wish.family} ${wish.bold} ${wish.italic}`;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#look(wish);
      this.#found.set(key, found);
    }
    return found;
  }

  async #look(wish: FontWish): Promise<FontFound> {
    const families = familiesOf(wish.family).slice(0, MOST_FAMILIES);
    const wanted = families[0] ?? '';
    for (const family of families) {
      if (family.toLowerCase() === HOUSE_FONT_FAMILY.toLowerCase() && !wish.bold && !wish.italic)
        return { font: await this.#houseFont(), standIn: family !== wanted, wanted };
      for (const name of fileNames(family, wish)) {
        const bytes = await this.#resolve(name);
        const font = bytes === undefined ? undefined : await openFont(bytes);
        if (font !== undefined) return { font, standIn: family !== wanted, wanted };
      }
    }
    return { font: await this.#houseFont(), standIn: true, wanted };
  }

  #houseFont(): Promise<Font> {
    this.#house ??= openFont(Buffer.from(HOUSE_FONT, 'base64')).then((font) => font!);
    return this.#house;
  }
}

/** Family names of a CSS list. */
function familiesOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^["']|["']$/g, ''))
    .filter((name) => name !== '');
}

/** `Open Sans` bold → OpenSans-Bold.ttf, Open Sans Bold.ttf … */
function fileNames(family: string, { bold, italic }: FontWish): readonly string[] {
  const face = `${bold ? 'Bold' : ''}${italic ? 'Italic' : ''}`;
  const joined = family.replace(/\s+/g, '');
  const stems = face === '' ? [joined, `${joined}-Regular`, family] : [`${joined}-${face}`, `${family} ${face}`];
  return [...new Set(stems)].flatMap((stem) => ENDINGS.map((ending) => stem + ending));
}

/** The font in a file, or undefined where it holds none: another stands in then, with a finding. */
async function openFont(bytes: Uint8Array): Promise<Font | undefined> {
  const { create } = await import('fontkit');
  try {
    const opened = create(bytes);
    return 'fonts' in opened ? opened.fonts[0] : opened;
  } catch (error) {
    if (error instanceof Error) return undefined; // fontkit's word for "no font that I know"
    throw error;
  }
}

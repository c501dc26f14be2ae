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
  /** The family that was asked for first, with its face where that is not the plain one. */
  readonly wanted: string;
  /** Name of the font that draws. */
  readonly used: string;
}

const ENDINGS = ['.ttf', '.otf', '.woff2', '.woff'];
const MOST_FAMILIES = 8;

/**
 * Fonts that the user gave, by the names in them, then fonts next to the drawing, by file name, else the house's own.
 * fontkit is loaded with the first text (80 ms).
 */
export class FontShelf {
  readonly #resolve: ReadOptions['resolve'];
  readonly #given: NonNullable<ReadOptions['fonts']>;
  #opened: Promise<readonly Font[]> | null = null;
  readonly #found = new Map<string, Promise<FontFound>>();
  #house: Promise<Font> | null = null;

  constructor({ resolve, fonts }: Pick<ReadOptions, 'resolve' | 'fonts'>) {
    this.#resolve = resolve;
    this.#given = fonts ?? (async () => []);
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
    const first = families[0] ?? '';
    const wanted = first === '' ? '' : `${first}${wish.bold ? ' Bold' : ''}${wish.italic ? ' Italic' : ''}`;
    for (const family of families) {
      const given = faceOf(await this.#givenFonts(), family, wish);
      if (given !== undefined) return { font: given, standIn: family !== first, wanted, used: family };
      if (family.toLowerCase() === HOUSE_FONT_FAMILY.toLowerCase() && !wish.bold && !wish.italic)
        return { font: await this.#houseFont(), standIn: family !== first, wanted, used: HOUSE_FONT_FAMILY };
      for (const name of fileNames(family, wish)) {
        const bytes = await this.#resolve(name);
        const font = bytes === undefined ? undefined : (await openFonts(bytes))[0];
        if (font !== undefined) return { font, standIn: family !== first, wanted, used: family };
      }
    }
    return { font: await this.#houseFont(), standIn: true, wanted, used: HOUSE_FONT_FAMILY };
  }

  #givenFonts(): Promise<readonly Font[]> {
    this.#opened ??= this.#given().then(async (files) => {
      const fonts: Font[] = [];
      for (const { bytes } of files) fonts.push(...(await openFonts(bytes)));
      return fonts;
    });
    return this.#opened;
  }

  #houseFont(): Promise<Font> {
    this.#house ??= openFonts(Buffer.from(HOUSE_FONT, 'base64')).then((fonts) => fonts[0]!);
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

/** The face of a family among fonts by their own names; the blanks in a name do not count. */
function faceOf(fonts: readonly Font[], family: string, { bold, italic }: FontWish): Font | undefined {
  const key = plainName(family);
  return fonts.find((font) => {
    if (plainName(font.fullName ?? '') === key && !bold && !italic) return true;
    const face = font.subfamilyName ?? '';
    return (
      plainName(font.familyName ?? '') === key &&
      /bold|black|heavy/i.test(face) === bold &&
      /italic|oblique/i.test(face) === italic
    );
  });
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** The fonts in a file, none where it holds none: another stands in then, with a finding. */
async function openFonts(bytes: Uint8Array): Promise<readonly Font[]> {
  const { create } = await import('fontkit');
  try {
    const opened = create(bytes);
    return 'fonts' in opened ? opened.fonts : [opened];
  } catch (error) {
    if (error instanceof Error) return []; // fontkit's word for "no font that I know"
    throw error;
  }
}

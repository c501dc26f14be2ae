/** The part of fontkit that outlines use; the package brings no types. */
declare module 'fontkit' {
  interface PathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }
  interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    /** [font units] */
    readonly bbox: { readonly maxY: number };
    readonly path: { readonly commands: readonly PathCommand[] };
  }
  interface GlyphPosition {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    readonly ascent: number;
    readonly descent: number;
    readonly xHeight: number;
    readonly capHeight: number;
    /** [font units] Upper edge of an underline, less than 0, and how thick it is; NaN or 0 where the font does not say. */
    readonly underlinePosition: number;
    readonly underlineThickness: number;
    readonly 'OS/2'?: { readonly yStrikeoutPosition: number; readonly yStrikeoutSize: number };
    readonly familyName: string | null;
    readonly subfamilyName: string | null;
    readonly fullName: string | null;
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>>,
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): { readonly glyphs: readonly Glyph[]; readonly positions: readonly GlyphPosition[] };
  }
  /** Throws where the bytes are no font. A collection comes back with `fonts`. */
  export function create(bytes: Uint8Array): Font | { readonly fonts: readonly Font[] };
}

import type { Color } from '../../../model/part.ts';

/**
 * Colours as CSS has written them since its fourth level, where drawing programs of the web do: `hwb()`, `color()` in the
 * spaces of screens, and the light one of `light-dark()`.
 */

/** The first of the two colours in `light-dark(a, b)`, as text; null for any other text. A sheet is read in daylight. */
export function lightOf(text: string): string | null {
  const inside = /^light-dark\((.*)\)$/s.exec(text)?.[1];
  if (inside === undefined) return null;
  let depth = 0;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === '(') depth++;
    else if (inside[i] === ')') depth--;
    else if (inside[i] === ',' && depth === 0) return inside.slice(0, i).trim();
  }
  return null;
}

/** Of a full hue the part that neither white nor black covers. */
export function fromHwb(hue: Color, white: number, black: number): Color {
  const cover = Math.max(1, white + black);
  const [w, b] = [white / cover, black / cover];
  const mix = (channel: number): number => Math.round(255 * ((channel / 255) * (1 - w - b) + w));
  return { r: mix(hue.r), g: mix(hue.g), b: mix(hue.b) };
}

/** The light of a screen's channel from its number, and the number from the light (IEC 61966-2-1). */
const lightOfChannel = (n: number): number => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
const channelOfLight = (l: number): number => (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055);

/** Lights of Display P3 to those of sRGB (CSS Color 4, 18). */
const P3_TO_SRGB = [
  [1.2249401762805598, -0.22494017628055996, 0],
  [-0.042056954709688163, 1.0420569547096881, 0],
  [-0.019637554590334432, -0.078636045550631889, 1.0982736001409663],
] as const;

/** `color(space r g b)`; null where the space is none of a screen. */
export function fromSpace(space: string, channels: readonly [number, number, number]): Color | null {
  const [r, g, b] = channels;
  const whole = (n: number): number => Math.round(255 * Math.min(1, Math.max(0, n)));
  if (space === 'srgb') return { r: whole(r), g: whole(g), b: whole(b) };
  const linear = space === 'srgb-linear';
  if (!linear && space !== 'display-p3') return null;
  const lights = linear ? channels : channels.map((n) => lightOfChannel(Math.min(1, Math.max(0, n))));
  const [red, green, blue] = linear
    ? lights
    : P3_TO_SRGB.map(([x, y, z]) => x * lights[0]! + y * lights[1]! + z * lights[2]!);
  const shown = (light: number): number => whole(channelOfLight(Math.max(0, light)));
  return { r: shown(red!), g: shown(green!), b: shown(blue!) };
}

/** CIE L*a*b* (L 0 … 100) under the light of paper (D50), as sRGB (CSS Color 4, 9 and 18). */
export function fromLab(light: number, a: number, b: number): Color {
  const fy = (light + 16) / 116;
  const cube = (f: number): number => (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27));
  const x = 0.9642956764295677 * cube(fy + a / 500);
  const y = light > 8 ? fy ** 3 : light / (24389 / 27);
  const z = 0.8251046025104602 * cube(fy - b / 200);
  return fromLights(
    3.1341359569958707 * x - 1.6173863321612538 * y - 0.4906619460083532 * z,
    -0.978795502912089 * x + 1.916254567259524 * y + 0.03344273116131949 * z,
    0.07195537988411677 * x - 0.2289768264158322 * y + 1.405386058324125 * z,
  );
}

/** Oklab (L 0 … 1) as sRGB (Björn Ottosson, 2020). */
export function fromOklab(light: number, a: number, b: number): Color {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return fromLights(
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  );
}

/** Lights of sRGB; what a screen cannot show is cut off. */
function fromLights(r: number, g: number, b: number): Color {
  const shown = (light: number): number => Math.round(255 * Math.min(1, channelOfLight(Math.max(0, light))));
  return { r: shown(r), g: shown(g), b: shown(b) };
}

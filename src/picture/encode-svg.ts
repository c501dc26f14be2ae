import type { Color } from '../model/part.ts';
import type { Scene, SceneItem } from '../model/scene.ts';
import { encodePng } from './encode-png.ts';

/** The fonts of the text, first the one that the layout was reckoned with. */
const FONTS = "Nunito, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif";

/** A scene laid out in pixels as an SVG that stands alone: pictures inside it, texts as texts. The same bytes every time. */
export async function encodeSvg(scene: Scene, title: string): Promise<string> {
  const [[x0, y0], [x1, y1]] = scene.bounds;
  const [width, height] = [x1 - x0, y1 - y0];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
  ];
  for (const item of scene.items) parts.push(await element(item, x0, y1));
  parts.push('</svg>', '');
  return parts.join('\n');
}

async function element(item: SceneItem, x0: number, top: number): Promise<string> {
  switch (item.kind) {
    case 'area': {
      const rule = item.rule === 'nonzero' ? '' : ' fill-rule="evenodd"';
      const path = item.contours.map((contour) => `${pathOf(contour, x0, top)}z`).join('');
      return `<path d="${path}" fill="${hex(item.color)}"${rule}${faint(item.opacity)}/>`;
    }
    case 'lines': {
      const path = item.chains.map((chain) => pathOf(chain, x0, top)).join('');
      return `<path d="${path}" fill="none" stroke="${hex(item.color)}" stroke-width="${short(item.width)}" stroke-linecap="round" stroke-linejoin="round"${faint(item.opacity)}/>`;
    }
    case 'picture': {
      const png = Buffer.from(await encodePng(item.picture)).toString('base64');
      const [x, y] = [item.at[0] - x0, top - item.at[1] - item.size[1]];
      return `<image x="${short(x)}" y="${short(y)}" width="${short(item.size[0])}" height="${short(item.size[1])}" preserveAspectRatio="none" href="data:image/png;base64,${png}"/>`;
    }
    case 'text': {
      const [x, y] = [short(item.at[0] - x0), short(top - item.at[1])];
      const anchor = item.anchor === 'start' ? '' : ` text-anchor="${item.anchor}"`;
      const turn = item.upwards === true ? ` transform="rotate(-90 ${x} ${y})"` : '';
      return `<text x="${x}" y="${y}" font-family="${FONTS}" font-size="${short(item.size)}" fill="${hex(item.color)}"${anchor}${turn}>${escaped(item.text)}</text>`;
    }
    default:
      return '';
  }
}

/** Moves are relative: half the bytes of absolute ones. Rounded ends are carried, so that no error adds up. */
function pathOf(chain: Float64Array, x0: number, top: number): string {
  let [px, py] = [0, 0];
  let out = '';
  for (let i = 0; i + 1 < chain.length; i += 2) {
    const x = Math.round((chain[i]! - x0) * 100);
    const y = Math.round((top - chain[i + 1]!) * 100);
    if (i === 0) out += `M${x / 100} ${y / 100}l`;
    // A line of one point still shows, as a dot.
    else if (x !== px || y !== py || chain.length === 4) out += `${(x - px) / 100} ${(y - py) / 100} `;
    [px, py] = [x, y];
  }
  return chain.length === 2 ? `${out}0 0` : out.trimEnd();
}

const short = (value: number): string => String(Math.round(value * 100) / 100);
const hex = ({ r, g, b }: Color): string => `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
const faint = (opacity: number): string => (opacity >= 1 ? '' : ` opacity="${short(opacity)}"`);

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, '') // what XML forbids has no place in a name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { svg } from '../index.ts';

/** Written beside the other attributes it changes nothing, but the shape is then drawn with care and not by its look. */
const WITH_CARE = ' vector-effect="none"';

const oneOf = (name: string, ...values: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom('', ...values.map((value) => ` ${name}="${value}"`));
const STYLE = fc
  .tuple(
    oneOf('fill', 'none', 'red', 'currentColor', 'rgba(0,0,0,0)', 'rgba(9,9,9,0.96)', 'url(#g)', 'url(#no) blue'),
    oneOf('stroke', 'none', '#00f', 'rgba(0,0,255,0)', 'context-stroke'),
    oneOf('fill-opacity', '0', '0.97', '0.5'),
    oneOf('stroke-opacity', '0', '0.2'),
    oneOf('stroke-width', '0', '0.1', '3'),
    oneOf('stroke-dasharray', '1 2', 'none'),
    oneOf('opacity', '0', '0.97', '1'),
    oneOf('visibility', 'hidden', 'visible'),
    oneOf('display', 'none', 'inline'),
    oneOf('transform', 'translate(1 2)', 'scale(2 0)', 'rotate(30)', 'turn'),
    oneOf('clip-path', 'none', 'url(#c)'),
    oneOf('fill-rule', 'evenodd'),
  )
  .map((attributes) => attributes.join(''));
const SHAPE = fc.constantFrom(
  'path d="M1 1h5v5z"',
  'path d="M1 1h5L,"',
  'path d="M1 1 1 1"',
  'rect x="2" y="3" width="4" height="5"',
  'circle cx="5" cy="5" r="2" id="a"',
  'line x1="1" y1="2" x2="9" y2="8" inkscape:groupmode="layer" inkscape:label="L"',
  'polyline points="1 1 4 4 7 1" requiredExtensions="x"',
);
const DRAWN = fc.tuple(SHAPE, STYLE, STYLE);

async function read(shapes: readonly (readonly [string, string, string])[], more: string): Promise<object> {
  const drawn = shapes.map(([shape, own, around]) => `<g${around}>\n<${shape}${own}${more}/></g>`).join('\n');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="20mm" height="20mm" viewBox="0 0 20 20"><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient><clipPath id="c"><rect width="4" height="4"/></clipPath></defs><path stroke="red" d="M0 0h9"/>${drawn}</svg>`;
  return svg.readPart!(
    { name: 'drawn.svg', bytes: new TextEncoder().encode(text) },
    { settings: new Map(), resolve: async () => undefined },
  );
}

test('a shape that is drawn by the look of its style is the one that is drawn with care, and so is what is told of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(DRAWN, { minLength: 1, maxLength: 5 }), async (shapes) => {
      expect(await read(shapes, '')).toEqual(await read(shapes, WITH_CARE));
    }),
    { numRuns: 150 },
  );
});

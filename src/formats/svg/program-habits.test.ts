import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Drawing } from '../../model/part.ts';
import { svg } from './index.ts';

async function read(text: string) {
  const reading = await svg.readPart!(
    { name: 'test.svg', bytes: new TextEncoder().encode(text) },
    { settings: new Map(), resolve: async () => undefined },
  );
  if (reading.part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: reading.part, findings: reading.findings };
}

function sizeOf(drawing: Drawing): readonly [number, number] {
  const box = drawingBounds(drawing)!;
  return [box.maxX - box.minX, box.maxY - box.minY];
}

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const SODIPODI = 'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"';
const INKSCAPE = `xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" ${SODIPODI}`;
const RED = 'fill="none" stroke="#f00"';
/** A plate of 150 × 90 units with one hole, in units of which `k` make a millimetre. */
const plate = (k: number): string =>
  `<rect x="${10 * k}" y="${10 * k}" width="${150 * k}" height="${90 * k}" ${RED}/><circle cx="${50 * k}" cy="${50 * k}" r="${8 * k}" ${RED}/>`;

/** Each program's way of saying 150 × 90 mm. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'Illustrator CS4, points as px': `<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator 14.0.0, SVG Export Plug-In --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg version="1.1" ${NS} x="0px" y="0px" width="595.28px" height="841.89px" viewBox="0 0 595.28 841.89" enable-background="new 0 0 595.28 841.89" xml:space="preserve">${plate(72 / 25.4)}</svg>`,
  'Illustrator 2024, layer names only': `<svg id="Calque_1" data-name="Calque 1" ${NS} viewBox="0 0 595.28 841.89"><defs><style>.cls-1{fill:none;stroke:#e30613;stroke-miterlimit:10;}</style></defs>${plate(72 / 25.4).replaceAll(RED, 'class="cls-1"')}</svg>`,
  'Inkscape 0.91': `<svg ${NS} ${INKSCAPE} width="210mm" height="297mm" viewBox="0 0 744.09448819 1052.3622047" inkscape:version="0.91 r13725">${plate(90 / 25.4)}</svg>`,
  'Inkscape 0.48 without a viewBox': `<svg ${NS} ${INKSCAPE} width="210mm" height="297mm" inkscape:version="0.48.4 r9939" sodipodi:docname="a.svg">${plate(90 / 25.4)}</svg>`,
  'Inkscape 0.92 in px': `<svg ${NS} ${INKSCAPE} width="793.7" height="1122.5" inkscape:version="0.92.4 (5da689c313, 2019-01-14)">${plate(96 / 25.4)}</svg>`,
  'Inkscape 1.2, page in inches': `<svg ${NS} ${INKSCAPE} width="8.5in" height="11in" viewBox="0 0 215.9 279.4" inkscape:version="1.2.2 (b0a8486541, 2022-12-01)"><sodipodi:namedview inkscape:document-units="in"/>${plate(1)}</svg>`,
  'Illustrator, then plain SVG of Inkscape 1': `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- Generator: Adobe Illustrator 15.1.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  --><svg version="1.1" x="0px" y="0px" width="793.7px" height="1122.5px" viewBox="0 0 793.7 1122.5" enable-background="new 0 0 793.7 1122.5" xml:space="preserve" id="svg2" ${NS} ${NS.replace('xmlns', 'xmlns:svg')}>${plate(96 / 25.4)}</svg>`,
  'CorelDRAW in inches': `<?xml version="1.0"?><!-- Creator: CorelDRAW X7 --><svg ${NS} xml:space="preserve" width="8.26772in" height="11.6929in" version="1.1" viewBox="0 0 8268 11693"><defs><style type="text/css"><![CDATA[ .str0 {stroke:#E31E24;stroke-width:3} .fil0 {fill:none} ]]></style></defs><g id="Layer_x0020_1">${plate(1000 / 25.4 / (8268 / 8267.72)).replaceAll(RED, 'class="fil0 str0"')}</g></svg>`,
  'Affinity with a size in mm': `<svg width="210mm" height="297mm" viewBox="0 0 2480 3508" version="1.1" ${NS} xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;">${plate(2480 / 210)}</svg>`,
  'Affinity without a size, A4 at 300 px to the inch': `<svg width="100%" height="100%" viewBox="0 0 2480 3508" version="1.1" ${NS} xmlns:serif="http://www.serif.com/">${plate(300 / 25.4)}</svg>`,
  'Affinity without a size, Letter at 72': `<svg width="100%" height="100%" viewBox="0 0 612 792" version="1.1" ${NS} xmlns:serif="http://www.serif.com/">${plate(72 / 25.4)}</svg>`,
  'OpenSCAD before 2019': `<svg width="210" height="297" viewBox="0 -297 210 297" ${NS} version="1.1"><title>OpenSCAD Model</title>${plate(1)}</svg>`,
  'Figma, px': `<svg width="794" height="1123" viewBox="0 0 794 1123" fill="none" ${NS}>${plate(96 / 25.4)}</svg>`,
  'LibreOffice, 1/100 mm': `<svg version="1.2" width="210mm" height="297mm" viewBox="0 0 21000 29700" preserveAspectRatio="xMidYMid" fill-rule="evenodd" stroke-width="28.222" stroke-linejoin="round" ${NS} xmlns:ooo="http://xml.openoffice.org/svg/export" xml:space="preserve">${plate(100)}</svg>`,
  'Fusion, cm': `<svg ${NS} width="21cm" height="29.7cm" viewBox="0 0 21 29.7">${plate(0.1)}</svg>`,
  'Onshape or FreeCAD, mm': `<svg ${NS} width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1">${plate(1)}</svg>`,
  'a browser, nothing said': `<svg ${NS}>${plate(96 / 25.4)}</svg>`,
  'Boxes.py': `<svg height="297mm" viewBox="0.0 0.0 210 297" width="210mm" ${NS} ${INKSCAPE}><!-- Created with Boxes.py (https://boxes.hackerspace-bamberg.de/) -->${plate(1)}</svg>`,
  'two thirds of the page, slice': `<svg ${NS} width="200mm" height="300mm" viewBox="0 0 300 300" preserveAspectRatio="xMinYMin slice">${plate(1)}</svg>`,
};

describe('ten programs and more say one size', () => {
  for (const [program, text] of Object.entries(PROGRAMS))
    test(program, async () => {
      const { drawing, findings } = await read(text);
      const [width, height] = sizeOf(drawing);
      expect(width).toBeCloseTo(150, 1);
      expect(height).toBeCloseTo(90, 1);
      expect(strokedSubpaths(drawing)).toHaveLength(2);
      const cut = strokedSubpaths(drawing).reduce((sum, subpath) => sum + subpathLength(subpath), 0);
      expect(Math.abs(cut / (480 + 16 * Math.PI) - 1)).toBeLessThan(1e-3);
      expect(findings.some(({ code }) => code === 'SVG001')).toBe(true);
    });
});

describe('labels, languages, entities', () => {
  const boxes = '<!-- Created with Boxes.py, generator ClosedBox -->';
  const label = '<text x="20" y="20" style="fill: rgb(255,0,0)">100mm</text>';
  const body = `<rect x="1" y="1" width="80" height="60" stroke="rgb(0,0,0)" fill="none"/>`;
  const page = (inside: string): string =>
    `<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100">${inside}</svg>`;

  test('red labels of Boxes.py are told and not burnt; the same text elsewhere is engraved', async () => {
    const kernel = await loadPolygonKernel();
    const own = await read(page(boxes + body + label));
    expect(own.drawing.colorsOf).toBe('boxes.py');
    expect(engraveArea(own.drawing, kernel)).toBe(0);
    const told = own.findings.filter(({ rule }) => rule === 'hidden-object');
    expect(told.map(({ severity }) => severity)).toEqual(['info']);
    const other = await read(page(body + label));
    expect(other.drawing.colorsOf).toBeUndefined();
    expect(engraveArea(other.drawing, kernel)).toBeGreaterThan(1);
  });

  test('of several languages one that the house speaks is drawn, else the first', async () => {
    const version = (language: string, side: number): string =>
      `<g systemLanguage="${language}"><rect width="${side}" height="${side}" ${RED}/></g>`;
    const speaking = await read(page(`<switch>${version('xx', 10)}${version('de, fr-CH', 20)}</switch>`));
    expect(sizeOf(speaking.drawing)).toEqual([20, 20]);
    const strange = await read(page(`<switch>${version('xx', 10)}${version('yy', 20)}</switch>`));
    expect(sizeOf(strange.drawing)).toEqual([10, 10]);
  });

  test('an entity that holds elements is drawn where it stands', async () => {
    const { drawing } = await read(
      `<!DOCTYPE svg [<!ENTITY hole "<circle cx='5' cy='5' r='4' fill='none' stroke='red'/>">]>${page(`<g>&hole;</g><g transform="translate(30 0)">&hole;</g>`)}`,
    );
    expect(strokedSubpaths(drawing)).toHaveLength(2);
    expect(sizeOf(drawing)[0]).toBeCloseTo(38, 9);
  });
});

describe('style sheets', () => {
  test('ten groups deep under rules on ancestors, siblings and places each element gets its own colour', async () => {
    const sheet =
      '.deep rect{stroke:#111}.deep>g>rect{stroke:#222}.a.b{stroke:#333}g rect:first-child{stroke:#444}rect+rect.c{stroke:#555}#one{stroke:#666}';
    const { drawing } = await read(
      `<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100"><style>${sheet}</style><g class="deep" fill="none"><path d="M0 0h1"/><rect width="1" height="1"/><g><path d="M0 0h1"/><rect width="2" height="1"/><rect class="c" width="3" height="1"/><rect class="c" id="one" width="4" height="1"/></g><g><rect class="a b" width="5" height="1"/></g></g><rect class="a  b" width="6" height="1"/></svg>`,
    );
    const strokes = drawing.shapes.map(({ stroke }) => stroke!.r.toString(16));
    expect(strokes).toEqual(['11', '22', '55', '66', '33', '33']);
  });
});

import { describe, expect, test } from 'vitest';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { svg } from './index.ts';

const NS = 'xmlns="http://www.w3.org/2000/svg"';
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const INKSCAPE =
  'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"';
const DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

interface Expected {
  /** [mm] */
  readonly size: readonly [number, number];
  readonly closed: number;
  readonly open: number;
  /** Shapes without a stroke. */
  readonly fills: number;
  /** Besides the one on the size. */
  readonly codes: readonly string[];
}

/** A plate of 80 × 50 mm as programs write it. */
const EXPORTS: readonly (readonly [program: string, text: string, expected: Expected])[] = [
  [
    'Illustrator for the web: classes, no size, a text with kerning',
    `<?xml version="1.0" encoding="UTF-8"?><svg id="Layer_1" data-name="Layer 1" ${NS} viewBox="0 0 283.46 283.46"><defs><style>.cls-1,.cls-2{fill:none;stroke-miterlimit:10;}.cls-1{stroke:red;stroke-width:.01px;}.cls-2{stroke:#0000ff;}</style></defs><rect class="cls-1" x="28.35" y="28.35" width="226.77" height="141.73"/><g id="engrave"><text transform="translate(40 90)" style="font-family:MyriadPro-Regular,Myriad Pro;font-size:12px"><tspan x="0" y="0">H</tspan><tspan x="8.5" y="0" style="letter-spacing:-.01em">ello</tspan></text></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 2, codes: ['SVG004'] },
  ],
  [
    'Illustrator 2020 with its own data in a switch, a hidden layer',
    `<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator 24.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"><!ENTITY ns_graphs "http://ns.adobe.com/Graphs/1.0/">]><svg version="1.1" id="Livello_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns:graph="&ns_graphs;" ${NS} ${XLINK} x="0px" y="0px" viewBox="0 0 283.46 283.46" style="enable-background:new 0 0 283.46 283.46;" xml:space="preserve"><style type="text/css">.st0{fill:none;stroke:#FF0000;stroke-width:0.25;stroke-miterlimit:10;}.st1{display:none;}.st2{display:inline;fill:none;stroke:#00FF00;}</style><switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:aipgfRef xlink:href="#adobe_illustrator_pgf"></i:aipgfRef></foreignObject><g i:extraneous="self"><g id="Cut"><path class="st0" d="M28.3,28.3h226.8v141.7H28.3V28.3z"/></g><g id="Hidden" class="st1"><circle class="st2" cx="100" cy="100" r="20"/></g></g></switch></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: ['SVG003'] },
  ],
  [
    'Illustrator 2023 in points',
    `<!-- Generator: Adobe Illustrator 27.0 --><svg version="1.1" ${NS} width="283.46pt" height="283.46pt" viewBox="0 0 283.46 283.46"><polygon points="28.35,28.35 255.12,28.35 255.12,170.08 28.35,170.08 " fill="none" stroke="#231F20" stroke-width="0.072"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'CorelDRAW 2021, hundredths of a mm, classes in CDATA',
    `<?xml version="1.0" encoding="UTF-8"?>${DOCTYPE}<!-- Creator: CorelDRAW 2021 (64-Bit) --><svg ${NS} xml:space="preserve" width="100mm" height="100mm" version="1.1" style="shape-rendering:geometricPrecision; text-rendering:geometricPrecision; image-rendering:optimizeQuality; fill-rule:evenodd; clip-rule:evenodd" viewBox="0 0 10000 10000" ${XLINK} xmlns:xodm="http://www.corel.com/coreldraw/odm/2003"><defs><style type="text/css"><![CDATA[
    .str0 {stroke:#E31E24;stroke-width:7.62;stroke-miterlimit:22.9256}
    .fil0 {fill:none;fill-rule:nonzero}
    .fnt0 {font-weight:normal;font-size:423.33px;font-family:'Arial'}
   ]]></style></defs><g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/><polygon class="fil0 str0" points="1000,1000 9000,1000 9000,6000 1000,6000 "/><path class="fil0 str0" d="M4000 3500c0,-552 448,-1000 1000,-1000 552,0 1000,448 1000,1000 0,552 -448,1000 -1000,1000 -552,0 -1000,-448 -1000,-1000z"/></g></svg>`,
    { size: [80, 50], closed: 2, open: 0, fills: 0, codes: [] },
  ],
  [
    'CorelDRAW X6 with a font of SVG glyphs',
    `<!-- Creator: CorelDRAW X6 --><svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100" style="fill-rule:evenodd"><defs><font id="FontID0" horiz-adv-x="722"><font-face font-family="Impact"><font-face-src><font-face-name name="Impact"/></font-face-src></font-face><missing-glyph><path d="M0 0z"/></missing-glyph><glyph unicode="A" horiz-adv-x="622"><path d="M0 0L300 700L600 0z"/></glyph></font><style type="text/css"><![CDATA[@font-face { font-family:"Impact";font-variant:normal;font-weight:normal;src:url("#FontID0") format(svg)} .fil0 {fill:#2B2A29} .fnt0 {font-size:12px;font-family:"Impact"}]]></style></defs><g><rect x="10" y="10" width="80" height="50" fill="none" stroke="red"/><text x="20" y="40" class="fil0 fnt0">A</text></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 1, codes: ['SVG004'] },
  ],
  [
    'Inkscape 0.92: a moved layer, a hidden one, a locked one, a relative path after it',
    `<svg ${NS} ${INKSCAPE} width="100mm" height="100mm" viewBox="0 0 100 100" version="1.1" inkscape:version="0.92.3"><g inkscape:label="Cut" inkscape:groupmode="layer" id="layer1" transform="translate(0,-197)"><rect style="opacity:1;fill:none;stroke:#ff0000;stroke-width:0.1" x="10" y="207" width="80" height="50"/></g><g inkscape:groupmode="layer" inkscape:label="Notes" id="layer2" style="display:none"><circle cx="5" cy="5" r="5"/></g><g inkscape:groupmode="layer" inkscape:label="Locked" sodipodi:insensitive="true"><path d="m 20,20 h 10 v 10 h -10 z" style="fill:none;stroke:#0000ff" /></g></svg>`,
    { size: [80, 50], closed: 2, open: 0, fills: 0, codes: ['SVG003'] },
  ],
  [
    'Inkscape 1.3: two pages, a path effect, a clone',
    `<svg ${NS} ${INKSCAPE} ${XLINK} width="210mm" height="297mm" viewBox="0 0 210 297" inkscape:version="1.3"><sodipodi:namedview inkscape:document-units="mm"><inkscape:page x="0" y="0" width="210" height="297"/><inkscape:page x="220" y="0" width="210" height="297"/></sodipodi:namedview><defs><inkscape:path-effect effect="fillet_chamfer" id="p1"/></defs><g inkscape:groupmode="layer" inkscape:label="L"><path id="a" inkscape:path-effect="#p1" inkscape:original-d="M 0,0 H 99 V 99 H 0 Z" d="m 10,12 a 2,2 0 0 1 2,-2 h 76 a 2,2 0 0 1 2,2 v 46 a 2,2 0 0 1 -2,2 h -76 a 2,2 0 0 1 -2,-2 z" style="fill:none;stroke:#000000"/><use xlink:href="#a" transform="translate(100)" x="0" y="0" width="100%" height="100%"/></g></svg>`,
    { size: [180, 50], closed: 2, open: 0, fills: 0, codes: [] },
  ],
  [
    'Inkscape 1.0: an ellipse as a path of its own kind',
    `<svg ${NS} ${INKSCAPE} width="100mm" height="100mm" viewBox="0 0 100 100" inkscape:version="1.0"><path sodipodi:type="arc" sodipodi:cx="50" sodipodi:cy="35" sodipodi:rx="40" sodipodi:ry="25" d="M 90,35 A 40,25 0 0 1 50,60 40,25 0 0 1 10,35 40,25 0 0 1 50,10 40,25 0 0 1 90,35 Z" style="fill:none;stroke:#000"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Inkscape 1.2: a hairline, guides and a grid',
    `<svg ${NS} ${INKSCAPE} width="100mm" height="100mm" viewBox="0 0 100 100" inkscape:version="1.2"><sodipodi:namedview><sodipodi:guide position="10,10" orientation="1,0"/><inkscape:grid type="xygrid"/></sodipodi:namedview><rect x="10" y="10" width="80" height="50" style="fill:none;stroke:#f00;stroke-opacity:1;-inkscape-stroke:hairline;vector-effect:non-scaling-stroke;stroke-width:1px"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Affinity: an artboard with its frame and clip',
    `<svg width="100mm" height="100mm" viewBox="0 0 1181 1181" ${NS} ${XLINK} xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd"><g id="Artboard1" serif:id="Artboard 1" transform="matrix(1,0,0,1,0,0)"><rect x="0" y="0" width="1181" height="1181" style="fill:none;"/><clipPath id="_clip1"><rect x="0" y="0" width="1181" height="1181"/></clipPath><g clip-path="url(#_clip1)"><rect x="118.1" y="118.1" width="944.8" height="590.5" style="fill:none;stroke:red;stroke-width:1px;"/></g></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: ['SVG003'] },
  ],
  [
    'Figma: a frame that clips, an inside stroke by a mask',
    `<svg width="378" height="378" viewBox="0 0 378 378" fill="none" ${NS}><g clip-path="url(#clip0_1_2)"><rect width="378" height="378" fill="white"/><mask id="path-1-inside-1_1_2" fill="white"><path d="M38 38H340V227H38V38Z"/></mask><path d="M38 38H340V227H38V38Z" stroke="#FF0000" stroke-width="2" mask="url(#path-1-inside-1_1_2)"/></g><defs><clipPath id="clip0_1_2"><rect width="378" height="378" fill="white"/></clipPath></defs></svg>`,
    { size: [79.9, 50], closed: 1, open: 0, fills: 1, codes: [] },
  ],
  [
    'Sketch',
    `<?xml version="1.0" encoding="UTF-8"?><svg width="378px" height="378px" viewBox="0 0 378 378" version="1.1" ${NS} ${XLINK}><!-- Generator: Sketch 52.2 (67145) - http://www.bohemiancoding.com/sketch --><title>Artboard</title><desc>Created with Sketch.</desc><g id="Artboard" stroke="none" stroke-width="1" fill="none" fill-rule="evenodd"><rect id="Rectangle" stroke="#FF0000" x="38" y="38" width="302" height="189"/></g></svg>`,
    { size: [79.9, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'OpenSCAD 2021',
    `<?xml version="1.0" standalone="no"?>${DOCTYPE}<svg width="80mm" height="50mm" viewBox="0 -50 80 50" ${NS} version="1.1"><title>OpenSCAD Model</title><path d="
M 0,-0 L 80,-0 L 80,-50 L 0,-50 z
M 40,-25 L 45,-25 L 45,-30 L 40,-30 z
" stroke="black" fill="lightgray" stroke-width="0.5"/></svg>`,
    { size: [80, 50], closed: 2, open: 0, fills: 0, codes: [] },
  ],
  [
    'Tinkercad: an outline that comes back without z',
    `<svg version="1.1" ${NS} ${XLINK} x="0px" y="0px" width="80mm" height="50mm" viewBox="0 0 80 50" enable-background="new 0 0 80 50" xml:space="preserve"><g><path fill="none" stroke="#000000" stroke-width="0.1" d="M0,0 L80,0 L80,50 L0,50 L0,0"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Fusion by the Shaper add-in: cm, filled outside, hairline inside',
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?><svg ${NS} xmlns:shaper="http://www.shapertools.com/namespaces/shaper" shaper:fusionaddin="version:1.6.6" width="8cm" height="5cm" version="1.1" x="0cm" y="0cm" viewBox="0 0 8 5" enable-background="new 0 0 8 5" xml:space="preserve"><path d="M0 0 L8 0 L8 5 L0 5 L0 0Z" transform="matrix(1 0 0 -1 0 5)" shaper:sketchPoints="" shaper:pathType="exterior" fill="rgb(0,0,0)" stroke-linecap="round" stroke-linejoin="round" /><path d="M2 2 L3 2 L3 3Z" transform="matrix(1 0 0 -1 0 5)" shaper:pathType="interior" fill="rgb(255,255,255)" stroke="rgb(0,0,0)" stroke-width="0.001cm" vector-effect="non-scaling-stroke" /></svg>`,
    { size: [10, 10], closed: 1, open: 0, fills: 1, codes: [] },
  ],
  [
    'FreeCAD Draft: a width with a unit apart',
    `<?xml version="1.0" encoding="utf-8"?><svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100" version="1.1" xmlns:freecad="http://www.freecadweb.org/wiki/index.php?title=Svg_Namespace"><g id="Rectangle" transform="translate(10,90) scale(1,-1)"><path id="Rectangle_nwe0000"  d="M 0.0 30.0 L 80.0 30.0 L 80.0 80.0 L 0.0 80.0 L 0.0 30.0 Z " stroke="#000000" stroke-width="0.35 px" style="stroke-width:0.35;stroke-miterlimit:4;stroke-dasharray:none;fill:none;fill-opacity:1.0;fill-rule: evenodd"/><title>b'Rectangle'</title></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Onshape: four sides that meet',
    `<svg ${NS} width="11in" height="8.5in" viewBox="0 0 279.4 215.9"><g fill="none" stroke="rgb(0,0,0)" stroke-width="0.25"><path d="M 10 10 L 90 10"/><path d="M 90 10 L 90 60"/><path d="M 90 60 L 10 60"/><path d="M 10 60 L 10 10"/></g></svg>`,
    { size: [80, 50], closed: 0, open: 4, fills: 0, codes: [] },
  ],
  [
    'Rhino: a polyline that comes back',
    `<?xml version="1.0" encoding="utf-8"?>${DOCTYPE}<svg width="100mm" height="100mm" viewBox="0 0 283.46457 283.46457" ${NS} version="1.1"><polyline fill="none" stroke="#FF0000" stroke-width="0.36" points="28.346,28.346 255.118,28.346 255.118,170.079 28.346,170.079 28.346,28.346"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Silhouette Studio',
    `<?xml version="1.0" encoding="UTF-8"?><svg version="1.1" ${NS} ${XLINK} width="3.9370079in" height="3.9370079in" viewBox="0 0 100 100" xml:space="preserve"><g id="Layer0"><path fill="none" stroke="#FF0000" stroke-width="0.0353" d="M10,10L90,10C90,10 90,60 90,60L10,60Z"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Cricut Design Space: only filled',
    `<svg ${NS} viewBox="0 0 283.4646 283.4646" width="3.937in" height="3.937in"><g transform="matrix(1 0 0 1 28.3465 28.3465)"><path d="M0 0H226.7717V141.7323H0Z" fill="#000"/></g></svg>`,
    { size: [80, 50], closed: 0, open: 0, fills: 1, codes: [] },
  ],
  [
    'LightBurn',
    `<?xml version="1.0" encoding="UTF-8"?><svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100"><g transform="matrix(1 0 0 -1 0 100)"><path style="stroke:#FF0000;stroke-width:0.05mm;fill:none" d="M10.000000,40.000000L90.000000,40.000000L90.000000,90.000000L10.000000,90.000000Z"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'Boxes.py 2024',
    `<?xml version='1.0' encoding='utf-8'?><svg height="100mm" viewBox="0.0 0.0 100.00 100.00" width="100mm" ${NS} xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" ${INKSCAPE} xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ${XLINK}><!-- ClosedBox Created with Boxes.py (https://boxes.hackerspace-bamberg.de/) Command line: boxes ClosedBox --><title>ClosedBox</title><g id="p-0" style="fill:none;stroke-linecap:round;stroke-linejoin:round;"><path d="M 10.0 10.0 H 90.0 V 60.0 H 10.0 V 10.0 z" stroke="rgb(0,0,0)" stroke-width="0.20"/><text font-family="sans-serif" font-size="5px" style="fill:rgb(255,0,0)">hi</text></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: ['SVG003'] },
  ],
  [
    'Linearity Curve: points without a size',
    `<svg height="100%" stroke-miterlimit="10" style="fill-rule:nonzero;clip-rule:evenodd;stroke-linecap:round;stroke-linejoin:round;" version="1.1" viewBox="0 0 283.465 283.465" width="100%" xml:space="preserve" ${NS} xmlns:vectornator="http://vectornator.io" ${XLINK}><defs/><g id="Layer-1" vectornator:layerName="Layer 1"><path d="M28.3465 28.3465L255.118 28.3465L255.118 170.079L28.3465 170.079L28.3465 28.3465Z" fill="none" stroke="#ff0000" stroke-width="1"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'matplotlib: a star rule, a clip at the page',
    `<?xml version="1.0" encoding="utf-8" standalone="no"?>${DOCTYPE}<svg ${XLINK} width="283.464567pt" height="283.464567pt" viewBox="0 0 283.464567 283.464567" ${NS} version="1.1"><defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><g id="figure_1"><g id="patch_1"><path d="M 28.346457 28.346457 L 255.118110 28.346457 L 255.118110 170.078740 L 28.346457 170.078740 z" clip-path="url(#p1)" style="fill: none; stroke: #ff0000; stroke-width: 0.1"/></g></g><defs><clipPath id="p1"><rect x="0" y="0" width="283.464567" height="283.464567"/></clipPath></defs></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'cairo (from PDF): colours in percent, y upwards by a matrix',
    `<?xml version="1.0" encoding="UTF-8"?><svg ${NS} ${XLINK} width="283.465pt" height="283.465pt" viewBox="0 0 283.465 283.465" version="1.1"><g id="surface1"><path style="fill:none;stroke-width:0.1;stroke-linecap:butt;stroke-linejoin:miter;stroke:rgb(100%,0%,0%);stroke-opacity:1;stroke-miterlimit:10;" d="M 100 100 L 900 100 L 900 600 L 100 600 Z " transform="matrix(0.283465,0,0,-0.283465,0,283.465)"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'KiCad',
    `<?xml version="1.0" standalone="no"?> ${DOCTYPE} <svg ${XLINK} ${NS} version="1.1" width="100.0000mm" height="100.0000mm" viewBox="0.0000 0.0000 100.0000 100.0000"> <title>SVG Image created as a.svg date 2024</title> <g style="fill:#000000; fill-opacity:1.0;stroke:#000000; stroke-opacity:1.0; stroke-linecap:round; stroke-linejoin:round;" transform="translate(0 0) scale(1 1)"> </g><g style="fill:none; stroke:#D0D2CD; stroke-width:0.1000; stroke-opacity:1; stroke-linecap:round; stroke-linejoin:round;"><path d="M10.0000 10.0000 L90.0000 10.0000 " /><path d="M90.0000 10.0000 L90.0000 60.0000 " /><path d="M90 60 L10 60"/><path d="M10 60 L10 10"/></g></svg>`,
    { size: [80, 50], closed: 0, open: 4, fills: 0, codes: [] },
  ],
  [
    'xTool Creative Space: no commas, a matrix that does nothing',
    `<svg ${NS} viewBox="0 0 100 100" width="100mm" height="100mm" fill="none" xmlns:xcs="https://xtool.com"><path d="M10 10 90 10 90 60 10 60Z" stroke="#2366FF" stroke-width="0.1" fill-rule="nonzero" transform="matrix(1,0,0,1,0,0)"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'an embedded picture under a cut',
    `<svg ${NS} ${XLINK} width="100mm" height="100mm" viewBox="0 0 100 100"><image x="10" y="10" width="80" height="50" preserveAspectRatio="none" xlink:href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/><rect x="10" y="10" width="80" height="50" fill="none" stroke="red"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'every element with a prefix',
    `<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100"><svg:rect x="10" y="10" width="80" height="50" fill="none" stroke="red"/></svg:svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'numbers run together, capitals in a colour',
    `<svg ${NS} width="100mm" height="100mm" viewBox="0,0,100,100"><path d="M10,10h+80.v50.H1.e1z" fill="none" stroke="RED"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'a height that is "auto"',
    `<svg ${NS} width="100mm" height="auto" viewBox="0 0 100 100"><rect x="10" y="10" width="80" height="50" fill="none" stroke="red"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'svgo: flags of arcs run together',
    `<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100"><path fill="none" stroke="red" d="M12 10h76a2 2 0 012 2v46a2 2 0 01-2 2H12a2 2 0 01-2-2V12a2 2 0 012-2z"/></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'a turn about a point, with a shift inside',
    `<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100"><g transform="rotate(90 50 50)"><rect x="10" y="25" width="50" height="80" transform="translate(0,-15)" fill="none" stroke="red"/></g></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
  [
    'a style sheet after what it styles',
    `<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100"><rect class="a" x="10" y="10" width="80" height="50"/><style>.a{fill:none;stroke:red}</style></svg>`,
    { size: [80, 50], closed: 1, open: 0, fills: 0, codes: [] },
  ],
];

describe('a plate as programs export it', () => {
  test.each(EXPORTS)('%s', async (_, text, { size, closed, open, fills, codes }) => {
    const file = { name: 'plate.svg', bytes: new TextEncoder().encode(text) };
    expect(svg.sniff(file.bytes, file.bytes.length)).toBe(1);
    const { part, findings } = await svg.readPart!(file, { settings: new Map(), resolve: async () => undefined });
    if (part.kind !== 'drawing') throw new Error('not a drawing');
    const { minX, minY, maxX, maxY } = drawingBounds(part)!;
    expect([maxX - minX, maxY - minY].map((side) => Math.round(side * 10) / 10)).toEqual(size);
    const strokes = strokedSubpaths(part);
    const found = {
      closed: strokes.filter((stroke) => stroke.closed).length,
      open: strokes.filter((stroke) => !stroke.closed).length,
      fills: part.shapes.filter(({ stroke }) => stroke === null).length,
      codes: [...new Set(findings.map(({ code }) => code))].filter((code) => code !== 'SVG001').sort(),
    };
    expect(found).toEqual({ closed, open, fills, codes });
  });
});

describe('what is not followed is told', () => {
  const page = (body: string, before = ''): string =>
    `${before}<svg ${NS} width="100mm" height="100mm" viewBox="0 0 100 100">${body}</svg>`;
  const codesOf = async (text: string): Promise<readonly string[]> => {
    const file = { name: 'plate.svg', bytes: new TextEncoder().encode(text) };
    const { findings } = await svg.readPart!(file, { settings: new Map(), resolve: async () => undefined });
    return findings.map(({ code }) => code);
  };

  test('a style sheet outside the file; one inside it is none of that', async () => {
    const plate = page('<rect width="9" height="9"/>', '<?xml-stylesheet type="text/css" href="house.css"?>');
    expect(await codesOf(plate)).toContain('SVG008');
    expect(await codesOf(plate.replace('house.css', '#own'))).not.toContain('SVG008');
  });

  test('a text that flows in a shape and says nowhere where its lines begin', async () => {
    const text = (inside: string): string =>
      page(`<text style="font-size:5px;shape-inside:url(#r)">${inside}</text><rect id="r" width="9" height="9"/>`);
    expect(await codesOf(text('a b c'))).toContain('SVG006');
    expect(await codesOf(text('<tspan x="1" y="5">a b</tspan><tspan x="1" y="11">c</tspan>'))).not.toContain('SVG006');
  });
});

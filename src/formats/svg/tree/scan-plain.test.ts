import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../../base/errors.ts';
import { parseXml } from './parse-xml.ts';
import { scanPlain } from './scan-plain.ts';
import type { GrownTree, SvgNode } from './svg-node.ts';

/** A tree without its links upwards, which no comparison could print. */
function outline({ parent: _, children, attributes, ...rest }: SvgNode): object {
  return { ...rest, attributes: { ...attributes }, children: children.map(outline) };
}

interface Read {
  readonly tree: GrownTree;
  readonly doctype: string;
  readonly standalone: boolean;
}

const facts = ({ tree, doctype, standalone }: Read): object => ({
  doctype,
  standalone,
  root: outline(tree.root),
  styles: tree.styles.map(outline),
});

/** What the full parser says of a text: its tree, or what it finds wrong. */
async function fully(text: string): Promise<object | string> {
  try {
    const read = await parseXml(text, 0);
    return read.faults.length === 0 ? facts(read) : `faults: ${read.faults[0]!.message}`;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return `${error.message} ${JSON.stringify(error.place)}`;
  }
}

function quickly(text: string): object | string | null {
  try {
    const read = scanPlain(text, 0);
    return read === null ? null : facts(read);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return `${error.message} ${JSON.stringify(error.place)}`;
  }
}

const PLAIN: readonly string[] = [
  '<svg/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg>\n<g>\n</g ></svg>',
  '<svg\n  a="1"\n  b=\'2\'>\n  <path\n     d="M 0,0\n\t5,5"\n     id = "x"/>\n</svg>',
  '<svg><text x="1">a &amp; b &lt;c&gt; &#233;&#xE9;</text><style><![CDATA[.a>b{fill:"]]"}]]></style></svg>',
  '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [\n\t<!ENTITY ns "http://www.w3.org/2000/svg">\n\t<!ENTITY ik \'http://www.inkscape.org/namespaces/inkscape\'>\n] >\n<svg xmlns="&ns;" xmlns:i="&ik;"><g i:label="&ns;&amp;&#233;"/></svg>',
  '<!DOCTYPE svg [<!ENTITY st.0-a "fill:none;\n\tstroke:#F00"><!ENTITY e ""><!ENTITY e "2">]><svg><g style="&st.0-a;" d="1"/><g style="&st.0-a;" d="2"/><g style="a\n&e;b" d="&st.0-a;"/><text>&st.0-a;&e;]&gt;</text></svg>',
  '<!DOCTYPE svg []><svg><g a="&amp;" b="1"/><g a="2" b="&lt;"/><g a="&gt;" b="&lt;"/></svg>',
  '<svg><text>one<tspan>two</tspan>three<!-- four -->five</text><title> é œ </title></svg>',
  '<svg xmlns:i="http://www.inkscape.org/namespaces/inkscape"><g i:label="Cut &quot;1&quot;" i:groupmode="layer"/><g i:label="Cut"/></svg>',
  '<svg><metadata>a ]] b ] > c</metadata><g constructor="1" __proto__="2" toString="3"/></svg>',
  '<svg><path d="a"/><path d="a"/><path d="ab"/><path da="a"/><rect d="a" e="b"/><rect e="b" d="a"/></svg>',
  '<svg><g a="x&#10;y&#9;z" b="1>2" c=""/></svg>',
  '<svg><g a="1" bc="x"/>\n<g a="2\n3" bc="y"/><g a="4\t5" bc="&lt;"/><g a="6" bc="z">\n</g><g a="7"/><g a="8" bc="é>"/></svg>',
  '<svg><p\n\tid="1"\n\td="a"/><p\n\tid="2"\n\td="a b"/><p\n\tid="1"\n\td="a\n\tb"/><p\n\tid=\'3\'\n\td="a"/></svg>',
];

const OTHER: readonly string[] = [
  '',
  '<svg>',
  '<svg></g>',
  '<svg><g></svg>',
  '<svg/><svg/>',
  '<svg/>text',
  '<svg a=1/>',
  '<svg a="1"b="2"/>',
  '<svg a="1" a="2"/>',
  '<svg a="<"/>',
  '<svg a/>',
  '<svg / >',
  '<svg>&eacute;</svg>',
  '<svg a="&nope;"/>',
  '<svg>&#0;&#xD800;</svg>',
  '<svg>]]></svg>',
  '<svg><!-- a -- b --></svg>',
  '<svg><?php echo 1 ?></svg>',
  '<svg><![CDATA[ a ]></svg>',
  '<svg>\u0001</svg>',
  '<svg>😀</svg>',
  '<svg é="1"/>',
  '<svgé/>',
  '<!DOCTYPE svg [<!ENTITY a "<g/>">]><svg>&a;</svg>',
  '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;">]><svg>&c;</svg>',
  '<!DOCTYPE svg [<!ENTITY a SYSTEM "b.txt">]><svg>&a;</svg>',
  '<!DOCTYPE svg [<!ENTITY % a "b">]><svg/>',
  '<!DOCTYPE svg [<!ENTITY lt "b">]><svg>&lt;</svg>',
  '<!DOCTYPE svg [<!ENTITY a "b"><!-- c -->]><svg>&a;</svg>',
  '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&b;</svg>',
  `<!DOCTYPE svg [<!ENTITY a "${'b'.repeat(1000)}">]><svg><text>${'&a;'.repeat(9000)}</text></svg>`,
  '<?xml version="1.1"?><svg/>',
  '<svg><!DOCTYPE svg></svg>',
];

describe('plain XML', () => {
  test.each(PLAIN)('is read quickly: %s', async (text) => {
    const read = quickly(text);
    expect(read).not.toBeNull();
    expect(read).toEqual(await fully(text));
  });

  test.each(OTHER)('is left to the full parser where it is not plain: %s', (text) => {
    expect(quickly(text)).toBeNull();
  });

  test('an element stands where its "<" stands, whatever follows its name', async () => {
    const text = '<svg>\n  <path\n d=""/><g><rect x="1"/></g>\n</svg>';
    const [path, g] = scanPlain(text, 0)!.tree.root.children.filter((child) => child.type === 'element');
    expect([path!.line, path!.column]).toEqual([2, 3]);
    expect([g!.line, g!.column]).toEqual([3, 8]);
    expect([g!.children[0]!.line, g!.children[0]!.column]).toEqual([3, 11]);
  });

  test('what stands before the first tag counts for lines and columns', async () => {
    const text = ' \n  <svg><g/></svg>';
    for (const root of [scanPlain(text, 4)!.tree.root, (await parseXml(text, 4)).tree.root])
      expect([root.line, root.column, root.children[0]!.column]).toEqual([2, 3, 8]);
  });

  test('a first element that is no drawing is refused by both in the same words', async () => {
    const text = '\n<html a="1"><body/></html>';
    expect(quickly(text)).toMatch(/html.*"line":2,"column":1/);
    expect(quickly(text)).toEqual(await fully(text));
  });
});

/** Pieces that make up XML, whole and broken. */
const PIECE = fc.constantFrom(
  '<svg>',
  '</svg>',
  '<g>',
  '</g>',
  '<g/>',
  '<text>',
  '</text>',
  '<path d="M0 0"/>',
  '<path\n d="M0 0"\tfill=\'none\' />',
  '<style>',
  '</style>',
  '<s:g xmlns:s="http://www.w3.org/2000/svg">',
  '</s:g>',
  ' ',
  '\n',
  '\t',
  'a',
  '&',
  '&amp;',
  '&#x20;',
  '&#10;',
  '&lt;',
  '<',
  '>',
  '/',
  '"',
  "'",
  '=',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '-',
  '<!DOCTYPE svg>',
  '<!DOCTYPE svg [<!ENTITY a "b">]>',
  '&a;',
  '<?xml version="1.0"?>',
  'é',
  '€',
  ' id="a"',
  ' id="a>b"',
  '<g id="a" class="b c"',
);

describe('pieces of XML in any order', () => {
  test('are read as the full parser reads them, or left to it', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 14 }), fc.boolean(), async (pieces, wrapped) => {
        const text = wrapped ? `<svg>${pieces.join('')}</svg>` : pieces.join('');
        const read = quickly(text);
        if (read === null) return;
        plain++;
        expect(read).toEqual(await fully(text));
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});

import { scanPlain } from './scan-plain.ts';
import { placeIn, withoutStrayMarks } from './stray-marks.ts';
import type { SvgTree } from './svg-node.ts';

/**
 * Reads the text of an SVG into its tree: plain XML by a quick scanner, all other by a full parser.
 * @throws FormatError with line and column where it is not XML, cut short, or not SVG
 */
export async function parseTree(written: string): Promise<SvgTree> {
  const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
  const start = /^\s*/.exec(text)![0].length;
  const plain = scanPlain(text, start);
  const comments = headComments(text);
  if (plain !== null) {
    const { tree, doctype, standalone } = plain;
    return { ...tree, prolog: { comments, doctype, standalone }, faults: [], entityFaults: [] };
  }
  const { whole, stray } = withoutStrayMarks(text);
  const { parseXml } = await import('./parse-xml.ts');
  const { tree, doctype, standalone, faults, entityFaults } = await parseXml(whole, start);
  const all = stray < 0 ? faults : [{ message: 'a lone &', ...placeIn(text, stray) }, ...faults];
  return { ...tree, prolog: { comments, doctype, standalone }, faults: all, entityFaults };
}

/** [characters] Programs sign their files before the root element or right after its tag. */
const HEAD = 16_384;

function headComments(text: string): readonly string[] {
  return [...text.slice(0, HEAD).matchAll(/<!--([\s\S]*?)-->/g)].map((match) => match[1]!);
}

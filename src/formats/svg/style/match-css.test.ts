import { expect, test } from 'vitest';
import { parseTree } from '../tree/parse-tree.ts';
import { StyleIndex } from './match-css.ts';
import { parseStyleSheet } from './parse-css.ts';

/** By element, in the order of the file: the strokes that match it, weakest first, and whether two say the same. */
async function strokes(sheet: string, body: string): Promise<readonly (readonly string[])[]> {
  const { root } = await parseTree(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`);
  const index = new StyleIndex(parseStyleSheet(sheet, 0).rules);
  return root.children.flatMap((group) =>
    group.children.map((node) => index.styleOf(node).declarations.map(({ value }) => value)),
  );
}

test('elements of one class are told apart by what else a rule asks', async () => {
  const sheet =
    '.a{stroke:red} .a:first-child{stroke:blue} .a[x="2"]{stroke:green} .in .a{stroke:navy} #p{stroke:gold}';
  const found = await strokes(
    sheet,
    '<g><path class="a"/><path class="a"/><path class="a" x="2"/></g><g class="in"><path/><path class="a" id="p"/></g>',
  );
  expect(found).toEqual([['red', 'blue'], ['red'], ['red', 'green'], [], ['red', 'navy', 'gold']]);
});

test('an id counts where a rule names it, and classes in any order', async () => {
  const found = await strokes(
    '.a.b{stroke:red} #q{stroke:gold} path{stroke:grey}',
    '<g><path class="a b"/><path class="b a"/><path class="a" id="q"/><path class="a" id="r"/><rect class="a"/></g>',
  );
  expect(found).toEqual([['grey', 'red'], ['grey', 'red'], ['grey', 'gold'], ['grey'], []]);
});

test('elements that the same rules match share one answer', async () => {
  const { root } = await parseTree(
    '<svg xmlns="http://www.w3.org/2000/svg"><path class="a"/><path class="a" id="x"/></svg>',
  );
  const index = new StyleIndex(parseStyleSheet('.a{stroke:red} .a{fill:none}', 0).rules);
  const [first, second] = root.children.map((node) => index.styleOf(node));
  expect(first).toBe(second);
  expect(first!.declarations.map(({ value }) => value)).toEqual(['red', 'none']);
});

test('places and siblings are counted as CSS does', async () => {
  const sheet =
    'path:nth-child(2n){stroke:red} rect:first-of-type{stroke:blue} path:last-of-type{stroke:green} rect ~ path{stroke:navy} rect + path{stroke:gold} a ~ path{stroke:grey}';
  const found = await strokes(sheet, '<g><path/><path/><rect/><path/><rect/><path/></g>');
  expect(found).toEqual([[], ['red'], ['blue'], ['navy', 'gold', 'red'], [], ['navy', 'gold', 'red', 'green']]);
});

test('a long row of siblings and a deep pile of groups cost a step each, and not their product', async () => {
  const row = await strokes('rect ~ path:nth-last-of-type(2n){stroke:red}', `<g>${'<path/>'.repeat(30_000)}</g>`);
  expect(row.flat()).toEqual([]);
  const deep = 300;
  const { root } = await parseTree(
    `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(deep)}<path/>${'</g>'.repeat(deep)}</svg>`,
  );
  const index = new StyleIndex(
    parseStyleSheet('a g g g g g g path{stroke:red} svg g g g g g path{fill:none}', 0).rules,
  );
  let node = root;
  while (node.tag !== 'path') node = node.children[0]!;
  expect(index.styleOf(node).declarations.map(({ value }) => value)).toEqual(['none']);
});

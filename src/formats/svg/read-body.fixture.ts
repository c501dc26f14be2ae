import type { ReadOptions } from '../../model/format.ts';
import { svg } from './index.ts';

/** A page of 100 × 100 mm on which a unit is 1 mm. */
const PAGE = 'width="100mm" height="100mm" viewBox="0 0 100 100"';

/** What is read from these elements on a page. Codes are without the one that says which unit was taken. */
export async function readBody(
  body: string,
  { page = PAGE, fonts }: { page?: string; fonts?: ReadOptions['fonts'] } = {},
) {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${page}>${body}</svg>`;
  const reading = await svg.readPart!(
    { name: 'test.svg', bytes: new TextEncoder().encode(text) },
    { settings: new Map(), resolve: async () => undefined, ...(fonts === undefined ? {} : { fonts }) },
  );
  if (reading.part.kind !== 'drawing') throw new Error('not a drawing');
  const codes = reading.findings.map(({ code }) => code).filter((code) => code !== 'SVG001');
  return { drawing: reading.part, findings: reading.findings, codes };
}

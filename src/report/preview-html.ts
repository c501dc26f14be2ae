import type { Lang } from '../base/text.ts';
import { escapeMarkup } from './escape-markup.ts';

/** A picture as a page that stands alone. @param svg as drawn, trusted */
export function previewHtml(
  { title, facts, svg }: { readonly title: string; readonly facts: string; readonly svg: string },
  lang: Lang,
): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeMarkup(facts)}">
<title>${escapeMarkup(title)}</title>
<style>body{margin:0;background:#e4e7eb}svg{display:block;max-width:100%;height:auto;margin:0 auto}</style>
</head>
<body>
${svg}</body>
</html>
`;
}

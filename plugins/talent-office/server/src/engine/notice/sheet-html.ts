import type { Sheet } from './sheet';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What people typed is text in a page, and nothing else. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

const cells = (tag: string, texts: readonly string[]): string =>
  texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('');

const lines = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('\n');

/**
 * A page to paste into another site: headings, paragraphs and a table, without script, style, picture or
 * link, for the other site has its own.
 */
export const pageOf = ({ title, introduction, columns, rows, notes, unit, day }: Sheet): string =>
  `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body>
<article>
<h1>${escaped(title)}</h1>
<p>${escaped(introduction)}</p>
<table>
<thead><tr>${cells('th', columns)}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}
</tbody>
</table>
${lines([...notes, unit, day])}
</article>
</body>
</html>
`;

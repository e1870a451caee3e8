import type { HandoverRecord } from '../../../../shared/contracts/handovers';
import type { Language } from '../../../../shared/error-codes';
import { handoverListTexts } from '../../../../shared/labels';
import { escaped } from '../approval';

import { cellsOf, factsOf } from './list';

const style = `
@page { size: A4; margin: 25mm 20mm; }
body { font: 11pt/1.6 FangSong, "Noto Serif CJK SC", SimSun, serif; color: #000; max-width: 170mm; margin: 12mm auto; }
h1 { font: bold 20pt SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; margin: 0 0 6mm; }
table { width: 100%; border-collapse: collapse; margin: 4mm 0; }
th, td { border: 1px solid #000; padding: 1.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
p.sign { margin: 12mm 0 0; display: flex; justify-content: space-between; }
@media print { body { margin: 0; max-width: none; } }
`;

/** The list that the three sign (移交清单): a page to print, no script, nothing from elsewhere. */
export const listPage = (record: HandoverRecord, language: Language): string => {
  const text = (key: keyof typeof handoverListTexts) => handoverListTexts[key][language];
  const cell = (tag: 'th' | 'td', value: string) => `<${tag}>${escaped(value)}</${tag}>`;
  const row = (values: readonly string[], tag: 'th' | 'td' = 'td') =>
    `<tr>${values.map((value) => cell(tag, value)).join('')}</tr>`;
  const heads = [text('number'), text('kind'), text('what'), text('result')];
  const signs = [text('from'), text('to'), text('by')];
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head><meta charset="utf-8"><title>${escaped(text('title'))}</title><style>${style}</style></head>
<body>
<h1>${escaped(text('title'))}</h1>
<table><tbody>
${factsOf(record, language)
  .map((values) => row(values))
  .join('\n')}
</tbody></table>
<table><thead>${row(heads, 'th')}</thead><tbody>
${record.items.map((item, index) => row(cellsOf(item, index, language))).join('\n')}
</tbody></table>
<p class="sign">${signs.map((who) => `<span>${escaped(who)}：____________</span>`).join('')}</p>
</body>
</html>
`;
};

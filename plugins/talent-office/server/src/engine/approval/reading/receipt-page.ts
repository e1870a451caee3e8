import type { Language } from '../../../../../shared/error-codes';

export interface ReceiptLine {
  readonly label: string;
  readonly values: readonly string[];
}

/** A receipt in words: one page of paper. */
export interface ReceiptText {
  readonly language: Language;
  readonly unit: string;
  readonly title: string;
  readonly lines: readonly ReceiptLine[];
  readonly note: string;
  readonly seal: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names of entries and files are what people typed: in a page they are text, and nothing else. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

const row = ({ label, values }: ReceiptLine): string =>
  `<tr><th scope="row">${escaped(label)}</th><td>${values.map(escaped).join('<br>')}</td></tr>`;

const style = `
@page { size: A4; margin: 30mm 26mm; }
body { font: 12pt/1.8 FangSong, "Noto Serif CJK SC", SimSun, serif; color: #000; max-width: 160mm; margin: 12mm auto; }
h1 { font: bold 22pt SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; margin: 0 0 8mm; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #000; padding: 2mm 3mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 32mm; font-weight: normal; }
p.note { text-indent: 2em; margin: 8mm 0; }
p.end { text-align: right; margin: 0; }
@media print { body { margin: 0; max-width: none; } }
`;

/** A page that stands by itself: no script, nothing from elsewhere. */
export const receiptPage = (text: ReceiptText): string => `<!doctype html>
<html lang="${text.language === 'zh' ? 'zh-Hans' : 'en'}">
<head><meta charset="utf-8"><title>${escaped(text.title)}</title><style>${style}</style></head>
<body>
<h1>${escaped(text.title)}</h1>
<table><tbody>
${text.lines.map(row).join('\n')}
</tbody></table>
<p class="note">${escaped(text.note)}</p>
<p class="end">${escaped(text.unit)}</p>
<p class="end">${escaped(text.day)}</p>
<p class="end">${escaped(text.seal)}</p>
</body>
</html>
`;

/** How the page is sent: kept by nobody on the way, and able to do nothing. */
export const receiptHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
  'Cache-Control': 'private, no-store',
} as const;

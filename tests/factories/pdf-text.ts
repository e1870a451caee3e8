import { inflateSync } from 'node:zlib';

const hex = (text: string): number => Number.parseInt(text, 16);

/** UTF-16 of a code of a ToUnicode map. */
const characters = (text: string): string =>
  String.fromCharCode(...(text.match(/.{4}/g) ?? []).map(hex));

const streamsOf = (pdf: Buffer): string[] => {
  const texts: string[] = [];
  for (let at = 0; ;) {
    const begin = pdf.indexOf('stream', at);
    if (begin < 0) return texts;
    const from = begin + (pdf[begin + 6] === 0x0d ? 8 : 7);
    const end = pdf.indexOf('endstream', from);
    try {
      texts.push(inflateSync(pdf.subarray(from, end)).toString('latin1'));
    } catch {
      // A picture, or what is not compressed.
    }
    at = end + 9;
  }
};

/** What each glyph of the one embedded font says, by the maps that viewers copy text by. */
const mapOf = (streams: readonly string[]): Map<number, string> => {
  const known = new Map<number, string>();
  for (const stream of streams.filter((text) => text.includes('beginbfrange'))) {
    for (const [, from = '', list = ''] of stream.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
      const codes = [...list.matchAll(/<([\w ]+)>/g)].map(([, code = '']) =>
        characters(code.replace(/ /g, '')),
      );
      codes.forEach((said, index) => known.set(hex(from) + index, said));
    }
  }
  return known;
};

/** The text of a PDF that our own writer made, page by page; none is needed of another's. */
export const pdfText = (pdf: Buffer): string => {
  const streams = streamsOf(pdf);
  const known = mapOf(streams);
  return streams
    .filter((text) => /\bTJ\b/.test(text))
    .map((text) =>
      [...text.matchAll(/\[((?:<\w+>|[^\]])*)\] TJ/g)]
        .map(([, shown = '']) =>
          [...shown.matchAll(/<(\w+)>/g)]
            .flatMap(([, codes = '']) => codes.match(/.{4}/g) ?? [])
            .map((code) => known.get(hex(code)) ?? '')
            .join(''),
        )
        .join(''),
    )
    .join('\f');
};

import JSZip from 'jszip';

import { pdfText } from '../../factories/pdf-text';
import { documentKinds } from '../../../plugins/talent-office/shared/vocabulary';
import { layOut } from '../../../plugins/talent-office/server/src/engine/documents/layout';
import {
  officialDocx,
  officialPdf,
} from '../../../plugins/talent-office/server/src/engine/documents/render';
import {
  sampleHead,
  samples,
} from '../../../plugins/talent-office/server/src/engine/documents/samples';

const docxText = async (docx: Buffer): Promise<string> => {
  const archive = await JSZip.loadAsync(docx);
  const xml = (await archive.file('word/document.xml')?.async('string')) ?? '';
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('');
};

describe.each(documentKinds)('a paper of kind %s', (kind) => {
  const paper = layOut(kind, samples[kind], sampleHead);

  it('says the same as DOCX and as PDF', async () => {
    const docx = await docxText(await officialDocx(paper, sampleHead.unit));
    const pdf = pdfText(await officialPdf(paper, sampleHead.unit)).replace(/\s/g, '');
    const cells = paper.blocks.flatMap((block) =>
      block.kind === 'table' || block.kind === 'facts'
        ? block.rows.flatMap((row) => [...row])
        : [block.text],
    );
    for (const said of [paper.title, paper.number ?? '', ...cells, ...paper.ending]) {
      expect(docx).toContain(said.replace(/\n/g, ''));
      expect(pdf).toContain(said.replace(/\s/g, ''));
    }
  });
});

it('is written twice alike', async () => {
  const paper = layOut('award-letter', samples['award-letter'], sampleHead);
  const first = pdfText(await officialPdf(paper, 'x'));
  expect(pdfText(await officialPdf(paper, 'x'))).toBe(first);
});

it('tells an amount in figures and in capitals', async () => {
  const paper = layOut('payment-letter', samples['payment-letter'], sampleHead);
  const told = '人民币51,409.50元（大写：伍万壹仟肆佰零玖元伍角整）';
  expect(await docxText(await officialDocx(paper, 'x'))).toContain(told);
});

it('stands on pages of the standard', async () => {
  const paper = layOut('award-letter', samples['award-letter'], sampleHead);
  const archive = await JSZip.loadAsync(await officialDocx(paper, 'x'));
  const xml = (await archive.file('word/document.xml')?.async('string')) ?? '';
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(xml).toMatch(/<w:pgMar w:top="2098"[^>]* w:left="1588"/);
  expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="560" w:charSpace="-849"/);
  expect(xml).toContain('方正小标宋简体');
  expect(xml).toContain('仿宋_GB2312');
});

it('refuses data that are not what its kind says', () => {
  const wrong = { ...samples['payment-letter'], totalFen: 12.5 };
  expect(() => layOut('payment-letter', wrong, sampleHead)).toThrow();
  expect(() => layOut('payment-letter', { ...wrong, totalFen: 1, more: 1 }, sampleHead)).toThrow();
});

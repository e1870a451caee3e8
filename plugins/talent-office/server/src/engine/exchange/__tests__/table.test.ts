import { Workbook } from 'exceljs';

import { writeCsv } from '../csv';
import { percentText, yuanText, type Table } from '../table';
import { writeXlsx } from '../xlsx';

const table: Table = {
  title: '=试算',
  notes: ['+1'],
  columns: [
    { label: '名称', kind: 'text' },
    { label: '金额（元）', kind: 'fen' },
    { label: '执行率', kind: 'permyriad' },
    { label: '笔数', kind: 'number' },
  ],
  rows: [
    ['=cmd|" /C calc"!A0', -5, 1, 3],
    ['甲,乙\n丙', 123_456_789, null, null],
    ['@x', 9_007_199_254_740_991, 10_000, 0],
  ],
};

describe('a table that leaves the house', () => {
  it('writes yuan by the digits of fen', () => {
    expect([0, 5, -5, 100, 9_007_199_254_740_991].map(yuanText)).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '1.00',
      '90071992547409.91',
    ]);
    expect(percentText(10_000)).toBe('100.00%');
  });

  it('is CSV with a byte order mark, quoted cells, and no text that a spreadsheet takes for a formula', () => {
    const text = writeCsv(table).toString('utf8');
    expect(text.split('\r\n')).toEqual([
      "\uFEFF'=试算",
      "'+1",
      '名称,金额（元）,执行率,笔数',
      `"'=cmd|"" /C calc""!A0",-0.05,0.01%,3`,
      '"甲,乙\n丙",1234567.89,,',
      "'@x,90071992547409.91,100.00%,0",
      '',
    ]);
  });

  it('is a workbook whose amounts are numbers of yuan and whose texts are texts', async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load((await writeXlsx(table)) as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(3).getCell(2).value).toBe('金额（元）');
    expect(sheet?.getRow(4).getCell(1).value).toBe(`'=cmd|" /C calc"!A0`);
    expect(sheet?.getRow(4).getCell(2).value).toBe(-0.05);
    expect(sheet?.getRow(5).getCell(2).value).toBe(1_234_567.89);
  });
});

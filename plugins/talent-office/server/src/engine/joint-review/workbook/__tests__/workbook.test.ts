import { Workbook } from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';

import { readWorkbook, writeWorkbook, type RowText } from '..';

const row = (more: Partial<RowText> = {}): RowText => ({
  order: '1',
  number: 'A1B2C3D4',
  digest: '0123456789AB',
  acceptance: '呼人才受〔2026〕1号',
  title: '安家补贴',
  subject: '王雨思',
  identity: '**************1234',
  facts: '待遇：安家补贴\n说明：三年',
  amount: '1,409.50 元',
  standsFor: '',
  returnable: ['申请说明'],
  ...more,
});

const written = (rows: readonly RowText[]) =>
  writeWorkbook({
    ...{ language: 'zh', title: '部门联审', list: 'list-id', digest: '0123456789AB' },
    ...{ unit: '区人社局', sentOn: '2026-11-23', address: 'https://x/y', rows },
  });

const filled = async (
  content: Buffer,
  cells: Readonly<Record<string, unknown>>,
): Promise<Buffer> => {
  const workbook = new Workbook();
  await workbook.xlsx.load(content as never);
  for (const [at, value] of Object.entries(cells)) {
    const [sheet] = workbook.worksheets;
    if (sheet) sheet.getCell(at).value = value as never;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

/** The same archive with some parts changed. */
const altered = (content: Buffer, change: (parts: Record<string, Uint8Array>) => void): Buffer => {
  const parts = unzipSync(new Uint8Array(content));
  change(parts);
  return Buffer.from(zipSync(parts));
};

const text = (parts: Record<string, Uint8Array>, name: string): string =>
  Buffer.from(parts[name] ?? []).toString('utf8');

const sheet1 = 'xl/worksheets/sheet1.xml';

const told = async (content: Buffer): Promise<string> => {
  try {
    await readWorkbook(content);
    return 'read';
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
};

describe('the workbook of a joint review list', () => {
  let sent: Buffer;
  beforeAll(async () => {
    sent = await written([row(), row({ order: '2', number: 'B1B2C3D4' })]);
  });

  it('comes back as it was filled in, with its number and digest', async () => {
    const content = await filled(sent, {
      K7: '同意',
      K8: '不同意',
      L8: { richText: [{ text: '劳动' }, { text: '关系不符' }] },
    });
    const { list, digest, rows } = await readWorkbook(content);
    expect([list, digest]).toEqual(['list-id', '0123456789AB']);
    expect(rows.map(({ row: at, cells }) => [at, cells.number.text, cells.choice.text])).toEqual([
      [7, 'A1B2C3D4', '同意'],
      [8, 'B1B2C3D4', '不同意'],
    ]);
    expect(rows[1]?.cells.comment.text).toBe('劳动关系不符');
  });

  it('is read as a spreadsheet shows it: its first sheet, its words without their reading', async () => {
    const content = altered(await filled(sent, { K7: '同意' }), (parts) => {
      const strings = 'xl/sharedStrings.xml';
      parts[strings] = strToU8(
        text(parts, strings).replace(
          '<t>同意</t>',
          '<t>同</t><rPh><t>tong</t></rPh><r><t>意_x000D_</t></r>',
        ),
      );
      const book = 'xl/workbook.xml';
      const rels = 'xl/_rels/workbook.xml.rels';
      parts['xl/worksheets/other.xml'] = parts[sheet1] ?? new Uint8Array();
      parts[sheet1] = strToU8('<worksheet><sheetData/></worksheet>');
      parts[book] = strToU8(text(parts, book).replace(/r:id="[^"]*"/, 'r:id="another"'));
      const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
      const led = `<Relationship Id="another" Type="${type}" Target="/xl/worksheets/other.xml"/>`;
      parts[rels] = strToU8(
        text(parts, rels).replace('</Relationships>', `${led}</Relationships>`),
      );
    });
    const { list, rows } = await readWorkbook(content);
    expect([list, rows[0]?.cells.choice.text]).toEqual(['list-id', '同意']);
  });

  it('holds text alone: no formula of an applicant’s making, and no number that loses its digits', async () => {
    const content = await written([
      row({ title: '=1+1', subject: '+86', facts: '@SUM(A1)', identity: '230111199003070017' }),
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.load(content as never);
    const [sheet] = workbook.worksheets;
    const cell = (at: string) => sheet?.getCell(at);
    expect([cell('E7')?.value, cell('F7')?.value, cell('H7')?.value]).toEqual([
      "'=1+1",
      "'+86",
      "'@SUM(A1)",
    ]);
    expect(cell('G7')?.value).toBe('230111199003070017');
    expect(cell('G7')?.numFmt).toBe('@');
    // Only what is asked is open.
    expect([cell('K7')?.protection?.locked, cell('E7')?.protection?.locked]).toEqual([
      false,
      undefined,
    ]);
    expect(cell('K7')?.dataValidation.formulae).toEqual(['"同意,不同意,退回补正"']);
  });

  it('tells a formula, a number, a date and a link from text', async () => {
    const values: Readonly<Record<string, unknown>> = {
      formula: { formula: '1+1', result: '同意' },
      number: 1,
      date: new Date(0),
      boolean: true,
    };
    for (const [kind, value] of Object.entries(values)) {
      const { rows } = await readWorkbook(await filled(sent, { K7: value }));
      expect([kind, rows[0]?.cells.choice.foreign]).toEqual([kind, true]);
    }
  });

  describe('is not read', () => {
    it('where it is no workbook, or not whole', async () => {
      expect(await told(Buffer.from('number,opinion\n'))).toBe('LIST_FILE_KIND');
      // As Excel encrypts: another kind of file.
      expect(await told(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('LIST_FILE_KIND');
      expect(await told(sent.subarray(0, -30))).toBe('LIST_FILE_KIND');
      expect(await told(Buffer.concat([sent, Buffer.from('x')]))).toBe('LIST_FILE_KIND');
      expect(await told(Buffer.concat([sent.subarray(0, 4), sent]))).toBe('LIST_FILE_KIND');
      expect(await told(Buffer.from(zipSync({ 'a.txt': strToU8('x') })))).toBe('LIST_FILE_KIND');
    });

    it('where it would be too large once unpacked, whatever it says of itself', async () => {
      const bomb = altered(sent, (parts) => {
        parts['xl/theme/theme9.xml'] = new Uint8Array(40 * 1024 * 1024);
      });
      expect(bomb.length).toBeLessThan(1024 * 1024);
      expect(await told(bomb)).toBe('LIST_FILE_TOO_LARGE');
      const liar = Buffer.from(
        altered(sent, (parts) => {
          parts['xl/theme/theme9.xml'] = new Uint8Array(7 * 1024 * 1024);
        }),
      );
      const at = liar.lastIndexOf('xl/theme/theme9.xml') - 46;
      expect(liar.readUInt32LE(at + 24)).toBe(7 * 1024 * 1024);
      liar.writeUInt32LE(10, at + 24);
      expect(await told(liar)).toBe('LIST_FILE_TOO_LARGE');
      const many = altered(sent, (parts) => {
        for (let index = 0; index < 200; index += 1) parts[`xl/x${index}.xml`] = strToU8('<x/>');
      });
      expect(await told(many)).toBe('LIST_FILE_TOO_LARGE');
    });

    it('where it runs something, or leads elsewhere', async () => {
      const added = (name: string, content = '<x/>') =>
        told(
          altered(sent, (parts) => {
            parts[name] = strToU8(content);
          }),
        );
      expect(await added('xl/vbaProject.bin')).toBe('LIST_FILE_ACTIVE');
      expect(await added('xl/externalLinks/externalLink1.xml')).toBe('LIST_FILE_ACTIVE');
      expect(await added('xl/embeddings/oleObject1.bin')).toBe('LIST_FILE_ACTIVE');
      expect(await added('xl/activeX/activeX1.xml')).toBe('LIST_FILE_ACTIVE');
      expect(await added('xl/connections.xml')).toBe('LIST_FILE_ACTIVE');
      const rels =
        '<Relationships><Relationship TargetMode="External" Target="http://x/"/></Relationships>';
      expect(await added('xl/worksheets/_rels/sheet9.xml.rels', rels)).toBe('LIST_FILE_ACTIVE');
      expect(await added('docProps/x.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>')).toBe(
        'LIST_FILE_ACTIVE',
      );
      // What Excel says of its printer is none.
      expect(await added('xl/printerSettings/printerSettings1.bin')).toBe('read');
    });

    it('where a few bytes stand for a billion cells', async () => {
      const sheet = (change: (xml: string) => string) =>
        altered(sent, (parts) => {
          parts[sheet1] = strToU8(change(text(parts, sheet1)));
        });
      const since = Date.now();
      const ranges = sheet((xml) =>
        xml
          .replace(
            '</sheetData>',
            '</sheetData><mergeCells count="1"><mergeCell ref="A20:XFD1048576"/></mergeCells>',
          )
          .replaceAll(/sqref="[^"]*"/g, 'sqref="A1:XFD1048576"'),
      );
      expect(await told(ranges)).toBe('read');
      const cells = '<c r="A9" t="inlineStr"><is><t>x</t></is></c>'.repeat(25_000);
      const full = sheet((xml) =>
        xml.replace('</sheetData>', `<row r="9">${cells}</row></sheetData>`),
      );
      expect(await told(full)).toBe('LIST_SHEET_TOO_LARGE');
      const rows = Array.from({ length: 1500 }, (_, index) => `<row r="${index + 9}"/>`).join('');
      const long = sheet((xml) => xml.replace('</sheetData>', `${rows}</sheetData>`));
      expect(await told(long)).toBe('LIST_SHEET_TOO_LARGE');
      expect(Date.now() - since).toBeLessThan(20_000);
    });

    it('where it is made to keep its reader busy, or to fill his memory', async () => {
      const xml = (name: string, change: (from: string) => string) =>
        altered(sent, (parts) => {
          parts[name] = strToU8(change(text(parts, name)));
        });
      const nested = '<a>'.repeat(1_000_000);
      const attributes = Array.from({ length: 1000 }, (_, index) => `a${index}=""`).join(' ');
      expect(await told(xml('docProps/app.xml', () => nested))).toBe('LIST_FILE_KIND');
      expect(await told(xml('docProps/app.xml', () => `<a ${attributes}/>`))).toBe(
        'LIST_FILE_KIND',
      );
      const named = altered(sent, (parts) => {
        parts[`xl/${'1'.repeat(60_000)}.xml`] = strToU8('<x/>');
      });
      const since = Date.now();
      expect(await told(named)).toBe('LIST_FILE_KIND');
      expect(Date.now() - since).toBeLessThan(1000);
    });
  });

  describe('is read in no time', () => {
    const inBook = (said: string) =>
      altered(sent, (parts) => {
        const name = 'xl/workbook.xml';
        const book = text(parts, name).replace(/<definedNames>.*<\/definedNames>/s, '');
        const names = `<definedNames>${said}</definedNames>`;
        parts[name] = strToU8(book.replace('</sheets>', `</sheets>${names}`));
      });
    const range = 'Sheet1!$A$1:$XFD$1048576';

    it.each([
      ['a name', `<definedName name="x">${range}</definedName>`],
      ['a blank in its tag', `<definedName name="x">${range}</definedName >`],
      ['a comment within', `<definedName name="x"><!-- -->${range}</definedName>`],
      ['a word of another', `<definedName comment="_xlnm.Print_Area">${range}</definedName>`],
      ['an instruction', `<definedName name="x"><?x y?>${range}</definedName>`],
      [
        'many that are half said',
        `<definedName name="x">${'&lt;definedName '.repeat(30_000)}</definedName>`,
      ],
      ['many tags', '<definedName name="x"/>'.repeat(30_000)],
    ])('whatever its names stand for: %s', async (_what, said) => {
      const content = inBook(said);
      const since = Date.now();
      expect(await told(content)).toBe('read');
      expect(Date.now() - since).toBeLessThan(1000);
    });

    it('with one long text in each of its cells', async () => {
      const cells = Array.from({ length: 900 }, (_, index) =>
        ['B', 'C', 'K', 'L', 'M'].map(
          (column) => `<c r="${column}${index + 9}" t="s"><v>0</v></c>`,
        ),
      );
      const rows = cells
        .map((row, index) => `<row r="${index + 9}">${row.join('')}</row>`)
        .join('');
      const content = altered(sent, (parts) => {
        const long = `<si><t>${'文'.repeat(1_000_000)}</t></si>`;
        parts['xl/sharedStrings.xml'] = strToU8(`<sst>${long}</sst>`);
        parts[sheet1] = strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
      });
      const since = Date.now();
      const { rows: read } = await readWorkbook(content);
      expect(read).toHaveLength(900);
      // Longer than a remark may be, and no longer than that needs.
      expect(read[0]?.cells.comment.text.length).toBe(4000);
      expect(Date.now() - since).toBeLessThan(2000);
    });
  });
});

import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Test } from 'supertest';

import { application, createDesk, type Desk } from '../factories/desk';
import {
  batchType,
  createPayer,
  disbursementType,
  type Payer,
  type Signer,
} from '../factories/payments';
import { pdfText } from '../factories/pdf-text';
import { startSite, type Site } from '../setup';

const award = 5_000_000;
const awardedOn = '2026-11-23';
const today = '2026-11-25';

/** By the head of what was exported, the answer of one line. */
type Row = Readonly<Record<string, string | number>>;

const paid = { '结果（已付、未付）': '已付', 凭证号: '2026-7', 银行日期: today };
const failed = { '结果（已付、未付）': '未付', 未付原因: '账户已销户' };

describe('what finance says became of a batch', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let to: { benefit: string; line: string };
  let fundYear: string;
  let names = 0;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const awarded = async (name?: string) => {
    setDay(awardedOn);
    names += 1;
    const called = name ?? `收款人${names}`;
    const one = await desk.talent({ name: called });
    const id = await desk.applied(one, to);
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    setDay(today);
    await payer.account({ talent: one.profile.documentId }, called);
    const [disbursement = ''] = await payer.disbursements(id);
    return { id, disbursement };
  };
  const sent = async (count = 2) => {
    const awards = [];
    while (awards.length < count) awards.push(await awarded());
    const id = await payer.batch(
      fundYear,
      awards.map(({ disbursement }) => disbursement),
    );
    return { id: await payer.sent(id), awards };
  };
  const exported = async (id: string, by = payer.finance): Promise<Buffer> => {
    const { body } = await site.http
      .get(`/talent-office/payment-batches/${id}/export`)
      .auth(by.token, { type: 'bearer' })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return body as Buffer;
  };
  const filled = async (content: Buffer, rows: Readonly<Record<number, Row>>): Promise<Buffer> => {
    const workbook = new Workbook();
    await workbook.xlsx.load(content as never);
    const [sheet] = workbook.worksheets;
    if (!sheet) throw new Error('no sheet');
    const head = (sheet.getRow(1).values ?? []) as string[];
    for (const [row, values] of Object.entries(rows)) {
      for (const [title, value] of Object.entries(values)) {
        sheet.getCell(Number(row), head.indexOf(title)).value = value;
      }
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  /** A file as text, of the columns that are asked for alone. */
  const csv = async (id: string, rows: readonly (readonly string[])[]): Promise<string> => {
    const { digest } = await payer.done(payer.preparer, `/payment-batches/${id}`, null);
    const head = '行号,批次校验码,指标文号,科目,结果（已付、未付）,凭证号,银行日期,未付原因';
    return [head, ...rows.map(([number, ...rest]) => [number, digest, ...rest].join(','))].join(
      '\r\n',
    );
  };
  const upload = (
    id: string,
    what: 'answer-checks' | 'answers',
    content: Buffer,
    sha256?: string,
  ) => {
    const asked: Test = site.http
      .post(`/talent-office/payment-batches/${id}/${what}`)
      .auth(payer.finance.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID());
    if (sha256 !== undefined) void asked.field('sha256', sha256);
    return asked.attach('files', content, 'answer.xlsx');
  };
  const look = async (id: string, content: Buffer | string) => {
    const { status, body } = await upload(id, 'answer-checks', Buffer.from(content));
    return status === 200 ? body.data : { status, code: body.error?.details?.code };
  };
  const record = async (id: string, content: Buffer | string, sha256?: string) => {
    const known = sha256 ?? (await look(id, content)).sha256 ?? '0'.repeat(64);
    const { status, body } = await upload(id, 'answers', Buffer.from(content), known);
    return status === 200 ? 'done' : String(body.error.details.code);
  };
  const statesOf = async (id: string) => (await payer.lines(id)).map(({ state }) => state);
  const problemsOf = async (id: string, content: Buffer | string): Promise<string[]> =>
    (await look(id, content)).problems.map(
      ({ row, column, code }: { row: number; column: string | null; code: string }) =>
        `${row} ${column} ${code}`,
    );

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay(awardedOn);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    const line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const found = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found[0]?.fundYear as { documentId: string }).documentId;
    const benefit = await desk.benefit({
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
    to = { benefit, line };
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is asked by a workbook of texts, the same bytes each time, once it is approved', async () => {
    const { disbursement } = await awarded('=收款("x")');
    const id = await payer.batch(fundYear, [disbursement]);
    const early = await site.http
      .get(`/talent-office/payment-batches/${id}/export`)
      .auth(payer.finance.token, { type: 'bearer' });
    expect(early.body.error.details.code).toBe('BATCH_NOT_APPROVED');
    await payer.sent(id);
    const [one, two] = [await exported(id), await exported(id)];
    expect(one.equals(two)).toBe(true);
    const workbook = new Workbook();
    await workbook.xlsx.load(one as never);
    const values = (workbook.worksheets[0]?.getRow(2).values ?? []) as unknown[];
    expect(values.slice(1).every((value) => typeof value === 'string')).toBe(true);
    expect(values).toContain(`'=收款("x")`);
    expect(values.some((value) => /^6222\d+$/.test(String(value)))).toBe(true);
    const { exports } = await payer.done(payer.preparer, `/payment-batches/${id}`, null);
    expect(exports).toHaveLength(2);
    expect(exports[0].sha256).toBe(exports[1].sha256);
  });

  it('is looked at first, then recorded once: paid, failed, and the batch with the last of them', async () => {
    const { id, awards } = await sent();
    const content = await filled(await exported(id), {
      2: { ...paid, 指标文号: '哈财〔2026〕8号', 科目: '2080199' },
      3: failed,
    });
    const reading = await look(id, content);
    expect(reading).toMatchObject({ paid: 1, failed: 1, problems: [] });
    expect(await statesOf(id)).toEqual(['locked', 'locked']);
    expect(await record(id, content, 'f'.repeat(64))).toBe('ANSWER_FILE_CHANGED');
    expect(await record(id, content, reading.sha256)).toBe('done');
    expect(await payer.lines(id)).toMatchObject([
      { state: 'paid', voucherNumber: '2026-7', paidOn: today, subject: '2080199' },
      { state: 'failed', failureReason: '账户已销户' },
    ]);
    expect((await desk.stored(batchType, id)).state).toBe('answered');
    const [first, second] = awards.map(({ disbursement }) => disbursement);
    expect((await desk.stored(disbursementType, first ?? '')).state).toBe('paid');
    expect((await desk.stored(disbursementType, second ?? '')).state).toBe('committed');
    expect(await record(id, content, reading.sha256)).toBe('ANSWER_FILE_REPEATED');
  });

  it('leaves what failed to a batch of its own, once', async () => {
    const { id, awards } = await sent();
    const path = `/payment-batches/${id}/follow-ups`;
    const asked = { title: '退票重拨' };
    const none = await payer.ask(payer.preparer, path, asked);
    expect(none.code).toBe('BATCH_NOTHING_FAILED');
    const [, second = ''] = (await payer.lines(id)).map(({ documentId }) => String(documentId));
    await payer.done(payer.finance, `/payments/${second}/fail`, {
      input: { failureReason: '账户已销户' },
    });
    expect((await payer.ask(payer.finance, path, asked)).status).not.toBe(200);
    const at = async (batch: string) =>
      payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    expect(await at(id)).toMatchObject({ toFollowUp: 1, follows: null, followedBy: [] });
    const made = await payer.done(payer.preparer, path, asked);
    expect(made).toMatchObject({
      ...{ title: '退票重拨', state: 'draft', lineCount: 1, follows: { documentId: id } },
      lines: [{ disbursement: { documentId: awards[1]?.disbursement } }],
    });
    expect(await at(id)).toMatchObject({
      toFollowUp: 0,
      followedBy: [{ documentId: made.documentId }],
    });
    expect((await payer.ask(payer.preparer, path, asked)).code).toBe('BATCH_NOTHING_FAILED');
    await payer.sent(made.documentId);
    const [again] = await payer.lines(made.documentId);
    const settled = { voucherNumber: 'again', paidOn: today };
    expect((await payer.settle(payer.finance, String(again?.documentId), settled)).status).toBe(
      200,
    );
  });

  it('follows a letter with its number, which finance reads and nobody issues early', async () => {
    const { disbursement } = await awarded();
    const id = await payer.batch(fundYear, [disbursement]);
    const of = `/documents/of/${batchType}/${id}`;
    const issue = () => payer.ask(payer.preparer, of, { kind: 'payment-letter' });
    expect((await issue()).code).toBe('DOCUMENT_NOT_DUE');
    await payer.sent(id);
    const issued = await issue();
    expect(issued.data.number).toMatch(/^人才拨〔2026〕\d+号$/);
    expect((await issue()).code).toBe('DOCUMENT_STANDS');
    const { documents } = await payer.done(payer.finance, of, null);
    expect(documents).toMatchObject([{ number: issued.data.number, kind: 'payment-letter' }]);
    const { body } = await site.http
      .get(`/talent-office/documents/${issued.data.id}/file?format=pdf`)
      .auth(payer.finance.token, { type: 'bearer' })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    const { digest } = await payer.done(payer.preparer, `/payment-batches/${id}`, null);
    const told = pdfText(body as Buffer).replace(/\s/g, '');
    for (const said of ['伍万元整', '拨付明细表', `收款人${names}`, digest, '共1笔']) {
      expect(told).toContain(said);
    }
    const [account = ''] = (await payer.lines(id)).map(({ bankAccount }) => String(bankAccount));
    expect(told).toContain(account.slice(-4));
    expect(told).not.toMatch(/6222\d{12}/);
  });

  it('comes in parts, and never twice for a line', async () => {
    const { id } = await sent();
    const first = await csv(id, [['1', '', '', '已付', 'a', today, '']]);
    expect(await record(id, first)).toBe('done');
    expect(await statesOf(id)).toEqual(['paid', 'locked']);
    const again = await csv(id, [
      ['1', '', '', '未付', '', '', '退票'],
      ['2', '', '', '已付', 'b', today, ''],
    ]);
    expect(await problemsOf(id, again)).toEqual(['2 行号 ANSWER_LINE_ANSWERED']);
    expect(await record(id, again)).toBe('ANSWER_ROWS_WRONG');
    expect(await statesOf(id)).toEqual(['paid', 'locked']);
    expect((await look(id, first)).code).toBe('ANSWER_FILE_REPEATED');
  });

  it('is read as UTF-8, with a mark or without, and as GB18030', async () => {
    const { id } = await sent(3);
    const line = (number: string, text: string) => [number, '', '', '未付', '', '', text];
    expect(await record(id, `\uFEFF${await csv(id, [line('1', '"账户,已""销户"""')])}`)).toBe(
      'done',
    );
    expect(await record(id, await csv(id, [line('2', '户名不符')]))).toBe('done');
    const text = await csv(id, [line('3', '退')]);
    // 未付 and 退 in GB18030, with the head, whose characters stand in a table of their own.
    const table: Record<string, string> = {};
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        if (low === 0x7f) continue;
        const bytes = Buffer.from([high, low]);
        table[new TextDecoder('gb18030').decode(bytes)] ??= bytes.toString('hex');
      }
    }
    const hex = [...text].map((one) => table[one] ?? Buffer.from(one).toString('hex')).join('');
    expect(await record(id, Buffer.from(hex, 'hex'))).toBe('done');
    expect((await payer.lines(id)).map(({ failureReason }) => failureReason)).toEqual([
      '账户,已"销户"',
      '户名不符',
      '退',
    ]);
  });

  it('is told of each wrong row with its column, and changes nothing', async () => {
    const { id } = await sent();
    const other = await sent(1);
    const good = ['1', '', '', '已付', 'a', today, ''];
    const wrong = async (...rows: string[][]) => problemsOf(id, await csv(id, rows));
    expect(await wrong(good, good)).toEqual(['3 行号 ANSWER_LINE_TWICE']);
    expect(await wrong(['9', ...good.slice(1)])).toEqual(['2 行号 ANSWER_LINE_UNKNOWN']);
    expect(await wrong(['1', '', '', '也许', 'a', today, ''])).toEqual([
      '2 结果（已付、未付） ANSWER_RESULT',
    ]);
    expect(await wrong(['1', '', '', '已付', '', '2026-11-26', ''])).toEqual([
      '2 凭证号 ANSWER_VOUCHER',
      '2 银行日期 ANSWER_DATE',
    ]);
    expect(await wrong(['1', '', '', '已付', 'a', '2026-11-22', ''])).toEqual([
      '2 银行日期 ANSWER_DATE',
    ]);
    expect(await wrong(['1', '8号', '', '未付', '', '', ''])).toEqual([
      '2 未付原因 ANSWER_REASON',
      '2 指标文号 ANSWER_INDICATOR',
    ]);
    expect(await problemsOf(id, await csv(other.id, [good]))).toEqual([
      '2 批次校验码 ANSWER_OTHER_BATCH',
    ]);
    const template = await exported(id);
    const number = await filled(template, { 2: { ...paid, 凭证号: 20260001 } });
    expect(await problemsOf(id, number)).toContain('2 凭证号 ANSWER_CELL_KIND');
    const formula = { formula: 'HYPERLINK("x")' } as unknown as string;
    expect(
      await problemsOf(id, await filled(template, { 2: { ...paid, 凭证号: formula } })),
    ).toContain('2 凭证号 ANSWER_CELL_KIND');
    expect(await statesOf(id)).toEqual(['locked', 'locked']);
  });

  it('is not read where it is no such file, or grows out of all form', async () => {
    const { id } = await sent(1);
    const template = await exported(id);
    const code = async (content: Buffer | string) => (await look(id, content)).code;
    expect(await code(template)).toBe('ANSWER_NOTHING');
    expect(await code(template.subarray(0, template.length - 200))).toBe('LIST_FILE_KIND');
    const parts = unzipSync(new Uint8Array(template));
    const bomb = { ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) };
    expect(await code(Buffer.from(zipSync(bomb)))).toBe('LIST_FILE_TOO_LARGE');
    const macro = { ...parts, 'xl/vbaProject.bin': strToU8('x') };
    expect(await code(Buffer.from(zipSync(macro)))).toBe('LIST_FILE_ACTIVE');
    expect(await code('行号,结果\n1,已付')).toBe('ANSWER_COLUMN_MISSING');
    expect(await code(Buffer.from([0xff, 0xfe, 0x00, 0x01]))).toBe('ANSWER_FILE_KIND');
    const head = await csv(id, []);
    expect(await code(`${head}\r\n1,"未完`)).toBe('ANSWER_FILE_FORM');
    const many = Array.from({ length: 100_000 }, (_one, index) => `${index},x`).join('\n');
    expect(await code(`${head}\n${many}`)).toBe('ANSWER_FILE_TOO_LONG');
    expect(await statesOf(id)).toEqual(['locked']);
  });
});

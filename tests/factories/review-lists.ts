import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';

import { proofHeader } from '../../plugins/talent-office/shared/contracts/signing';
import type {
  ListReading,
  ReviewListDetail,
} from '../../plugins/talent-office/shared/contracts/review-lists';
import type { Site } from '../setup';
import { application, type Desk } from './desk';
import { fileContents } from './files';
import { binary } from './paper';

type Signer = Awaited<ReturnType<Desk['signer']>>;
type Token = { readonly token: string };

export const creditCode = '91350100M000100Y43';

/** What a department writes into one row: opinion, remark, what is to be mended. */
export type Filled = readonly [choice?: unknown, comment?: unknown, parts?: unknown];

/** An office that sends lists to a bureau and a purse, and what its people do with them. */
export const createReviewLists = async (site: Site, desk: Desk) => {
  const unitOf = async (code: string, more: object = {}) =>
    (await desk.office.create('unit', { name: `单位 ${code}`, code, kind: 'department', ...more }))
      .documentId;
  const signerAt = async (role: string, unit: string) => {
    const made = await desk.signer('auditor');
    const code = `${role}-${unit}`;
    const position = await desk.office.create('position', { name: code, code, role, unit });
    await desk.office.create('appointment', {
      ...{ staff: made.staff.documentId, position: position.documentId, startsOn: '2020-01-01' },
    });
    return made;
  };
  const officer = await desk.signer('office');
  const clerk = await desk.signer('recorder');
  const second = await desk.signer('recorder');
  const bureau = await signerAt('department', await unitOf('bureau', { unifiedCode: creditCode }));
  const purse = await signerAt('finance', await unitOf('purse'));
  const other = await signerAt('department', await unitOf('other'));
  const employer = await desk.office.create('employer', { name: '局', unifiedCode: creditCode });
  const ruleSet = await desk.rules('joint-tier', application, 'subject.tier in ["A", "B"]');
  const line = await desk.line(100_000_000, officer.actor);
  const seat = { key: 'bureau', title: '人社局', role: 'department', unitCode: 'bureau' };
  const workflow = await desk.workflow('joint', application, [
    {
      ...{ key: 'joint', workingDays: 2, expiresWhenOverdue: true },
      seats: [
        { ...seat, signatures: 1, standInRole: 'department', standInUnitCode: 'other' },
        { key: 'purse', title: '财政局', role: 'finance', unitCode: 'purse', signatures: 1 },
      ],
    },
    { key: 'leading-group', onPass: { award: 'reserved' } },
  ]);
  const common = { kind: 'joint', amountExpression: '140950', ruleSet, workflow, line };
  const to = { line, benefit: await desk.benefit(common) };

  const post = (path: string, { token }: Token, key: string = randomUUID()) =>
    site.http
      .post(`/talent-office${path}`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', key);
  const get = (path: string, { token }: Token) =>
    site.http.get(`/talent-office${path}`).auth(token, { type: 'bearer' });
  const told = ({ status, body }: { status: number; body: { error?: { details: object } } }) =>
    status === 200 ? 'done' : String((body.error?.details as { code?: string })?.code ?? status);
  const scope = (role: string, unit: string) => ({ workflow: 'joint', stage: 'joint', role, unit });
  const signedBy = ({ staff }: Signer) => ({
    signer: staff.documentId,
    signedOn: desk.service('clock').today(),
  });

  const sendTo = async (role: string, unit: string, by: Token = officer) =>
    post('/review-lists', by).send(scope(role, unit));
  const workbook = async ({ id }: { id: string }, by: Token = officer) =>
    get(`/review-lists/${id}/workbook`, by)
      .buffer()
      .parse(binary as never);

  return {
    ...{ officer, clerk, second, bureau, purse, other, employer, to, told, get, post, signedBy },
    ...{ sendTo, workbook, scope },
    applied: async (more: object = {}): Promise<string> =>
      desk.applied(await desk.talent(more), to, { statement: '在区内企业工作三年' }),
    /** The list that goes to a unit now, with its workbook. */
    sent: async (role = 'department', unit = 'bureau') => {
      const answer = await sendTo(role, unit);
      expect([answer.body.error, answer.status]).toEqual([undefined, 200]);
      const list = answer.body.data as ReviewListDetail;
      return { list, content: (await workbook(list)).body as Buffer };
    },
    /** A workbook filled in by rows, in their order, and by cells. */
    filled: async (
      content: Buffer,
      rows: readonly Filled[],
      cells: Readonly<Record<string, unknown>> = {},
    ): Promise<Buffer> => {
      const book = new Workbook();
      await book.xlsx.load(content as never);
      const [sheet] = book.worksheets;
      if (!sheet) throw new Error('no sheet');
      rows.forEach((row, index) =>
        row.forEach((value, column) => {
          if (value !== undefined) sheet.getCell(7 + index, 11 + column).value = value as never;
        }),
      );
      for (const [at, value] of Object.entries(cells)) sheet.getCell(at).value = value as never;
      return Buffer.from(await book.xlsx.writeBuffer());
    },
    check: async (
      { id }: { id: string },
      content: Buffer,
      more: Readonly<Record<string, string>> = {},
      by: Token = clerk,
    ): Promise<ListReading & { told: string }> => {
      const sentOff = post(`/review-lists/${id}/checks`, by);
      for (const [name, value] of Object.entries({ ...signedBy(bureau), ...more })) {
        void sentOff.field(name, value);
      }
      const answer = await sentOff.attach('files', content, 'list.xlsx');
      return { told: told(answer), ...answer.body.data };
    },
    record: async (
      { id }: { id: string },
      content: Buffer,
      {
        by = clerk,
        signer = bureau,
        scan = fileContents.pdf(randomUUID()),
        ...more
      }: { by?: Token; signer?: Signer; scan?: Buffer; refused?: string; signedOn?: string } = {},
    ) => {
      const fields = { ...signedBy(signer), handler: '王经办', refused: '0', ...more };
      const sentOff = post(`/review-lists/${id}/returns`, by);
      for (const [name, value] of Object.entries(fields)) void sentOff.field(name, value);
      const answer = await sentOff
        .attach('files', scan, '盖章扫描件.pdf')
        .attach('files', content, 'list.xlsx');
      const made = (answer.body.data as ReviewListDetail | undefined)?.returns[0];
      return { told: told(answer), made, facts: answer.body.error?.details?.facts };
    },
    close: async (
      how: 'confirm' | 'reject',
      made: string,
      by: Token = second,
      { proven = true, key = randomUUID() } = {},
    ) => {
      const sentOff = post(`/review-list-returns/${made}/${how}`, by, key);
      if (proven) void sentOff.set(proofHeader, await desk.proofOf(by.token));
      const answer = await sentOff.send(how === 'reject' ? { reason: '与扫描件不符' } : {});
      const list = answer.body.data as ReviewListDetail | undefined;
      return { told: told(answer), made: list?.returns.find(({ id }) => id === made) };
    },
  };
};

export type ReviewListsDesk = Awaited<ReturnType<typeof createReviewLists>>;

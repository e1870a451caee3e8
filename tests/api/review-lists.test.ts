import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';

import { application, createDesk, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { createReviewLists, type ReviewListsDesk } from '../factories/review-lists';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

const monday = '2026-11-23';
const tuesday = '2026-11-24';

describe('a joint review by list', () => {
  let site: Site;
  let desk: Desk;
  let lists: ReviewListsDesk;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const view = (documentId: string) => desk.viewOf(application, documentId);
  const numberOf = async (documentId: string): Promise<string> =>
    (await view(documentId)).one.publicId.slice(0, 8).toUpperCase();
  const made = async (documentId: string) =>
    (await view(documentId)).decisions.map(
      ({ person, choice, medium }: { person: string; choice: string; medium: string }) => [
        ...[person, choice, medium],
      ],
    );
  const key = ({ staff }: { staff: { documentId: string } }) => `staff:${staff.documentId}`;
  /** So that the next list of the bureau holds what the test makes alone. */
  const signEverything = async () => {
    const rows = await site.strapi.db
      .connection('talent_office_steps as step')
      .join('talent_office_cases as one', 'one.id', 'step.case_id')
      .where({ 'step.outcome': null, 'one.state': 'open', 'step.unit': 'bureau' })
      .select('one.target_document_id');
    for (const { target_document_id: id } of rows) {
      const answer = await desk.decide(application, id, lists.bureau.token, { seat: 'bureau' });
      expect(lists.told(answer)).toBe('done');
    }
  };

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    desk = await createDesk(site);
    lists = await createReviewLists(site, desk);
  });
  beforeEach(() => setDay(monday));
  afterEach(async () => {
    setDay(monday);
    await signEverything();
  });
  afterAll(() => site.stop());

  it('goes out with what waits for a unit, and comes back as one decision for each case', async () => {
    const [a, b, c] = [await lists.applied(), await lists.applied(), await lists.applied()];
    const { list, content } = await lists.sent();
    expect(list).toMatchObject({ rows: 3, unit: 'bureau', unitName: '单位 bureau', employed: 0 });
    expect(list.digest).toMatch(/^[0-9A-F]{12}$/);
    expect(list.signers).toMatchObject([{ staff: lists.bureau.staff.documentId }]);
    setDay(tuesday);
    const filled = await lists.filled(content, [
      ['同意'],
      ['不同意', '劳动关系不符'],
      ['退回补正', '请补充说明', '申请说明'],
    ]);
    const read = await lists.check(list, filled);
    expect(read).toMatchObject({ told: 'done', good: 3, refused: 0 });
    expect(read.rows.map(({ row, number }) => [row, number])).toEqual([
      [7, await numberOf(a)],
      [8, await numberOf(b)],
      [9, await numberOf(c)],
    ]);
    expect(await made(a)).toEqual([]);

    const recorded = await lists.record(list, filled);
    expect(recorded.told).toBe('done');
    expect(recorded.made).toMatchObject({ state: 'waiting', byReader: true, handler: '王经办' });
    expect((await lists.record(list, filled)).told).toBe('LIST_RETURN_PENDING');
    expect(await made(a)).toEqual([]);
    const id = String(recorded.made?.id);
    expect((await lists.close('confirm', id, lists.second, { proven: false })).told).toBe(
      'SIGNATURE_UNPROVEN',
    );
    expect((await lists.close('confirm', id, lists.clerk)).told).toBe('NOT_BY_SAME_PERSON');
    expect(await made(a)).toEqual([]);
    const once = { key: randomUUID() };
    const confirmed = await lists.close('confirm', id, lists.second, once);
    expect(confirmed.made).toMatchObject({ state: 'confirmed' });
    expect(confirmed.made?.opinions.map(({ outcome }) => outcome)).toEqual(Array(3).fill('signed'));
    expect((await lists.close('confirm', id, lists.second, once)).told).toBe('done');
    expect((await lists.close('confirm', id)).told).toBe('LIST_RETURN_CLOSED');

    const signer = key(lists.bureau);
    expect(await made(a)).toEqual([[signer, 'approve', 'paper']]);
    expect(await made(b)).toEqual([[signer, 'refuse', 'paper']]);
    expect(await made(c)).toEqual([[signer, 'return', 'paper']]);
    expect((await view(b)).one.state).toBe('refused');
    expect((await view(c)).one).toMatchObject({ state: 'returned', returnedParts: ['statement'] });
    const [decision] = (await view(a)).decisions;
    expect(decision).toMatchObject({
      ...{ recordedBy: key(lists.clerk), confirmedBy: key(lists.second), signedOn: tuesday },
    });
    const trail = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_type: 'review-list', target_document_id: list.id })
      .orderBy('id')
      .select('action', 'person');
    expect(trail.filter(({ action }) => action !== 'review-list.download')).toEqual([
      { action: 'review-list.send', person: key(lists.officer) },
      { action: 'review-list.record', person: key(lists.clerk) },
      { action: 'review-list.confirm', person: key(lists.second) },
    ]);
  });

  it('tells of each row what is wrong with it, by row and column, and takes the others', async () => {
    const cases = [await lists.applied(), await lists.applied(), await lists.applied()];
    for (let count = 0; count < 3; count += 1) await lists.applied();
    const { list, content } = await lists.sent();
    const unlisted = await lists.applied();
    // One was decided meanwhile, one was written past the gate.
    await desk.decide(application, String(cases[1]), lists.bureau.token, { seat: 'bureau' });
    await desk.decide(application, String(cases[1]), lists.purse.token, { seat: 'purse' });
    const write = (statement: string) =>
      site.strapi.db
        .connection('talent_office_fund_applications')
        .where({ document_id: cases[2] })
        .update({ statement });
    await write('十年');
    const filled = await lists.filled(
      content,
      [['同意'], ['同意'], ['同意'], [], ['也许'], ['不同意']],
      {
        ...{ B13: 'FFFFFFFF', K13: '同意', B14: await numberOf(unlisted), K14: '同意' },
        ...{ B15: await numberOf(String(cases[0])), K15: '同意' },
      },
    );
    const read = await lists.check(list, filled);
    const told = read.rows.map(({ row, problems }) => [
      row,
      ...problems.flatMap(({ column, code }) => [column, code]),
    ]);
    expect(told).toEqual([
      [7, 'B', 'LIST_ROW_TWICE'],
      [8, null, 'PRINT_OUTDATED'],
      [9, null, 'CONTENT_CHANGED'],
      [10, 'K', 'LIST_OPINION_MISSING'],
      [11, 'K', 'LIST_OPINION_UNKNOWN'],
      [12, 'L', 'COMMENT_MISSING'],
      [13, 'B', 'LIST_CASE_UNKNOWN'],
      [14, 'B', 'LIST_CASE_NOT_LISTED'],
      [15, 'B', 'LIST_ROW_TWICE'],
    ]);
    const outdated = read.rows[1]?.problems[0]?.messages;
    expect(outdated?.zh).toContain('环节');
    expect(outdated?.en).toContain('stage');
    expect((await lists.record(list, filled)).told).toBe('LIST_NOTHING_GOOD');

    const others = await lists.filled(content, [
      ...[['同意'], ['同意'], ['同意']],
      ...[[{ formula: '1+1', result: '同意' }], [1], ['同意', 'x'.repeat(2001)]],
    ] as never);
    const again = await lists.check(list, others);
    expect(again.rows.slice(3).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['LIST_CELL_KIND'],
      ['LIST_CELL_KIND'],
      ['LIST_TEXT_LONG'],
    ]);
    expect(again).toMatchObject({ good: 1, refused: 5 });
    // Whoever records the rest says that he saw how many are not among it.
    const blind = await lists.record(list, others);
    expect([blind.told, blind.facts]).toEqual(['LIST_READ_OTHERWISE', { refused: 5 }]);
    const recorded = await lists.record(list, others, { refused: '5' });
    const closed = await lists.close('confirm', String(recorded.made?.id));
    expect(closed.made?.opinions).toMatchObject([{ row: 1, outcome: 'signed' }]);
    await write('在区内企业工作三年');
  });

  it('leaves out whom the unit employs: they stand on the list of who stands in, and are marked', async () => {
    const own = await lists.applied({ employer: lists.employer.documentId });
    const elsewhere = await lists.applied();
    const { list, content } = await lists.sent();
    expect(list.rows).toBe(1);
    const standIn = await lists.sent('department', 'other');
    expect(standIn.list.rows).toBe(1);
    const filled = await lists.filled(standIn.content, [['同意']]);
    const asOther = lists.signedBy(lists.other);
    expect(await lists.check(standIn.list, filled, asOther)).toMatchObject({ good: 1, refused: 0 });
    const book = new Workbook();
    await book.xlsx.load(standIn.content as never);
    expect(book.worksheets[0]?.getCell('J7').value).toBe('单位 bureau');
    const recorded = await lists.record(standIn.list, filled, { signer: lists.other });
    await lists.close('confirm', String(recorded.made?.id));
    const shown = await lists.get(`/cases/${(await view(own)).one.publicId}`, lists.officer);
    expect(shown.body.data.decisions).toMatchObject([{ standsFor: '单位 bureau' }]);
    // One whom the unit came to employ after the list went out is not its to judge either.
    const { one } = await view(elsewhere);
    const profile = (await site.strapi.db
      .query(application)
      .findOne({ where: { documentId: elsewhere }, populate: { applicant: true } })) as {
      applicant: { documentId: string };
    };
    await site.strapi.documents('plugin::talent-office.talent-profile').update({
      documentId: profile.applicant.documentId,
      data: { employer: lists.employer.documentId } as never,
    });
    const late = await lists.check(list, await lists.filled(content, [['同意']]));
    expect(late.rows[0]?.problems).toMatchObject([{ code: 'LIST_UNIT_EMPLOYS' }]);
    const next = await lists.sendTo('department', 'bureau');
    expect(lists.told(next)).toBe('LIST_EMPTY');
    expect(one.state).toBe('open');
    await site.strapi.documents('plugin::talent-office.talent-profile').update({
      documentId: profile.applicant.documentId,
      data: { employer: null } as never,
    });
  });

  it('is one list: an earlier one, another one, and a changed digest are not it', async () => {
    await lists.applied();
    const first = await lists.sent();
    const second = await lists.sent();
    expect(second.list.digest).not.toBe(first.list.digest);
    const filled = await lists.filled(first.content, [['同意']]);
    expect((await lists.check(first.list, filled)).told).toBe('LIST_SUPERSEDED');
    expect((await lists.record(first.list, filled)).told).toBe('LIST_SUPERSEDED');
    expect((await lists.check(second.list, filled)).told).toBe('LIST_OTHER');
    const detail = await lists.get(`/review-lists/${first.list.id}`, lists.officer).expect(200);
    expect(detail.body.data.superseded).toBe(true);
    const altered = await lists.filled(second.content, [['同意']], { C7: '0123456789AB' });
    const read = await lists.check(second.list, altered);
    expect(read.rows[0]?.problems).toMatchObject([{ column: 'C', code: 'LIST_ROW_ALTERED' }]);
    // The workbook is what was sent, or is not there.
    const [{ target_document_id: documentId }] = await site.strapi.db
      .connection('talent_office_cases')
      .orderBy('id', 'desc')
      .limit(1)
      .select('target_document_id');
    await desk.decide(application, documentId, lists.bureau.token, { seat: 'bureau' });
    await desk.decide(application, documentId, lists.purse.token, { seat: 'purse' });
    const late = await lists.workbook(second.list);
    expect(JSON.parse(String(late.body)).error.details).toMatchObject({
      ...{ code: 'LIST_OUTDATED', facts: { rows: '1' } },
    });
  });

  it('binds who signed it as a signature on screen does', async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, lists.to);
    const { list, content } = await lists.sent();
    const filled = await lists.filled(content, [['同意']]);
    const codes = async (more: Readonly<Record<string, string>>) =>
      (await lists.check(list, filled, more)).rows[0]?.problems.map(({ code }) => code);
    expect(await codes(lists.signedBy(lists.purse))).toEqual(['PAPER_SIGNER_SEAT']);
    expect(await codes({ signedOn: '2026-11-22' })).toEqual(['PAPER_DATE']);
    expect(await codes({ signedOn: tuesday })).toEqual(['PAPER_DATE']);
    const recorded = await lists.record(list, filled);
    const path = `/talent-office/cases/${(await view(documentId)).one.publicId}/recusals`;
    const body = { staff: lists.bureau.staff.documentId, reason: '亲属' };
    const recused = await desk.post({ path, token: lists.officer.token, key: randomUUID(), body });
    expect(lists.told(recused)).toBe('done');
    expect(await codes({})).toEqual(['PAPER_SIGNER_EXCLUDED']);
    // Recorded before, it is refused when it is confirmed: the door is the same.
    const { made: closed } = await lists.close('confirm', String(recorded.made?.id));
    expect(closed?.opinions).toMatchObject([{ outcome: 'refused' }]);
    expect(closed?.opinions[0]?.messages?.zh).toContain('不能签署');
    expect(await made(documentId)).toEqual([]);
    await desk.service('lifecycle').withdraw({
      ...{ type: application, documentId, actor: who.actor, operation: randomUUID() },
    });
  });

  it('names as its signers whoever held the seat since it was sent', async () => {
    await lists.applied();
    const { list } = await lists.sent();
    const left = await desk.signer('recorder');
    const [position] = await site.strapi
      .documents('plugin::talent-office.position')
      .findMany({ filters: { unit: { code: 'bureau' } } as never });
    const term = { startsOn: '2020-01-01', endsOn: tuesday };
    await desk.create('plugin::talent-office.appointment', {
      ...{ staff: left.staff.documentId, position: position?.documentId, ...term },
    });
    setDay(tuesday);
    const detail = await lists.get(`/review-lists/${list.id}`, lists.officer).expect(200);
    const staff = detail.body.data.signers.map((one: { staff: string }) => one.staff);
    expect(staff).toEqual([lists.bureau.staff.documentId, left.staff.documentId]);
  });

  it('holds the clock of its cases while it waits for a second person', async () => {
    const kept = await lists.applied();
    const { list, content } = await lists.sent();
    const idle = await lists.applied();
    for (const id of [kept, idle]) {
      await desk.decide(application, id, lists.purse.token, { seat: 'purse' });
    }
    setDay('2026-11-25');
    const { made: waiting } = await lists.record(list, await lists.filled(content, [['同意']]));
    setDay('2026-11-26');
    const due = await desk.service('approval').expireDue({ proceed: () => Promise.resolve() });
    const open = async (id: string) => (await view(id)).one;
    expect(due.expired).toContain((await open(idle)).publicId);
    expect(await open(kept)).toMatchObject({ state: 'open', stage: 0 });
    await lists.close('confirm', String(waiting?.id));
    expect(await open(kept)).toMatchObject({ state: 'open', stage: 1 });
  });

  it('refuses a row that has changed between record and confirmation, and no other', async () => {
    const [a, b] = [await lists.applied(), await lists.applied()];
    const { list, content } = await lists.sent();
    const filled = await lists.filled(content, [['同意'], ['同意']]);
    const recorded = await lists.record(list, filled);
    await desk.decide(application, a, lists.bureau.token, { seat: 'bureau' });
    const { made: closed } = await lists.close('confirm', String(recorded.made?.id));
    expect(closed?.state).toBe('confirmed');
    expect(closed?.opinions).toMatchObject([{ outcome: 'refused' }, { outcome: 'signed' }]);
    expect(closed?.opinions[0]?.messages?.zh).toBeTruthy();
    expect(await made(a)).toHaveLength(1);
    expect(await made(b)).toEqual([[key(lists.bureau), 'approve', 'paper']]);
  });

  it('is rejected by nobody of whom a row of it is, nor by his', async () => {
    const who = await desk.talent();
    const entry = await desk.applied(who, lists.to, { statement: '在区内企业工作三年' });
    const { list, content } = await lists.sent();
    const filled = await lists.filled(content, [['不同意', '业绩不实']]);
    const { made: back } = await lists.record(list, filled);
    const reject = async () => (await lists.close('reject', String(back?.id))).told;
    const { staff } = lists.second;
    const account = (websiteUser: number | null) =>
      site.strapi.db
        .query('plugin::talent-office.staff')
        .update({ where: { documentId: staff.documentId }, data: { websiteUser } });
    await account(who.userId);
    expect(await reject()).toBe('SIGNER_EXCLUDED');
    await account(null);
    const { id } = await desk.office.create('relationship', {
      ...{ staff: staff.documentId, kind: 'family', talent: who.profile.documentId },
    });
    expect(await reject()).toBe('SIGNER_EXCLUDED');
    await site.strapi.db.query('plugin::talent-office.relationship').delete({ where: { id } });
    // Of what is about somebody else he is the second person as before.
    expect(await reject()).toBe('done');
    expect(await made(entry)).toEqual([]);
  });

  it('goes on where it was interrupted, and signs nothing twice', async () => {
    const [a, b] = [await lists.applied(), await lists.applied()];
    const { list, content } = await lists.sent();
    const recorded = await lists.record(list, await lists.filled(content, [['同意'], ['同意']]));
    const id = String(recorded.made?.id);
    // The server stopped after the second person's word, before a case was decided.
    await site.strapi.db
      .connection('talent_office_review_list_returns')
      .where({ public_id: id })
      .update({ state: 'applying', closed_by: key(lists.second) });
    const waiting = await lists.get('/paper-waiting', lists.second).expect(200);
    expect(waiting.body.data).toMatchObject([{ kind: 'list', id }]);
    expect((await lists.close('confirm', id, lists.clerk)).told).toBe('NOT_BY_SAME_PERSON');
    const [one, other] = await Promise.all([
      lists.close('confirm', id, lists.second),
      lists.close('confirm', id, lists.second),
    ]);
    expect([one.told, other.told]).toContain('done');
    for (const documentId of [a, b]) expect(await made(documentId)).toHaveLength(1);
    const rows = await site.strapi.db
      .connection('talent_office_review_list_returns')
      .where({ public_id: id });
    expect(rows).toMatchObject([{ state: 'confirmed', waits_for: null }]);
  });

  it('needs a workbook and a scan, and keeps neither a stranger’s nor a hostile one', async () => {
    await lists.applied();
    const { list, content } = await lists.sent();
    const filled = await lists.filled(content, [['同意']]);
    const told = async (more: object, sheet = filled) =>
      (await lists.record(list, sheet, more)).told;
    expect(await told({ scan: filled })).toBe('LIST_FILES');
    expect(await told({}, fileContents.pdf('x'))).toBe('LIST_FILES');
    expect(await told({ scan: fileContents.pdf('<html><script>1</script>') })).toBe('FILE_KIND');
    const renamed = await lists.check(list, fileContents.pdf('not a workbook'));
    expect(renamed.told).toBe('LIST_FILE_KIND');
    const code = await createRole(site, 'lists-stranger', {
      own: ['lists.read', 'lists.send', 'cases.read', 'cases.record-paper', 'cases.confirm-paper'],
    });
    const stranger = await desk.adminUser('lists-stranger@jinlan.test');
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: stranger.id }, data: { roles: [role.id] } });
    await lists.get('/review-lists', stranger).expect(404);
    await lists.get(`/review-lists/${list.id}`, stranger).expect(404);
    expect((await lists.workbook(list, stranger)).status).toBe(404);
    expect(lists.told(await lists.sendTo('department', 'bureau', stranger))).toBe('NOT_FOUND');
    expect((await lists.check(list, filled, {}, stranger)).told).toBe('NOT_FOUND');
    expect(await told({ by: stranger })).toBe('NOT_FOUND');
    const recorded = await lists.record(list, filled);
    const id = String(recorded.made?.id);
    expect((await lists.close('confirm', id, stranger)).told).toBe('NOT_FOUND');
    expect((await lists.get(`/review-list-returns/${id}/scan?reason=x`, lists.second)).status).toBe(
      200,
    );
    expect((await lists.close('reject', id)).made).toMatchObject({
      ...{ state: 'rejected', answer: '与扫描件不符' },
    });
    expect((await lists.close('confirm', id)).told).toBe('LIST_RETURN_CLOSED');
    expect(await told({})).toBe('done');
  });
});

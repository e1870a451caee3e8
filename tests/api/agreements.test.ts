import { randomUUID } from 'node:crypto';

import {
  agreementType,
  conditionType,
  createAgreements,
  interruptionType,
  type Agreements,
} from '../factories/agreements';
import { application, createDesk, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const recovery = 'plugin::talent-office.recovery';
const confirmation = 'plugin::talent-office.in-post-confirmation';
const award = 1_000_000;

describe('agreements of an award', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let at: Agreements;
  let leader: Signer;
  let recorder: Signer;
  let ruleSet: string;
  let workflow: string;
  let line: string;
  let fundYear: string;
  let benefit: string;
  let names = 0;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const state = async (type: string, id: string) => (await desk.stored(type, id)).state;
  /** Awarded on 23 November 2026, over two years; whom it is for has an account. */
  const awarded = async () => {
    names += 1;
    const name = `协议人${names}`;
    const { documentId: employer } = await desk.office.create('employer', { name: `企业${names}` });
    const who = await desk.talent({ name, employer });
    const id = await desk.applied(who, { benefit, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    await payer.account({ talent: who.profile.documentId }, name);
    const [first = '', later = ''] = await payer.disbursements(id);
    return { id, first, later, who, employer };
  };
  const service = async (id: string, by = at.writer) => {
    const { status, body } = await site.http
      .get(`/talent-office/agreements/${id}/service`)
      .auth(by.token, { type: 'bearer' });
    return status === 200 ? body.data.service : body.error?.details?.code;
  };
  /** Codes of what speaks against the lines of a list, once it is checked. */
  const against = async (batch: string): Promise<string[]> => {
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    return lines.flatMap(({ reasons }: { reasons: { code: string; against: boolean }[] }) =>
      reasons.filter((one) => one.against).map((one) => one.code),
    );
  };
  const listed = (disbursement: string) => payer.batch(fundYear, [disbursement]);
  const lock = async (batch: string) => {
    const { status, code: refused } = await payer.act(payer.finance, batch, 'lock');
    return status === 200 ? 'done' : refused;
  };
  const system = (type: string, documentId: string, action: string) =>
    desk.act(type, documentId, action, { kind: 'system', id: randomUUID() } as never);

  /** The word of an employer that never logs in: recorded by one, confirmed by another. */
  const onPaper = async (documentId: string): Promise<void> => {
    const recordedBy = await desk.service('organisation').personOf(at.writer.actor);
    await desk.service('lifecycle').act({
      ...{ type: confirmation, documentId, action: 'attest', actor: recorder.actor },
      ...{ operation: randomUUID(), paper: { recordedBy, handedInOn: '2026-11-24' } },
    });
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay('2026-11-23');
    payer = await createPayer(site, desk);
    at = await createAgreements(site, desk);
    leader = await desk.signer('leading-group');
    recorder = await desk.signer('recorder');
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
    line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const [found] = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found?.fundYear as { documentId: string }).documentId;
    const offer = { kind: 'settling', amountExpression: String(award), ruleSet, workflow, line };
    benefit = await desk.benefit({ ...offer, instalments: '60/40' } as typeof offer);
  });
  beforeEach(() => setDay('2026-11-25'));
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('are settled whole, and signed by a second person who has the signed copy', async () => {
    const { id } = await awarded();
    const incomplete = [
      { serviceFrom: null },
      { termMonths: null },
      { netting: true },
      { nettingClause: '可以抵扣' },
    ];
    for (const data of incomplete) {
      const one = await at.drawn(id, data);
      expect(await code(at.act(agreementType, one, 'finalise', at.writer))).toBe(
        'CONDITION_NOT_MET',
      );
    }
    const one = await at.drawn(id);
    expect(await at.upload(agreementType, one, at.writer)).toBe('FILE_NOT_ASKED');
    await at.act(agreementType, one, 'finalise', at.writer);
    const execute = (by: Signer, signedOn = '2026-11-25') =>
      code(at.act(agreementType, one, 'execute', by, { signedOn }));
    expect(await execute(at.second)).toBe('AGREEMENT_NOT_SCANNED');
    expect(await at.upload(agreementType, one, at.writer)).toBe('done');
    expect(await execute(at.writer)).toBe('NOT_BY_SAME_PERSON');
    expect(await execute(at.second, '2026-11-22')).toBe('CONDITION_NOT_MET');
    expect(await execute(at.second, '2026-11-26')).toBe('CONDITION_NOT_MET');
    expect(await execute(at.second)).toBe('done');
    expect(await at.upload(agreementType, one, at.writer)).toBe('FILE_NOT_ASKED');
    const change = { documentId: one, data: { termMonths: 12 } as never };
    const refused = code(site.strapi.documents(agreementType as never).update(change));
    expect(await refused).toBe('GUARDED_ATTRIBUTE');
    const again = await at.drawn(id);
    expect(await code(at.act(agreementType, again, 'finalise', at.writer))).toBe('ALREADY_CLAIMED');
  });

  it('are signed with the file that was handed in, not with one that somebody names', async () => {
    const { id } = await awarded();
    const other = await at.drawn((await awarded()).id);
    await at.act(agreementType, other, 'finalise', at.writer);
    await at.upload(agreementType, other, at.writer);
    const { scanFile, scanSha256 } = await desk.stored(agreementType, other);
    const one = await at.drawn(id, { scanFile, scanSha256 });
    await at.act(agreementType, one, 'finalise', at.writer);
    const input = { signedOn: '2026-11-25' };
    expect(await code(at.act(agreementType, one, 'execute', at.second, input))).toBe(
      'AGREEMENT_NOT_SCANNED',
    );
  });

  it('are nobody’s own, and not there for who reads no cases', async () => {
    const { id, who } = await awarded();
    const both = await desk.signer('office', { websiteUser: who.userId });
    const one = await at.drawn(id);
    expect(await code(at.act(agreementType, one, 'finalise', both))).toBe('SIGNER_EXCLUDED');
    await at.act(agreementType, one, 'finalise', at.writer);
    expect(await at.upload(agreementType, one, both)).toBe('SIGNER_EXCLUDED');
    // He takes back no paper of it either: with that the text could be opened again.
    const path = `/documents/of/${agreementType}/${one}`;
    const { data } = await payer.ask(at.writer, path, { kind: 'agreement' });
    const voided = { reason: '文字有误' };
    expect(await payer.ask(both, `/documents/${String(data.id)}/void`, voided)).toMatchObject({
      code: 'SIGNER_EXCLUDED',
    });
    expect(await service('e0')).toBe('NOT_FOUND');
  });

  it('are issued as they were settled, and not taken back while the paper stands', async () => {
    const { id, first } = await awarded();
    const one = await at.drawn(id, {
      ...{ netting: true, nettingClause: '欠款可从以后拨款中抵扣。', terms: '一式三份。' },
      guarantor: '王担保',
    });
    await at.condition(one, first);
    const path = `/documents/of/${agreementType}/${one}`;
    const issue = (by: Signer) => payer.ask(by, path, { kind: 'agreement' });
    expect(await issue(at.writer)).toMatchObject({ code: 'DOCUMENT_NOT_DUE' });
    await at.act(agreementType, one, 'finalise', at.writer);
    const { data } = await issue(at.writer);
    expect(data).toMatchObject({ number: expect.stringContaining('人才协') });
    expect(await code(at.act(agreementType, one, 'reopen', at.writer))).toBe(
      'AGREEMENT_PAPER_STANDS',
    );
    const ended = { reason: '文字有误' };
    await payer.done(at.writer, `/documents/${String(data.id)}/void`, ended);
    await at.upload(agreementType, one, at.writer);
    await at.act(agreementType, one, 'reopen', at.writer);
    // A copy of another text is no copy of this one.
    expect(await desk.stored(agreementType, one)).toMatchObject({ scanFile: null, state: 'draft' });
  });

  it('have conditions of their own award alone, of parts that are still to be paid', async () => {
    const { id } = await awarded();
    const other = await awarded();
    const wrong: [string | null, string][] = [
      [other.first, 'CONDITION_ELSEWHERE'],
      [null, 'REFERENCE_MISSING'],
    ];
    for (const [part, refused] of wrong) {
      const one = await at.drawn(id);
      await at.condition(one, part);
      expect(await code(at.act(agreementType, one, 'finalise', at.writer))).toBe(refused);
    }
    const sent = await awarded();
    await system(disbursementType, sent.first, 'lock');
    const late = await at.drawn(sent.id);
    const condition = await at.condition(late, sent.first);
    expect(await code(at.act(agreementType, late, 'finalise', at.writer))).toBe(
      'CONDITION_TOO_LATE',
    );
    expect(await state(conditionType, condition)).toBe('draft');
  });

  it('hold up what they make depend on something, until that is decided as met', async () => {
    const { id, first } = await awarded();
    const batch = await listed(first);
    expect(await against(batch)).toEqual([]);
    const one = await at.drawn(id);
    const condition = await at.condition(one, first);
    await at.act(agreementType, one, 'finalise', at.writer);
    // On a list that was checked before.
    expect(await lock(batch)).toBe('PAYMENTS_REFUSED');
    expect(await against(batch)).toEqual(['agreement-unsigned']);
    // Taken back to a draft it is as little signed as before.
    await at.act(agreementType, one, 'reopen', at.writer);
    expect(await lock(batch)).toBe('PAYMENTS_REFUSED');
    expect(await against(batch)).toEqual(['agreement-unsigned']);
    await at.act(agreementType, one, 'finalise', at.writer);
    await at.upload(agreementType, one, at.writer);
    await at.act(agreementType, one, 'execute', at.second, { signedOn: '2026-11-25' });
    expect(await against(batch)).toEqual(['condition-open']);
    expect(await lock(batch)).toBe('PAYMENTS_REFUSED');
    expect(await code(system(disbursementType, first, 'lock'))).toBe('CONDITION_NOT_MET');
    const handIn = (by: Signer) =>
      code(at.act(conditionType, condition, 'handIn', by, { evidenceNote: '考核表' }));
    const meet = (by: Signer) =>
      code(at.act(conditionType, condition, 'meet', by, { decisionNote: '合格' }));
    expect(await handIn(at.writer)).toBe('EVIDENCE_MISSING');
    expect(await at.upload(conditionType, condition, at.second)).toBe('done');
    expect(await handIn(at.writer)).toBe('done');
    expect(await meet(at.writer)).toBe('NOT_BY_SAME_PERSON');
    // Whoever put it on file does not find it right either, though another one handed it in.
    expect(await meet(at.second)).toBe('NOT_BY_SAME_PERSON');
    const third = await desk.signer('office');
    await at.act(conditionType, condition, 'miss', third, { decisionNote: '材料不全' });
    expect(await against(batch)).toEqual(['condition-open']);
    await at.act(conditionType, condition, 'askAgain', at.writer);
    await at.upload(conditionType, condition, at.writer);
    await handIn(at.writer);
    expect(await meet(third)).toBe('done');
    expect(await against(batch)).toEqual([]);
    expect(await lock(batch)).toBe('done');
  });

  it('are paid in post by the word of the employer for that year, as long as it stands', async () => {
    const { id, first, who, employer } = await awarded();
    const one = await at.drawn(id);
    const condition = await at.condition(one, first, 'in-post');
    await at.signed(one, '2026-11-25');
    const input = { evidenceNote: '在岗' };
    await at.upload(conditionType, condition, at.writer);
    expect(await code(at.act(conditionType, condition, 'handIn', at.writer, input))).toBe(
      'CONDITION_NOT_MET',
    );
    const batch = await listed(first);
    const attested = async (year: number): Promise<string> => {
      const data = { talent: who.profile.documentId, employer, year, inPost: true };
      const { documentId } = await desk.create(confirmation, data);
      await onPaper(documentId);
      return documentId;
    };
    await attested(2025);
    expect(await against(batch)).toEqual(['condition-open']);
    const word = await attested(2026);
    expect(await against(batch)).toEqual([]);
    await desk.service('lifecycle').actDue({ proceed: () => Promise.resolve() });
    expect(await state(conditionType, condition)).toBe('met');
    await desk.act(confirmation, word, 'revoke', at.second.actor);
    expect(await against(batch)).toEqual(['condition-open']);
  });

  it('count the months that were served, without what was interrupted and accepted', async () => {
    const { id } = await awarded();
    const one = await at.drawn(id, { serviceFrom: '2026-11-30', termMonths: 12 });
    await at.signed(one, '2026-11-25');
    setDay('2027-06-30');
    expect(await service(one)).toMatchObject({ servedMonths: 7, unservedMonths: 5 });
    const data = {
      reason: '病假',
      agreement: one,
      startsOn: '2027-02-01',
      resumedOn: '2027-03-01',
    };
    const { documentId } = await desk.create(interruptionType, data);
    await at.act(interruptionType, documentId, 'enter', at.writer);
    const accept = (by: Signer, action = 'accept') =>
      code(at.act(interruptionType, documentId, action, by, { decisionNote: '属实' }));
    expect(await accept(at.second)).toBe('EVIDENCE_MISSING');
    await at.upload(interruptionType, documentId, at.writer);
    expect(await accept(at.writer)).toBe('NOT_BY_SAME_PERSON');
    expect(await accept(at.second, 'acceptOngoing')).toBe('CONDITION_NOT_MET');
    expect(await service(one)).toMatchObject({ servedMonths: 7 });
    expect(await accept(at.second)).toBe('done');
    expect(await service(one)).toMatchObject({
      ...{ servedMonths: 6, unservedMonths: 6, interruptedDays: 28, endsOn: '2027-12-28' },
    });
    const goesOn = await at.interrupted(one, '2027-06-01', null);
    expect(await service(one)).toMatchObject({ servedMonths: 5, endsOn: null });
    const resumed = { resumedOn: '2027-06-10' };
    await at.act(interruptionType, goesOn, 'serve', at.writer, resumed);
    expect(await service(one)).toMatchObject({ interruptedDays: 37 });
    const again = code(at.act(interruptionType, goesOn, 'serve', at.writer, resumed));
    expect(await again).toBe('ACTION_NOT_POSSIBLE');
    expect(await code(at.act(agreementType, one, 'fulfil', at.writer))).toBe('CONDITION_NOT_MET');
    setDay('2028-01-06');
    expect(await code(at.act(agreementType, one, 'fulfil', at.writer))).toBe('done');
  });

  it('tell a recovery its months, and show how they were counted; typed ones are refused', async () => {
    const { id, first } = await awarded();
    const one = await at.drawn(id, { serviceFrom: '2026-12-01', termMonths: 60 });
    await at.signed(one, '2026-11-25');
    await system(disbursementType, first, 'lock');
    await system(disbursementType, first, 'settle');
    setDay('2029-01-15');
    await at.interrupted(one, '2027-01-01', '2027-03-01');
    const draft = async (data: object = {}) => {
      const made = await desk.create(recovery, {
        ...{ title: '追回', application: id, kind: 'revoke', basis: 'pro-rata' },
        ...{ clause: '第十二条', reason: '提前离开', ...data },
      });
      return made.documentId;
    };
    const submit = (made: string) => code(desk.act(recovery, made, 'submit', at.writer.actor));
    expect(await submit(await draft({ termMonths: 60, servedMonths: 59 }))).toBe(
      'CONDITION_NOT_MET',
    );
    const left = { endedOn: '2028-12-20', endedReason: '调往外地' };
    await at.act(agreementType, one, 'breach', at.second, left);
    const made = await draft();
    expect(await submit(made)).toBe('done');
    // 24 months and 19 days by the calendar, less 59 days: 22 whole ones.
    const { working, ...stored } = await desk.stored(recovery, made);
    expect(stored).toMatchObject({ countedTermMonths: 60, countedServedMonths: 22 });
    expect(Number(stored.amountFen)).toBe(Math.floor((600_000 * 38) / 60));
    expect(working).toContain('中断59天不计入；已服务22个月，未服务38个月');
  });

  it('that were broken are not paid on', async () => {
    const { id, first } = await awarded();
    const one = await at.drawn(id, { serviceFrom: '2026-11-25' });
    await at.signed(one, '2026-11-25');
    const left = { endedOn: '2026-11-25', endedReason: '调往外地' };
    await at.act(agreementType, one, 'breach', at.second, left);
    const batch = await listed(first);
    expect(await against(batch)).toEqual(['agreement-broken']);
    expect(await lock(batch)).toBe('PAYMENTS_REFUSED');
  });

  // The last: what runs at night a year later ends the sessions of those who signed in here.
  it('are reminded of before their instalment is due, as long as they are not met', async () => {
    const { id, later } = await awarded();
    const one = await at.drawn(id);
    const [open, met] = [await at.condition(one, later), await at.condition(one, later)];
    await at.signed(one, '2026-11-25');
    await at.upload(conditionType, met, at.writer);
    await at.act(conditionType, met, 'handIn', at.writer, { evidenceNote: '考核表' });
    await at.act(conditionType, met, 'meet', at.second, { decisionNote: '合格' });
    const dueOn = Date.parse(String((await desk.stored(disbursementType, later)).dueOn));
    const remind = async (daysBefore: number): Promise<number> => {
      setDay(new Date(dueOn - daysBefore * 24 * 60 * 60 * 1000).toISOString().slice(0, 10));
      await desk.service('jobs').runDue();
      return (await desk.messagesOf(open)).length;
    };
    expect(await remind(31)).toBe(0);
    const first = await remind(30);
    expect(first).toBeGreaterThan(0);
    expect(await remind(29)).toBe(first);
    expect(await remind(7)).toBe(2 * first);
    expect(await desk.messagesOf(met)).toEqual([]);
  });
});

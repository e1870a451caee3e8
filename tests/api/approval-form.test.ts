import JSZip from 'jszip';

import type { MeetingBody } from '../../plugins/talent-office/shared/contracts/committee';
import { createCommittee, type TestCommittee } from '../factories/committee';
import { application, type Desk } from '../factories/desk';
import { createPaperDesk, monday, type PaperDesk } from '../factories/paper-desk';
import { startSite, type Site } from '../setup';

type Row = readonly [label: string, ...values: string[]];

/** What the approval form (审批表) says of the case that it is printed for. */
describe('an approval form', () => {
  let site: Site;
  let made: PaperDesk;
  let desk: Desk;
  let paper: PaperDesk['paper'];
  let at: TestCommittee;

  const printed = async (documentId: string): Promise<Row[]> => {
    const digest = await paper.print(documentId, made.clerk);
    const docx = await paper.form(documentId, digest, 'docx', made.clerk);
    const archive = await JSZip.loadAsync(docx.body as Buffer);
    const text = (await archive.file('word/document.xml')?.async('string')) ?? '';
    return [...text.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(
      ([row]) => [...row.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said) as never,
    );
  };
  const labelled = (rows: readonly Row[], label: string) =>
    rows.filter(([first]) => first === label).map(([, ...values]) => values);
  const decide = async (documentId: string, more: object = {}, by = made.officer) => {
    const answer = await desk.decide(application, documentId, by.token, more);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  };
  const benefitOf = async (key: string, workflow: string) => ({
    line: made.to.line,
    benefit: await desk.benefit({
      ...{ kind: key, amountExpression: '140950', line: made.to.line, workflow },
      ruleSet: at.ruleSet,
    }),
  });

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    made = await createPaperDesk(site);
    ({ desk, paper } = made);
    at = await createCommittee(site, desk, 3);
  });
  afterAll(() => site.stop());

  it('says once what is decided, and amounts in the unit in which they are written', async () => {
    const rows = await printed(
      await desk.applied(await desk.talent(), made.to, { statement: made.statement }),
    );
    expect(labelled(rows, '核定金额')).toEqual([['1,409.50 元', '（大写）壹仟肆佰零玖元伍角整']]);
    expect(labelled(rows, '申请人')).toEqual([['测试人才']]);
    expect(JSON.stringify(rows)).not.toContain('（分）');
    expect(labelled(rows, '申请说明')).toEqual([[made.statement]]);
  });

  it('tells which signatures stand no more', async () => {
    const documentId = await desk.applied(await desk.talent(), made.to);
    await decide(documentId);
    const colleague = await desk.signer('office');
    const answer = await desk.post({
      path: `/talent-office/cases/${await paper.caseOf(documentId)}/reopen`,
      token: colleague.token,
      key: documentId,
      body: { stage: 'office', reason: '会议纪要有误' },
    });
    expect(answer.status).toBe(200);
    await decide(documentId);
    const signed = labelled(await printed(documentId), 'office').map(([first]) => first);
    expect(signed).toEqual([
      expect.stringMatching(/^同意　.*　已作废（第 1 轮）$/),
      expect.stringMatching(/^同意　[^（]*$/),
    ]);
  });

  it('tells what was missing of what came back, and why it was not said before', async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, made.to, { statement: '业绩' });
    const parts = { choice: 'return', parts: ['statement'], comment: '见所列' };
    const mended = async (statement: string) => {
      await site.strapi.documents(application).update({ documentId, data: { statement } as never });
      await desk.act(application, documentId, 'submit', who.actor);
    };
    await decide(documentId, { ...parts, defects: { statement: '请写明年限' } });
    await mended('三年');
    const again = '首次审核时未见附件';
    await decide(documentId, { ...parts, defects: { statement: '请写明单位' }, again });
    await mended('在区内企业三年');
    const [first, second] = labelled(await printed(documentId), 'office');
    expect(first).toEqual([
      expect.stringMatching(/^退回补正　.*　已补正（第 1 轮）$/),
      '意见：见所列',
      '申请说明：请写明年限',
    ]);
    expect(second).toEqual([
      expect.stringMatching(/^退回补正　.*　已补正（第 2 轮）$/),
      '意见：见所列',
      '申请说明：请写明单位',
      `再次退回的原因：${again}`,
    ]);
  });

  it('has no box where nobody signs on paper', async () => {
    const checks = [{ key: 'credit', zh: '信用记录良好', en: 'Credit' }];
    const workflow = await desk.workflow('form-checked', application, [
      { key: 'office', kind: 'check', checks },
      { key: 'leading-group' },
    ]);
    const to = await benefitOf('form-checked', workflow);
    const documentId = await desk.applied(await desk.talent(), to);
    expect(labelled(await printed(documentId), 'office')).toEqual([
      ['本环节在系统中办理，不在本表签署。'],
    ]);
    expect((await paper.listed(documentId, made.clerk)).signers).toEqual([]);
  });

  it('prints the votes of a committee as they are called', async () => {
    const workflow = await at.workflow('form-voted', [
      at.stage(),
      {
        ...{ key: 'office', title: 'office', kind: 'review' },
        seats: [{ key: 'office', title: 'office', role: 'office', signatures: 1 }],
      },
    ]);
    const [documentId = ''] = await at.applied(1, await benefitOf('form-voted', workflow));
    expect(labelled(await printed(documentId), '领导小组会议')).toEqual([
      ['本环节在系统中办理，不在本表签署。'],
    ]);
    const meeting = await at.convened([documentId]);
    const body: MeetingBody = await at.read(meeting);
    const votes = at.members.map((each, index) => ({
      member: at.keyOf(each),
      choice: index === 1 ? 'abstain' : 'approve',
    }));
    const { seen } = body.items[0] ?? { seen: {} };
    await at.send(at.secretary, at.itemPath(meeting, body, 0, 'votes'), { seen, votes });
    await at.record(meeting);
    expect(await at.apply(meeting)).toEqual(['applied']);
    const said = labelled(await printed(documentId), '领导小组会议').map(
      ([first]) => first?.split('　')[0],
    );
    expect(said.toSorted()).toEqual(['同意', '同意', '弃权']);
  });
});

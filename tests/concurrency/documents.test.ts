import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('papers that are issued at once', () => {
  let site: Site;
  let desk: Desk;
  let officers: Signer[];
  let awarded: string[];

  const issue = async (documentId: string, by: Signer, body: object = {}): Promise<string> => {
    const path = `/talent-office/documents/of/${application}/${documentId}`;
    const sent = {
      path,
      token: by.token,
      key: randomUUID(),
      body: { kind: 'award-letter', ...body },
    };
    // As a client does that is told to come again.
    for (let tries = 1; ; tries += 1) {
      const answer = await desk.post(sent);
      if (answer.status === 503 && tries < 20) continue;
      return answer.status === 200
        ? String(answer.body.data.number)
        : String(answer.body.error?.details?.code ?? answer.status);
    }
  };
  const registered = async (event: string): Promise<number[]> =>
    site.strapi.db
      .connection('talent_office_document_numbers')
      .where({ event })
      .orderBy('number')
      .pluck('number');

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
    desk = await createDesk(site);
    officers = [await desk.signer('office'), await desk.signer('office')];
    const leader = await desk.signer('leading-group');
    const line = await desk.line(100_000_000, officers[0]?.actor as never);
    const benefit = await desk.benefit({
      kind: 'award',
      amountExpression: '140950',
      ruleSet: await desk.rules('papers', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('papers', application, [{ key: 'leading-group' }]),
      line,
    });
    awarded = [];
    while (awarded.length < 12) {
      const documentId = await desk.applied(await desk.talent(), { benefit, line });
      expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
      awarded.push(documentId);
    }
  });
  afterAll(() => site.stop());

  const by = (index: number): Signer => officers[index % officers.length] as Signer;

  it('have each a number of their own, without a gap', async () => {
    const numbers = await Promise.all(
      awarded.slice(0, 10).map((documentId, index) => issue(documentId, by(index))),
    );
    expect(new Set(numbers).size).toBe(10);
    expect(await registered('issued')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are one where they are of one matter', async () => {
    const [documentId = ''] = awarded.slice(10);
    const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => issue(documentId, by(at))));
    expect(answers.filter((answer) => answer === 'DOCUMENT_STANDS')).toHaveLength(5);
    expect(await registered('issued')).toHaveLength(11);
  });

  it('take the place of one another once', async () => {
    const [documentId = ''] = awarded.slice(11);
    await issue(documentId, by(0));
    const reason = '金额有误';
    const answers = await Promise.all([0, 1, 2].map((at) => issue(documentId, by(at), { reason })));
    const standing = await site.strapi.db
      .connection('talent_office_documents as document')
      .leftJoin('talent_office_document_voids as ended', 'ended.document_id', 'document.public_id')
      .where({ target_document_id: documentId })
      .whereNull('ended.id');
    expect(standing).toHaveLength(1);
    const issued = answers.filter((answer) => answer.startsWith('人才核'));
    expect(await registered('void')).toHaveLength(issued.length);
    const all = await registered('issued');
    expect(all).toEqual(all.map((_, index) => index + 1));
  });
});

import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { tables } from '../../plugins/talent-office/server/src/platform';
import { application, createDesk, type Desk, type Sent } from '../factories/desk';
import { createPaper } from '../factories/paper';
import { createReviewLists, type ReviewListsDesk } from '../factories/review-lists';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

interface Answer {
  readonly status: number;
  readonly body: { readonly error?: { readonly details: { readonly code: string } } };
}

type Signer = Awaited<ReturnType<Desk['signer']>>;

// Each is keyed in, recorded with its scan and looked at before the race: a busy machine takes minutes.
jest.setTimeout(400_000);

const parallel = 4;

describe('two people who confirm the same paper on two servers at once', () => {
  let database: TestDatabase;
  let site: Site;
  let spawned: SpawnedSite;
  let desk: Desk;
  let lists: ReviewListsDesk;
  let third: Signer;

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    desk = await createDesk(site);
    lists = await createReviewLists(site, desk);
    third = await desk.signer('recorder');
    spawned = await spawnSite(2, { database });
  }, 300_000);
  afterAll(async () => {
    await spawned.stop();
    await site.stop();
    await database.drop();
  });

  /** The requests of each of the two, each at a server of its own. */
  const race = async (inputs: readonly (readonly Sent[])[]): Promise<Answer[][]> => {
    const outcomes = await spawned.together<readonly Sent[], Answer[]>({
      ...{ file: path.join(__dirname, 'approvals.mjs'), name: 'send', inputs: [...inputs] },
    });
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  };
  const sent = async (to: string, { token }: Signer, body: object = {}): Promise<Sent> => ({
    ...{ path: `/talent-office${to}`, token, key: randomUUID(), body },
    proof: await desk.proofOf(token),
  });
  const code = ({ status, body }: Answer) => `${status} ${body.error?.details.code ?? 'done'}`;

  it('submit an application once', async () => {
    const paper = createPaper(site, desk);
    const drafts: { documentId: string; id: string; seen: object }[] = [];
    while (drafts.length < parallel) {
      const { profile } = await desk.talent();
      const { documentId } = await desk.office.create('fund-application', {
        ...{ title: '纸质申请', applicant: profile.documentId, ...lists.to },
      });
      const { body } = await paper.recordApplication(documentId, lists.clerk);
      drafts.push({ documentId, id: body.data.records[0].id, seen: body.data.seen });
    }
    const asked = (by: Signer) =>
      Promise.all(
        drafts.map(({ id, seen }) => sent(`/paper-applications/${id}/confirm`, by, { seen })),
      );
    const [first = [], second = []] = await race([await asked(lists.second), await asked(third)]);
    for (const [index, { documentId }] of drafts.entries()) {
      const codes = [first[index], second[index]].map((each) => each && code(each)).sort();
      expect(codes).toEqual(['200 done', '409 PAPER_CLOSED']);
      const cases = await site.strapi.db
        .connection(tables.cases)
        .where({ target_document_id: documentId });
      expect(cases).toHaveLength(1);
    }
  });

  it('decide each case of a list once, whoever of them does it', async () => {
    const cases: string[] = [];
    while (cases.length < parallel) cases.push(await lists.applied());
    const { list, content } = await lists.sent();
    expect(list.rows).toBeGreaterThanOrEqual(parallel);
    const opinions = Array.from({ length: list.rows }, () => ['同意'] as const);
    const recorded = await lists.record(list, await lists.filled(content, opinions));
    expect(recorded.told).toBe('done');
    const to = `/review-list-returns/${String(recorded.made?.id)}/confirm`;
    const answers = await race([[await sent(to, lists.second)], [await sent(to, third)]]);
    // Whoever comes second goes on with what the first has begun, or finds it done.
    for (const answer of answers.flat()) {
      expect(['200 done', '409 LIST_RETURN_CLOSED']).toContain(code(answer));
    }
    expect(answers.flat().map(code)).toContain('200 done');
    for (const documentId of cases) {
      const { decisions } = await desk.viewOf(application, documentId);
      expect(decisions).toHaveLength(1);
    }
    const rows = await site.strapi.db
      .connection(tables.reviewListReturns)
      .where({ public_id: recorded.made?.id });
    expect(rows).toMatchObject([{ state: 'confirmed', waits_for: null }]);
    const outcomes = await site.strapi.db
      .connection(tables.reviewListOpinions)
      .where({ return_id: rows[0].id })
      .pluck('outcome');
    expect(new Set(outcomes)).toEqual(new Set(['signed']));
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
});

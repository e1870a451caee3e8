import type { Core } from '@strapi/strapi';

import type { CaseRecord } from '../../engine/approval';
import { findEntries, getService, type Entry, type Tx } from '../../platform';

export const application = 'plugin::talent-office.fund-application';

/** An application of a round with its case, as it now stands. */
export interface RoundCase {
  readonly entry: Entry;
  readonly one: CaseRecord;
  /** Title of the stage; of a case that does not run its state. */
  readonly step: string;
  /** Is it under way, so that a list takes it? */
  readonly listed: boolean;
}

const isListed = ({ state }: CaseRecord): boolean => state === 'open' || state === 'paused';

/** Every application that was handed in to a round, in the order in which they came. */
export const casesOf = async (strapi: Core.Strapi, round: Entry): Promise<RoundCase[]> => {
  const entries = await findEntries(strapi, application, { round: { id: round.id } });
  const approval = getService(strapi, 'approval');
  const cases = await approval.latestOfEach(
    application,
    entries.map(({ documentId }) => documentId),
  );
  const workflows = await approval.workflowsOf([...cases.values()].map((one) => one.publicId));
  return entries
    .sort((a, b) => a.id - b.id)
    .flatMap((entry) => {
      const one = cases.get(entry.documentId);
      if (!one) return [];
      const stage = workflows.get(one.publicId)?.stages[one.stage]?.title ?? '—';
      const listed = isListed(one);
      return [{ entry, one, listed, step: listed ? stage : one.state }];
    });
};

/** Those that nothing has decided yet. */
export const openCases = async (_tx: Tx, strapi: Core.Strapi, round: Entry): Promise<RoundCase[]> =>
  (await casesOf(strapi, round)).filter(({ one }) => !one.ended);

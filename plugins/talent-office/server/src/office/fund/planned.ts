import type { Core } from '@strapi/strapi';

import {
  daily,
  fen,
  findEntries,
  getService,
  lockEntry,
  Refusal,
  transaction,
  type Entry,
  type Tx,
} from '../../platform';

import { application } from './applications';
import { act, disbursement, type Cause } from './disbursed';

const lines = 'plugin::talent-office.fund-line';
const years = 'plugin::talent-office.fund-year';

/** What came past the gate neither gives nor takes money, and holds nobody else up: `seals` lists it. */
const isSound = async (strapi: Core.Strapi, type: string, entry: Entry): Promise<boolean> => {
  try {
    await getService(strapi, 'lifecycle').refuseTampered(type, entry);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'CONTENT_CHANGED') throw error;
    strapi.log.error(`talent-office: ${error.message} (${type}:${entry.documentId})`);
    return false;
  }
};

/** The open lines of a year that an award may be paid from: of its use, those of its source first. */
const linesFor = async (
  strapi: Core.Strapi,
  year: Entry,
  { use, source }: Entry,
): Promise<Entry[]> => {
  const found = await findEntries(strapi, lines, { fundYear: { id: year.id }, use, state: 'open' });
  const sound: Entry[] = [];
  for (const line of found) if (await isSound(strapi, lines, line)) sound.push(line);
  const rank = (line: Entry): number => (line.source === source ? 0 : 1);
  return sound.sort((a, b) => rank(a) - rank(b) || a.id - b.id);
};

/** Refusals that say no more than that there is no money: everything else is somebody's to mend. */
const lacksMoney = (error: unknown): boolean =>
  error instanceof Refusal && ['INSUFFICIENT_FUNDS', 'LINE_CLOSED'].includes(error.code);

const commitOne = async (
  tx: Tx,
  strapi: Core.Strapi,
  year: Entry,
  documentId: string,
  cause: Cause,
): Promise<boolean> => {
  const one = await lockEntry(tx, strapi, disbursement, documentId);
  if (one.state !== 'planned') return true;
  if (!(await isSound(strapi, disbursement, one))) return false;
  const [award] = await findEntries(strapi, application, {
    id: (one.application as Entry | null)?.id ?? -1,
  });
  const [first] = award ? await findEntries(strapi, lines, { id: (award.line as Entry).id }) : [];
  if (!first) return false;
  for (const line of await linesFor(strapi, year, first)) {
    const holder = { type: disbursement, documentId, limit: 'part' };
    const ref = { type: lines, documentId: line.documentId, asset: 'fen' } as const;
    try {
      // Tried before anything is written: a refusal of the books leaves nothing behind.
      await getService(strapi, 'ledger').bring(
        tx,
        holder,
        ref,
        'committed',
        fen(Number(one.amountFen)),
        {
          operation: `${cause.operation}/commit/${documentId}/${line.documentId}`,
          reason: `instalment ${String(one.sequence)}/${String(one.of)}`,
          reference: `${disbursement}:${documentId}`,
          actor: `system:${years}`,
        },
      );
    } catch (error) {
      if (!lacksMoney(error)) throw error;
      continue;
    }
    await getService(strapi, 'lifecycle').writeWithin(tx, disbursement, one, { line: line.id });
    await act(tx, strapi, documentId, 'commit', cause);
    return true;
  }
  return false;
};

/**
 * Commits what earlier awards (or the one that is given) have promised for a budget year, the earliest due first, from the lines of
 * its use; once it is open, and before anybody else draws on it. What finds no money stays planned: it is
 * tried again every night.
 */
export const commitPlanned = async (
  tx: Tx,
  strapi: Core.Strapi,
  year: Entry,
  cause: Cause,
  award?: Entry,
): Promise<void> => {
  const planned = await findEntries(strapi, disbursement, {
    state: 'planned',
    budgetYear: year.year,
    ...(award ? { application: { id: award.id } } : {}),
  });
  const inOrder = planned.sort(
    (a, b) => String(a.dueOn).localeCompare(String(b.dueOn)) || a.id - b.id,
  );
  for (const { documentId } of inOrder) await commitOne(tx, strapi, year, documentId, cause);
};

/** Tries every night what found no money when its year opened. */
export const registerPlanned = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'fund.commit-planned',
    title: { zh: '落实以后年度的分期拨付', en: 'Commit instalments of the years that are open' },
    schedule: daily('00:20'),
    run: async ({ proceed, slot }) => {
      for (const { documentId } of await findEntries(strapi, years, { state: 'open' })) {
        await proceed();
        const key = `fund.commit-planned/${documentId}/${slot}`;
        await transaction(strapi, { key, input: null }, async (tx) => {
          const year = await lockEntry(tx, strapi, years, documentId);
          if (year.state !== 'open') return null;
          const actor = { kind: 'system', id: 'clock' } as const;
          await commitPlanned(tx, strapi, year, { actor, operation: key, requestId: null });
          return null;
        });
      }
    },
  });
};

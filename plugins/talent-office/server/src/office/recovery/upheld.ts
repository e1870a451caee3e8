import type { Core } from '@strapi/strapi';

import type { MessageFacts } from '../../../../shared/messages';
import { daily, findEntries, getService, type Entry, type JobRun } from '../../platform';

import { kindsOfOwed, owedOf, recoveries } from './debt';

const objections = 'plugin::talent-office.objection';
const dayMs = 24 * 60 * 60 * 1000;
/** Until it is stopped or revoked, the office hears of it again so often. */
const everyDays = 7;

const upheldAfterEnd = { state: 'upheld', afterEnd: true };

const text = {
  zh: '异议在办结之后成立，请依程序办理停发或撤销追回；在此之前不予拨付。',
  en: 'an objection was upheld after the end of its case: have it stopped or revoked; nothing is paid until then.',
};

/** A decision that answers it stands, or is being asked for. */
const isAnswered = async (strapi: Core.Strapi, objection: Entry): Promise<boolean> => {
  const found = await findEntries(strapi, recoveries, {
    [attributeOf(objection) ?? 'application']: { documentId: objection.targetDocumentId },
    // One answers all that were upheld before it; what was decided before them answers none.
    objection: { id: { $notNull: true } },
  });
  for (const { documentId, state } of found) {
    if (state === 'decided' || state === 'cleared') return true;
    const one = await getService(strapi, 'approval').latestOf({ type: recoveries, documentId });
    if (one && !one.ended) return true;
  }
  return false;
};

/** Under which attribute a recovery would name what was objected to; of other types there is no money. */
const attributeOf = ({ targetType }: Entry): string | undefined =>
  Object.entries(kindsOfOwed).find(([, { type }]) => type === targetType)?.[0];

const weeksSince = (day: string, today: string): number =>
  Math.floor((Date.parse(today) - Date.parse(day)) / dayMs / everyDays);

/** Tells the office, without whoever is party to it, of what was upheld and nobody has acted on. */
export const remindUpheld = async (
  strapi: Core.Strapi,
  { proceed }: Pick<JobRun, 'proceed'>,
): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const today = getService(strapi, 'clock').today();
  const holders = await organisation.holdersOf({ role: 'office', unit: null });
  for (const objection of await findEntries(strapi, objections, upheldAfterEnd)) {
    await proceed();
    const isMoney = attributeOf(objection) !== undefined;
    if (isMoney && (await isAnswered(strapi, objection))) continue;
    const { documentId, targetType, targetDocumentId, decidedOn } = objection;
    const about = { type: String(targetType), documentId: String(targetDocumentId) };
    const week = isMoney ? weeksSince(String(decidedOn), today) : 0;
    const facts: MessageFacts = { number: documentId.slice(0, 8), text };
    for (const { staff } of holders) {
      const to = await organisation.personBy(`staff:${staff}`);
      // To whoever is party to it the objection is not there.
      if ((await getService(strapi, 'lifecycle').partyTo(to, [about])).length > 0) continue;
      const occasion = `upheld/${documentId}/${week}`;
      const target = { type: objections, documentId };
      await getService(strapi, 'messages').send({
        ...{ to, kind: 'entry-reminder', occasion, target, facts },
      });
    }
  }
};

/** What links a recovery with the objection that it answers. Called in `register()`. */
export const registerUpheld = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').registerFinder('upheld-objection', async (_tx, { id }) => {
    const [recovery] = await findEntries(strapi, recoveries, { id });
    const owed = recovery ? await owedOf(strapi, recovery) : null;
    if (!owed) return null;
    const found = await findEntries(strapi, objections, {
      ...upheldAfterEnd,
      targetType: owed.type,
      targetDocumentId: owed.entry.documentId,
    });
    return found.sort((a, b) => b.id - a.id)[0] ?? null;
  });
  getService(strapi, 'jobs').register({
    name: 'recovery.remind-upheld',
    title: { zh: '提醒办理成立异议的停发或追回', en: 'Ask for what an upheld objection needs' },
    schedule: daily('09:00'),
    run: (run) => remindUpheld(strapi, run),
  });
};

import type { Core } from '@strapi/strapi';

import type { PaperApplicationsBody } from '../../../../../shared/contracts/paper-applications';
import { getService, isGranted, reading, type Actor } from '../../../platform';
import type { Digests, Target } from '../../approval';
import { samePerson } from '../../organisation';

import { applicationsOf } from './records';
import { applicationScanOwner } from './service';

const changedSince = (before: Digests, now: Digests): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => before[name] !== now[name],
  );

/** Actions of an entry that this reader may key in from paper. */
const possibleFor = async (
  strapi: Core.Strapi,
  reader: Actor,
  { type, documentId }: Target,
): Promise<string[]> => {
  if (!(await isGranted(strapi, reader, 'cases.record-paper'))) return [];
  const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
  const { actions } = await getService(strapi, 'lifecycle').actionsOf(type, documentId, reader);
  return actions.flatMap(({ name, onPaper }) => {
    const isOpen = latest !== null && !latest.ended;
    const mayMend = isOpen && latest.state === 'returned' && latest.action === name;
    return onPaper && (!isOpen || mayMend) ? [name] : [];
  });
};

/**
 * What was handed in on paper of one entry, as the panel shows it to who has to do with it.
 * @throws Refusal NOT_FOUND
 */
export const paperApplicationsBody = async (
  strapi: Core.Strapi,
  actor: Actor,
  target: Target,
): Promise<PaperApplicationsBody> => {
  await getService(strapi, 'approval').refuseStranger(actor, target);
  const organisation = getService(strapi, 'organisation');
  const reader = await organisation.personOf(actor);
  const seen = await getService(strapi, 'lifecycle').paperStanding(target);
  const records = await reading(strapi, (knex) => applicationsOf(knex, target));
  const names = await organisation.namesOf(
    records.flatMap(({ recordedBy, closedBy }) => [recordedBy.id, closedBy ?? '']),
  );
  const body: PaperApplicationsBody['records'][number][] = [];
  for (const record of records) {
    const { publicId: id, state, action, signedOn, receivedOn, recordedBy, closedBy } = record;
    const owner = { type: applicationScanOwner, documentId: id };
    const [scan] = await getService(strapi, 'files').of(owner);
    body.push({
      ...{ id, state, action, signedOn, receivedOn, answer: record.answer },
      scan: scan ? { id: scan.publicId, name: scan.name, size: scan.size } : null,
      recordedBy: names.get(recordedBy.id) ?? recordedBy.id,
      recordedAt: record.recordedAt,
      byReader: samePerson(recordedBy.keys, reader.keys),
      changed: state === 'waiting' ? changedSince(record.standing, seen) : [],
      closedBy: closedBy === null ? null : (names.get(closedBy) ?? closedBy),
    });
  }
  return { possible: await possibleFor(strapi, actor, target), seen, records: body };
};

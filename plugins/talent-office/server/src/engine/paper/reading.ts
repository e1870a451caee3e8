import type { Core } from '@strapi/strapi';

import type { PaperBody } from '../../../../shared/contracts/paper';
import { getService, reading, shanghaiDate, type Actor } from '../../platform';
import { isSignedOnPaper, type CaseView } from '../approval';
import { samePerson } from '../organisation';

import { recordsOf, type PaperRecord } from './records';
import { scanOwner } from './service';

/**
 * Who may have signed at the seats that are asked now, each at every unit where he held the position: on
 * paper it counts on the day of his signature, and he may have left since.
 */
const signersOf = async (
  strapi: Core.Strapi,
  { one, workflow, steps }: CaseView,
): Promise<Omit<PaperBody['signers'][number], 'name' | 'unitName'>[]> => {
  if (one.state !== 'open') return [];
  const asked = steps.flatMap(({ outcome, role, unit, kind, seat, openedAt }) =>
    outcome === null && role !== null && isSignedOnPaper(kind)
      ? [{ seat, role, unit, openedAt }]
      : [],
  );
  const organisation = getService(strapi, 'organisation');
  const [opened] = asked.map(({ openedAt }) => openedAt).toSorted();
  if (opened === undefined) return [];
  const since = shanghaiDate(new Date(opened));
  const able = await getService(strapi, 'approval').signersOf(one, asked, since);
  const found: Omit<PaperBody['signers'][number], 'name' | 'unitName'>[] = [];
  for (const [index, { seat, role, unit }] of asked.entries()) {
    const stage = workflow.stages[one.stage];
    const title = stage?.seats.find(({ key }) => key === seat)?.title ?? stage?.title ?? seat;
    for (const key of new Set(able[index]?.able.map((each) => each.key) ?? [])) {
      const held = await organisation.seatsSince(await organisation.personBy(key), since);
      const units = held.filter(
        (mine) => mine.role === role && mine.unit !== null && (unit === null || mine.unit === unit),
      );
      for (const code of new Set(units.map((mine) => mine.unit ?? ''))) {
        found.push({ seat, title, staff: key.replace(/^staff:/, ''), unit: code });
      }
    }
  }
  return found;
};

/** What was signed on paper in a case, as the panel shows it to one reader. */
export const paperBody = async (
  strapi: Core.Strapi,
  actor: Actor,
  caseId: string,
): Promise<PaperBody> => {
  const view = await getService(strapi, 'approval').viewFor(actor, caseId);
  const organisation = getService(strapi, 'organisation');
  const reader = await organisation.personOf(actor);
  const records = await reading(strapi, (knex) => recordsOf(knex, caseId));
  const signers = await signersOf(strapi, view);
  const names = await organisation.namesOf(
    [
      ...records.flatMap(({ signer, recordedBy, closedBy }) => [signer, recordedBy.id, closedBy]),
      ...signers.map(({ staff }) => `staff:${staff}`),
    ].filter((key) => key !== null),
  );
  const units = await organisation.unitNames([...records, ...signers].map(({ unit }) => unit));
  const nameOf = (key: string): string => names.get(key) ?? key;

  const scanOf = async ({ publicId }: PaperRecord) => {
    const owner = { type: scanOwner, documentId: publicId };
    const [file] = await getService(strapi, 'files').of(owner);
    return file ? { id: file.publicId, name: file.name, size: file.size } : null;
  };

  const body: PaperBody['records'][number][] = [];
  for (const record of records) {
    const { publicId, state, handler, signedOn, choice, comment, said, digest } = record;
    const stage = view.workflow.stages[record.stage];
    body.push({
      ...{ id: publicId, state, handler, signedOn, choice, comment, digest },
      values: said.values,
      defects: said.defects,
      stage: stage?.title ?? '',
      seat: stage?.seats.find(({ key }) => key === record.seat)?.title ?? record.seat,
      signer: nameOf(record.signer),
      unit: units.get(record.unit) ?? record.unit,
      scan: await scanOf(record),
      recordedBy: nameOf(record.recordedBy.id),
      recordedAt: record.recordedAt,
      byReader: samePerson(record.recordedBy.keys, reader.keys),
      closedBy: record.closedBy === null ? null : nameOf(record.closedBy),
      answer: record.answer,
    });
  }
  return {
    signers: signers.map((one) => ({
      ...one,
      name: nameOf(`staff:${one.staff}`),
      unitName: units.get(one.unit) ?? one.unit,
    })),
    records: body,
  };
};

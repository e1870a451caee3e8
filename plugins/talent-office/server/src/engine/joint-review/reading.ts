import type { Core } from '@strapi/strapi';

import type {
  ListReturnOf,
  OpinionBody,
  ReviewListBody,
  ReviewListDetail,
  ReviewListsBody,
  WaitingScopeBody,
} from '../../../../shared/contracts/review-lists';
import { getService, isGranted, reading, refuse, titleOf, type Actor } from '../../platform';
import { samePerson, type Person } from '../organisation';

import {
  caseNumber,
  isSuperseded,
  latestLists,
  rowsOf,
  type ListRow,
  type ReviewList,
} from './lists';
import { opinionsOf, returnsOf, type ListReturn } from './returns';
import { listScanOwner } from './service';

/** Lists that are shown. */
const mostLists = 100;

/** A seat that asks any unit is each unit's that has the position. */
const scopesOf = async (strapi: Core.Strapi): Promise<WaitingScopeBody[]> => {
  const organisation = getService(strapi, 'organisation');
  const scopes = new Map<string, Omit<WaitingScopeBody, 'unitName'>>();
  for (const { unit, waiting, ...scope } of await getService(strapi, 'approval').scopesWaiting()) {
    const units = unit === null ? await organisation.unitsOfRole(scope.role) : [unit];
    for (const each of units) {
      const key = JSON.stringify([scope.workflow, scope.stage, scope.role, each]);
      const before = scopes.get(key)?.waiting ?? 0;
      scopes.set(key, { ...scope, unit: each, waiting: before + waiting });
    }
  }
  const names = await organisation.unitNames([...scopes.values()].map(({ unit }) => unit));
  return [...scopes.values()].map((scope) => ({
    ...scope,
    unitName: names.get(scope.unit) ?? scope.unit,
  }));
};

const listBodies = async (
  strapi: Core.Strapi,
  lists: readonly ReviewList[],
): Promise<ReviewListBody[]> => {
  const organisation = getService(strapi, 'organisation');
  const units = await organisation.unitNames(lists.map(({ scope }) => scope.unit));
  const names = await organisation.namesOf(lists.map(({ sentBy }) => sentBy));
  const bodies: ReviewListBody[] = [];
  for (const list of lists) {
    const { publicId: id, digest, title, employed, sentBy, sentAt } = list;
    const { unit } = list.scope;
    bodies.push({
      ...{ id, digest, title, unit, employed, sentAt },
      unitName: units.get(unit) ?? unit,
      sentBy: names.get(sentBy) ?? sentBy,
      rows: (await reading(strapi, (knex) => rowsOf(knex, list))).length,
      superseded: await reading(strapi, (knex) => isSuperseded(knex, list)),
    });
  }
  return bodies;
};

/** What waits for units, and what went out. @throws Refusal NOT_FOUND */
export const reviewListsBody = async (
  strapi: Core.Strapi,
  reader: Actor,
): Promise<ReviewListsBody> => {
  if (!(await isGranted(strapi, reader, 'cases.read-all'))) throw refuse('NOT_FOUND');
  const lists = await reading(strapi, (knex) => latestLists(knex, mostLists));
  return { scopes: await scopesOf(strapi), lists: await listBodies(strapi, lists) };
};

const opinionBodies = async (
  strapi: Core.Strapi,
  made: ListReturn,
  rows: readonly ListRow[],
): Promise<OpinionBody[]> => {
  const bodies: OpinionBody[] = [];
  for (const opinion of await reading(strapi, (knex) => opinionsOf(knex, made))) {
    const row = rows.find(({ number }) => number === opinion.number);
    if (!row) continue;
    const { target } = (await getService(strapi, 'approval').view(row.caseId)).one;
    const { choice, comment, outcome, refusal: messages } = opinion;
    bodies.push({
      ...{ row: opinion.number, number: caseNumber(row.caseId), target },
      title: await titleOf(strapi, target.type, target.documentId),
      ...{ choice, comment, outcome, messages },
    });
  }
  return bodies;
};

const returnBody = async (
  strapi: Core.Strapi,
  made: ListReturn,
  {
    rows,
    names,
    reader,
  }: {
    rows: readonly ListRow[];
    names: ReadonlyMap<string, string>;
    reader: Person;
  },
): Promise<ListReturnOf> => {
  const { publicId: id, state, signer, handler, signedOn, recordedBy, recordedAt } = made;
  const nameOf = (key: string): string => names.get(key) ?? key;
  const [scan] = await getService(strapi, 'files').of({ type: listScanOwner, documentId: id });
  return {
    ...{ id, state, handler, signedOn, recordedAt, answer: made.answer },
    signer: nameOf(signer),
    recordedBy: nameOf(recordedBy.id),
    byReader: samePerson(recordedBy.keys, reader.keys),
    scan: scan ? { id: scan.publicId, name: scan.name, size: scan.size } : null,
    closedBy: made.closedBy === null ? null : nameOf(made.closedBy),
    opinions: await opinionBodies(strapi, made, rows),
  };
};

/** A list with who may sign it and what came back of it. @throws Refusal NOT_FOUND */
export const reviewListDetail = async (
  strapi: Core.Strapi,
  reader: Actor,
  publicId: string,
): Promise<ReviewListDetail> => {
  const list = await getService(strapi, 'reviewLists').listFor(reader, publicId);
  const organisation = getService(strapi, 'organisation');
  const { role, unit } = list.scope;
  // On paper it counts who held the seat on the day of his signature.
  const holders = await organisation.holdersOf({ role, unit }, list.sentOn);
  const rows = await reading(strapi, (knex) => rowsOf(knex, list));
  const returns = await reading(strapi, (knex) => returnsOf(knex, list));
  const staff = [...new Set(holders.map((holder) => holder.staff))];
  const names = await organisation.namesOf([
    ...staff.map((id) => `staff:${id}`),
    ...returns.flatMap(({ signer, recordedBy, closedBy }) => [
      ...[signer, recordedBy.id],
      ...(closedBy === null ? [] : [closedBy]),
    ]),
  ]);
  const [body] = await listBodies(strapi, [list]);
  if (!body) throw refuse('NOT_FOUND');
  const person = await organisation.personOf(reader);
  const told: ListReturnOf[] = [];
  for (const made of returns) {
    told.push(await returnBody(strapi, made, { rows, names, reader: person }));
  }
  return {
    ...body,
    signers: staff.map((id) => ({ staff: id, name: names.get(`staff:${id}`) ?? id })),
    returns: told,
  };
};

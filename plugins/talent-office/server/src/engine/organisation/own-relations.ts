import type { Core } from '@strapi/strapi';

import { getService, refuse, type Entry } from '../../platform';

import { samePerson, type Person } from './persons';

/**
 * A declared relationship is complete, and nobody changes or removes his own: he would sign a minute
 * later. To declare one is free.
 * @throws Refusal OWN_RELATIONSHIP, and what the source refuses
 */
export const refuseWrongRelation = async (
  strapi: Core.Strapi,
  type: string,
  {
    person,
    before,
    after,
  }: {
    readonly person: Person;
    readonly before: Entry | undefined;
    readonly after: Entry | undefined;
  },
): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const source = organisation.relationSources().find((each) => each.type === type);
  if (!source) return;
  const staff = before?.[source.staff] as { documentId: string } | null | undefined;
  if (staff) {
    const { keys } = await organisation.personBy(`staff:${staff.documentId}`);
    if (samePerson(keys, person.keys)) throw refuse('OWN_RELATIONSHIP');
  }
  if (after) source.refuseWrong(after);
};

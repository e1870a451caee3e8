import type { Core, UID } from '@strapi/strapi';

import { plainReminder } from '../../../../../shared/messages';
import { digest, getService, type JobRun } from '../../../platform';
import { celOf, type Declaration, type ReminderDeclaration } from '../../declaration';
import type { Person } from '../../organisation';

import { eachAlone } from './each-alone';
import type { Messages } from '../service';
import { shortNumber } from './step-reminders';

interface EntryKey {
  readonly id: number;
  readonly documentId: string;
}

const batchSize = 200;

/** An entry in a final state is over; of one with a draft only the draft counts. */
const whereLive = (strapi: Core.Strapi, type: string, { states }: Declaration): object => {
  const live = Object.entries(states ?? {}).filter(
    ([, actions]) => Object.keys(actions).length > 0,
  );
  const schema = strapi.contentTypes[type as UID.ContentType];
  return {
    ...(states ? { state: { $in: live.map(([state]) => state) } } : {}),
    ...(schema?.options?.draftAndPublish ? { publishedAt: { $null: true } } : {}),
  };
};

/** Sends the declared reminders of today: once for each entry, rule, day and person. */
export const createEntryReminders = (strapi: Core.Strapi, send: Messages['send']) => {
  const organisation = () => getService(strapi, 'organisation');

  const personsFor = async (
    type: string,
    { people }: Declaration,
    to: ReminderDeclaration['to'],
    id: number,
  ): Promise<Person[]> => {
    if (to === 'office') {
      const holders = await organisation().holdersOf({ role: 'office', unit: null });
      return Promise.all(holders.map(({ staff }) => organisation().personBy(`staff:${staff}`)));
    }
    const path = people?.[to];
    const person = path ? await organisation().personAt(type, id, path) : null;
    return person ? [person] : [];
  };

  const remind = async (
    type: string,
    declaration: Declaration,
    { id, documentId }: EntryKey,
  ): Promise<void> => {
    const expressions = getService(strapi, 'expressions');
    const today = getService(strapi, 'clock').today();
    for (const reminder of declaration.remind ?? []) {
      const compiled = expressions.compile(type, celOf(reminder.when), 'bool');
      const now = compiled.evaluate(await expressions.loadFacts(type, id, [compiled]));
      if (!now.known || now.value !== true) continue;
      const { when, to } = reminder;
      const text = typeof when === 'string' ? plainReminder : { zh: when.zh, en: when.en };
      const occasion = `${type}/${documentId}/${digest(reminder)}/${today}`;
      for (const person of await personsFor(type, declaration, to, id)) {
        await send({
          to: person,
          kind: 'entry-reminder',
          occasion,
          target: { type, documentId },
          facts: { number: shortNumber(documentId), text },
        });
      }
    }
  };

  const entriesOf = (type: string, declaration: Declaration, afterId: number) =>
    strapi.db.query(type as UID.ContentType).findMany({
      where: { ...whereLive(strapi, type, declaration), id: { $gt: afterId } } as never,
      orderBy: { id: 'asc' },
      limit: batchSize,
      select: ['id', 'documentId'],
    }) as Promise<EntryKey[]>;

  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const declarations = getService(strapi, 'declarations');
    const types = declarations.types().filter((type) => declarations.of(type)?.remind);
    await eachAlone(types, proceed, async (type) => {
      const declaration = declarations.of(type) ?? {};
      for (let last = 0, more = true; more;) {
        const entries = await entriesOf(type, declaration, last);
        await eachAlone(entries, proceed, (entry) => remind(type, declaration, entry));
        last = entries.at(-1)?.id ?? last;
        more = entries.length === batchSize;
      }
    });
  };
};

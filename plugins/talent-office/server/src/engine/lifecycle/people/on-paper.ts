import { refuse, type Actor, type Entry, type Tx } from '../../../platform';
import type { PaperFiling } from '../../approval';
import type { ActionDeclaration } from '../../declaration';
import { samePerson, type Person } from '../../organisation';

import { partyNames } from './party-names';
import type { Who } from './who';

interface Filed {
  readonly type: string;
  readonly entry: Entry;
  readonly name: string;
  readonly action: ActionDeclaration;
  readonly actor: Actor;
  readonly person: Person;
}

/**
 * What came on paper (代录): one colleague keys it in, a second one holds that against the form, and only
 * then is it handed in. Neither is party to it, and who wrote what is handed in does not confirm it.
 */
export const createOnPaper = (who: Who) => {
  /** @throws Refusal NOT_BY_YOU, SIGNER_EXCLUDED */
  const refuseClerk = async ({ type, entry, name, action, actor, person }: Filed) => {
    const { may } = await who.recording({ type, entry, action, actor, person });
    if (!may) throw refuse('NOT_BY_YOU', { action: name, by: partyNames(['recorder']) });
    await who.refuseParty(type, entry, person);
  };

  return {
    refuseClerk,
    /**
     * At the door: what a recorder hands in has a record, and this one has two people.
     * @throws Refusal PAPER_APPLICATION_NEEDED, NOT_BY_YOU, NOT_BY_SAME_PERSON, SIGNER_EXCLUDED
     */
    refuseUnseen: async (
      tx: Tx,
      filed: Filed,
      paper: Omit<PaperFiling, 'confirmedBy'> | undefined,
    ): Promise<void> => {
      const { type, entry, person } = filed;
      if (!paper) {
        const { only } = await who.recording(filed);
        if (only) throw refuse('PAPER_APPLICATION_NEEDED', { action: filed.name });
        return;
      }
      await refuseClerk(filed);
      const { recordedBy } = paper;
      await who.refuseParty(type, entry, recordedBy);
      const action = 'confirmPaperApplication';
      if (samePerson(recordedBy.keys, person.keys)) {
        throw refuse('NOT_BY_SAME_PERSON', { action, earlier: 'recordPaperApplication' });
      }
      if (samePerson(await who.doersOf(tx, type, entry, 'author'), person.keys)) {
        throw refuse('NOT_BY_SAME_PERSON', { action, earlier: 'write' });
      }
    },
  };
};

export type OnPaper = ReturnType<typeof createOnPaper>;

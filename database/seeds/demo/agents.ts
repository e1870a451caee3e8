import { office, type Entry, type Seeding } from '../seeding';
import { fictionalName } from './names';
import type { AgentAccount, People } from './people';

/** hr1@ acts for talent1's employer, hr2@ for talent2's; town1@ for the town of the first. */
export const seedAgents = async (
  { once, recall }: Seeding,
  { agents }: People,
  employers: readonly (Entry | null)[],
): Promise<void> => {
  const town = await recall(office('unit'), { code: '230111107000' });
  const principals: readonly (readonly [AgentAccount, object | null])[] = [
    ['hr1', employers[0] ? { employer: employers[0].documentId } : null],
    ['hr2', employers[1] ? { employer: employers[1].documentId } : null],
    ['town1', town ? { unit: town.documentId } : null],
  ];
  for (const [index, [account, principal]] of principals.entries()) {
    const user = agents[account];
    // An account or an employer that was deleted stays so.
    if (principal === null || user.kind !== 'user' || user.id === 0) continue;
    await once(
      office('employer-agent'),
      { name: fictionalName(300 + index) },
      { user: user.id, startsOn: '2020-01-01', ...principal },
    );
  }
};

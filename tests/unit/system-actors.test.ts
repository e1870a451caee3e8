import { contentTypes } from '../../plugins/talent-office/server/src/content-types';
import { because } from '../../plugins/talent-office/server/src/platform';

/** What the trail keeps of an actor's id; SQLite would take more, and MySQL refuses the whole act. */
const kept = 64;

describe('the software, because of an entry', () => {
  it.each(Object.keys(contentTypes))('is told within what the trail keeps: %s', (name) => {
    const actor = because(`plugin::talent-office.${name}`, 'a'.repeat(24));
    expect(actor).toMatchObject({ kind: 'system', id: `${name}:${'a'.repeat(24)}` });
    expect('id' in actor ? String(actor.id).length : 0).toBeLessThanOrEqual(kept);
  });
});

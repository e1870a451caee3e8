import { requestOf } from '../../../plugins/talent-office/admin/src/pages/selections/request';
import {
  closeGroupBody,
  mostPlaces,
} from '../../../plugins/talent-office/shared/contracts/selections';

describe('closing a group of a selection', () => {
  it('takes as many places as the server does', () => {
    const places = (typed: string) => requestOf('close', { seedKind: null }, typed);
    expect(places(String(mostPlaces))).toEqual({ places: mostPlaces });
    expect(places(String(mostPlaces + 1))).toBeNull();
    for (const typed of ['0', '', '1.5', '-1', 'ten', '1e3']) expect(places(typed)).toBeNull();
    expect(closeGroupBody.safeParse(places(' 100000 ')).success).toBe(true);
  });
});

import { stepsOf } from '../../../plugins/talent-office/admin/src/content-manager/procedure/fact-labels';
import type { Schema } from '../../../plugins/talent-office/admin/src/content-manager/procedure/schema';
import { valuesOf } from '../../../plugins/talent-office/admin/src/content-manager/procedure/values';

const talent: Schema = { uid: 'talent', attributes: { tier: { type: 'enumeration' } } };
const application: Schema = {
  uid: 'application',
  attributes: {
    applicant: { type: 'relation', target: 'talent' },
    awardedFen: { type: 'biginteger' },
    paidOn: { type: 'date' },
    room: { type: 'relation', target: 'room' },
    flexible: { type: 'boolean' },
    count: { type: 'integer' },
  },
  pluginOptions: { 'talent-office': { people: { subject: 'applicant' } } },
};

describe('a fact that a rule read', () => {
  const steps = (path: string) =>
    stepsOf(path, application, [application, talent]).map(
      ({ type, attribute }) => `${type}.${attribute}`,
    );

  it('is labelled along its path, from the entry or from its subject', () => {
    expect(steps('subject.tier')).toEqual(['application.applicant', 'talent.tier']);
    expect(steps('applicant.tier')).toEqual(['application.applicant', 'talent.tier']);
    expect(steps('entry.awardedFen')).toEqual(['application.awardedFen']);
  });

  it('has no label where the path names no attribute', () => {
    expect(steps('received()')).toEqual([]);
    expect(steps('applicant.unknown')).toEqual([]);
  });
});

describe('the values of a form', () => {
  const { attributes } = application;

  it('are sent as what their attributes are; money is typed in yuan and sent in fen', () => {
    const typed = { awardedFen: '1,200.5', paidOn: '2026-11-23', room: '7', count: '3' };
    expect(valuesOf(Object.keys(typed), attributes, typed)).toEqual({
      awardedFen: '120050',
      paidOn: '2026-11-23',
      room: 7,
      count: 3,
    });
  });

  it('are not sent while one of them is missing or unreadable', () => {
    expect(valuesOf(['paidOn'], attributes, {})).toBeNull();
    expect(valuesOf(['paidOn', 'awardedFen'], attributes, { paidOn: '2026-11-23' })).toBeNull();
    expect(valuesOf(['awardedFen'], attributes, { awardedFen: '12.345' })).toBeNull();
    expect(valuesOf(['count'], attributes, { count: 'three' })).toBeNull();
  });

  it('take a box that nobody ticked as no', () => {
    expect(valuesOf(['flexible'], attributes, {})).toEqual({ flexible: false });
  });
});

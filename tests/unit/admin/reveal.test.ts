import { maskedValues } from '../../../plugins/talent-office/admin/src/content-manager/reveal/sensitive';

const profile = {
  uid: 'plugin::talent-office.talent-profile',
  pluginOptions: {
    'talent-office': { sensitive: { identityDocument: { mask: 'identity' }, phone: {} } },
  },
};

describe('the sensitive values that a reader may ask for', () => {
  it('are those of the entry that he is shown masked', () => {
    const entry = { name: '张示例', identityDocument: '2301**********123X', phone: '139****0000' };
    expect(maskedValues(profile, entry)).toEqual([
      { attribute: 'identityDocument', masked: '2301**********123X' },
      { attribute: 'phone', masked: '139****0000' },
    ]);
  });

  it('are not what is empty, nor what his role does not read', () => {
    expect(maskedValues(profile, { identityDocument: '', phone: null })).toEqual([]);
    expect(maskedValues(profile, { name: '张示例' })).toEqual([]);
    expect(maskedValues(profile, undefined)).toEqual([]);
    expect(maskedValues({ uid: 'api::article.article' }, { phone: '139****0000' })).toEqual([]);
  });
});

import fc from 'fast-check';

import {
  hidden,
  maskAddress,
  maskBankAccount,
  maskContact,
  maskIdentity,
  maskName,
  maskPhone,
} from '../masks';
import { redact } from '../redaction';

describe('a mask', () => {
  it.each([
    [maskIdentity, '23011119900101001X', '**************001X'],
    [maskIdentity, 'E12345678', '*******78'],
    [maskPhone, '13845678901', '138****8901'],
    [maskContact, '13845678901', '138****8901'],
    [maskContact, '哈尔滨市呼兰区某路1号', hidden],
    [maskContact, 'wang@jinlan.test', hidden],
    [maskBankAccount, '6222023500012345678', '***************5678'],
    [maskName, '王小明', '王**'],
    [maskName, '王', hidden],
    [maskAddress, '黑龙江省哈尔滨市呼兰区康金街道幸福路5号', '黑龙江省哈尔滨市呼兰区康金街道****'],
    [maskAddress, '呼兰区莲花镇东街', '呼兰区莲花镇****'],
    [maskAddress, '哈尔滨市呼兰区某路1号', '哈尔滨市呼兰区****'],
    [maskAddress, '某路1号', hidden],
  ])('%p of %s is %s', (mask, value, shown) => {
    expect(mask(value)).toBe(shown);
  });

  it('never is the value itself, and always tells itself from one', () => {
    for (const mask of [
      maskIdentity,
      maskPhone,
      maskBankAccount,
      maskContact,
      maskName,
      maskAddress,
    ]) {
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), (value) => {
          fc.pre(!value.includes('*'));
          expect(mask(value)).toContain('*');
        }),
      );
    }
  });
});

describe('a log line', () => {
  it('keeps no citizen’s number and no mobile number', () => {
    expect(redact('GET /x?q=23011119900101001X&p=13845678901 (3 ms)')).toBe(
      'GET /x?q=**************001X&p=138****8901 (3 ms)',
    );
  });

  it('keeps what only looks like one', () => {
    const line = 'sum 1384567890123 id k13845678901 hash a230111199001010017f 6222023500012345678';
    expect(redact(line)).toBe(line);
  });
});

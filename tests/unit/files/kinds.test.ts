import { fileContents, hostileContents } from '../../factories/files';
import { kindOfContent } from '../../../plugins/talent-office/server/src/engine/files/kinds';
import { fileName } from '../../../plugins/talent-office/server/src/engine/files/names';

describe('the kind of a file', () => {
  it.each([
    ['pdf', 'application/pdf', '.pdf'],
    ['jpeg', 'image/jpeg', '.jpg'],
    ['png', 'image/png', '.png'],
  ] as const)('%s is told by its own bytes', (name, mediaType, extension) => {
    expect(kindOfContent(fileContents[name]('内容'))).toMatchObject({ mediaType, extension });
  });

  it.each(Object.entries(hostileContents))('%s is none that is taken', (_what, content) => {
    expect(kindOfContent(content)).toBeNull();
  });

  it('a photograph may carry data of the phone behind its end', () => {
    const photograph = Buffer.concat([fileContents.jpeg('photo'), Buffer.from('SEFT')]);
    expect(kindOfContent(photograph)).toMatchObject({ mediaType: 'image/jpeg' });
  });
});

describe('the name of a file', () => {
  const pdf = { mediaType: 'application/pdf', extension: '.pdf', alike: ['.pdf'] };
  const jpeg = { mediaType: 'image/jpeg', extension: '.jpg', alike: ['.jpg', '.jpeg'] };

  it.each([
    ['劳动合同.pdf', pdf, '劳动合同.pdf'],
    ['照片.JPEG', jpeg, '照片.jpg'],
    ['page.html', pdf, 'page.html.pdf'],
    ['../../etc/passwd', pdf, 'passwd.pdf'],
    ['C:\\scan\\a.pdf', pdf, 'a.pdf'],
    ['a\r\nX-Evil: 1.pdf', pdf, 'aX-Evil 1.pdf'],
    ['contract\u202Efdp.exe', pdf, 'contractfdp.exe.pdf'],
    ['', pdf, 'file.pdf'],
    ['.pdf', pdf, 'file.pdf'],
    [`${'长'.repeat(300)}.pdf`, pdf, `${'长'.repeat(120)}.pdf`],
  ])('%j is kept as the name of what it is', (given, kind, kept) => {
    expect(fileName(given, kind)).toBe(kept);
  });
});

import { romanise } from '../pinyin';

it.each([
  ['曾国强', 'zeng guo qiang', 'zgq'],
  ['单雄信', 'shan xiong xin', 'sxx'],
  ['仇英', 'qiu ying', 'qy'],
  ['解晓东', 'xie xiao dong', 'xxd'],
  ['欧阳修', 'ou yang xiu', 'oyx'],
  ['区少明', 'ou shao ming', 'osm'],
  ['尉迟恭', 'yu chi gong', 'ycg'],
  ['吕布', 'lv bu', 'lb'],
  ['古丽娜尔·艾力', 'gu li na er ai li', 'glneal'],
  ['John Smith', 'john smith', 'js'],
  ['Anna王', 'anna wang', 'aw'],
  ['', '', ''],
])('%s is read "%s", initials "%s"', (name, pinyin, initials) => {
  expect(romanise(name)).toEqual({ pinyin, initials });
});

it('reads a surname as such only at the beginning of the name', () => {
  expect(romanise('王单').pinyin).toBe('wang dan');
});

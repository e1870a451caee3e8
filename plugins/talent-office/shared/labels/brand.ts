import type { TypeLabels } from './label';

export const brandLabels = {
  brand: {
    name: { zh: '人才品牌', en: 'Brand' },
    attributes: {
      name: { zh: '名称', en: 'Name' },
      slug: { zh: '网址标识', en: 'Slug' },
      parent: { zh: '上级品牌', en: 'Parent brand' },
      startsOn: { zh: '开始日期', en: 'Starts on' },
      endsOn: { zh: '结束日期', en: 'Ends on' },
      order: { zh: '排序', en: 'Order' },
      summary: { zh: '简介', en: 'Summary' },
      logo: { zh: '标识', en: 'Logo' },
      media: { zh: '图片与视频', en: 'Media' },
      talents: { zh: '相关人才', en: 'Talents' },
      benefits: { zh: '相关待遇', en: 'Benefits' },
      activities: { zh: '品牌活动', en: 'Activities' },
      story: { zh: '品牌故事', en: 'Story' },
    },
  },
  'brand-activity': {
    name: { zh: '品牌活动', en: 'Brand activity' },
    attributes: {
      title: { zh: '标题', en: 'Title' },
      slug: { zh: '网址标识', en: 'Slug' },
      brand: { zh: '所属品牌', en: 'Brand' },
      startsOn: { zh: '开始日期', en: 'Starts on' },
      endsOn: { zh: '结束日期', en: 'Ends on' },
      place: { zh: '地点', en: 'Place' },
      media: { zh: '图片与视频', en: 'Media' },
      talents: { zh: '相关人才', en: 'Talents' },
      story: { zh: '活动内容', en: 'Story' },
    },
  },
} as const satisfies Record<string, TypeLabels>;

import type { DocumentData, DocumentHead } from '../../../../../shared/contracts/documents';

import { dayText, facts, figure, heading, paragraph, type Block, type Paper } from './paper';

type Data = DocumentData<'agreement-amendment'>;

const numerals = ['一', '二', '三', '四', '五'] as const;

/** Sections as they are there, counted through. */
const sections = (found: readonly (readonly [string, readonly Block[]])[]): Block[] =>
  found
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], at) => [heading(`${numerals[at] ?? ''}、${title}`), ...blocks]);

const serviceOf = ({ serviceMonths, effectiveOn }: Data): Block[] =>
  serviceMonths === null
    ? []
    : [paragraph(`自${dayText(effectiveOn)}起，约定服务月数变更为${serviceMonths}个月。`)];

const instalmentsOf = ({ instalments }: Data): Block[] =>
  instalments.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [
            { title: '期次', share: 20, align: 'center' },
            { title: '变更后的拨付日期', share: 40, align: 'center' },
            { title: '变更后的金额（元）', share: 40, align: 'right' },
          ],
          rows: instalments.map(({ seq, dueOn, amountFen }) => [
            ...[String(seq), dayText(dueOn), figure(amountFen)],
          ]),
        },
      ];

const conditionsOf = ({ conditions }: Data): Block[] =>
  conditions.map(({ seq, condition, replaces }) =>
    paragraph(
      replaces === null
        ? `第${seq}期增加条件：${condition}。`
        : `第${seq}期原条件“${replaces}”改为：${condition}。`,
    ),
  );

/** 补充协议书 */
export const agreementAmendment = (data: Data, { number, unit }: DocumentHead): Paper => ({
  masthead: null,
  number,
  title: '人才待遇补充协议书',
  blocks: [
    facts([
      ['甲方', unit],
      ['乙方', data.talent],
      ['丙方（用人单位）', data.employer],
      ['担保人', data.guarantor],
      ['原协议', `${data.agreement}（${dayText(data.agreedOn)}签订）`],
    ]),
    paragraph(
      `因${data.reason}，各方就原协议补充约定如下，自${dayText(data.effectiveOn)}起生效；生效前的权利义务按原约定。`,
    ),
    ...sections([
      ['服务期', serviceOf(data)],
      ['拨付', instalmentsOf(data)],
      ['拨付条件', conditionsOf(data)],
      ['其他', data.terms.map(paragraph)],
    ]),
  ],
  ending: [
    '甲方（盖章）：　　　　　　　　',
    '乙方（签名）：　　　　　　　　',
    ...(data.employer === null ? [] : ['丙方（盖章）：　　　　　　　　']),
    ...(data.guarantor === null ? [] : ['担保人（签名）：　　　　　　　　']),
    '　　　　年　　月　　日',
  ],
});

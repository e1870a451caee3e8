import { office, type Entry, type Seeding } from '../seeding';
import { drawsOf } from './draws';
import { fictionalCreditCode, fictionalMobilePhone } from './fictional-numbers';
import { fictionalName } from './names';

const industries = [
  ['现代农业', '金穗农业合作社', 'cooperative', '230111107000'],
  ['食品加工', '兰河食品有限公司', 'enterprise', '230111002000'],
  ['生物医药', '利民药业有限公司', 'enterprise', '230111004000'],
  ['装备制造', '松北装备有限公司', 'enterprise', '230111003000'],
  ['新材料', '契合新材料有限公司', 'enterprise', '230111012000'],
  ['信息技术', '云图软件有限公司', 'enterprise', '230111008000'],
  ['教育', '示范学校', 'public-institution', '230111001000'],
  ['医疗卫生', '示范医院', 'public-institution', '230111016000'],
  ['文化旅游', '萧乡文旅有限公司', 'enterprise', '230111015000'],
  ['现代物流', '通达物流有限公司', 'enterprise', '230111009000'],
] as const;

const ordinals = ['第一', '第二', '第三'] as const;

/** 30 employers, three in each industry; their credit codes are valid and fictional. */
export const seedEmployers = async ({
  once,
  recall,
}: Seeding): Promise<readonly (Entry | null)[]> => {
  const employers: (Entry | null)[] = [];
  for (const [round, ordinal] of ordinals.entries()) {
    for (const [index, [industry, name, kind, street]] of industries.entries()) {
      const number = round * industries.length + index;
      const unit = await recall(office('unit'), { code: street });
      const employer = await once(
        office('employer'),
        { unifiedCode: fictionalCreditCode('230111', 700000 + number) },
        {
          name: `示例${ordinal}${name}`,
          kind,
          industry,
          street: unit?.documentId,
          contactName: fictionalName(250 + number),
          contactPhone: fictionalMobilePhone(drawsOf(`employer ${number}`).between(1, 9_999_999)),
        },
      );
      employers.push(employer);
    }
  }
  return employers;
};

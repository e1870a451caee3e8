import type { Core } from '@strapi/strapi';

import { typeLabels, type TypeLabels } from '../../shared/labels';

import {
  committee,
  seat,
  selection,
  signatureThreshold,
  stage,
  stageCheck,
  stageProof,
} from './engine/approval';
import { rule, ruleTest } from './engine/rules';
import { clause } from './office/benefit';
import { tableRow } from './office/tables';
import { describe, type ComponentSchema } from './platform';

const category = 'talent-office';

/** Every component of the plugin by its uid. */
const schemas = {
  'talent-office.stage': stage,
  'talent-office.rule': rule,
  'talent-office.committee': committee,
  'talent-office.rule-test': ruleTest,
  'talent-office.seat': seat,
  'talent-office.selection': selection,
  'talent-office.signature-threshold': signatureThreshold,
  'talent-office.stage-check': stageCheck,
  'talent-office.stage-proof': stageProof,
  'talent-office.clause': clause,
  'talent-office.table-row': tableRow,
} as const satisfies Record<`${typeof category}.${string}`, ComponentSchema>;

type Uid = keyof typeof schemas;

const labels: {
  readonly [Type in Uid]: TypeLabels<keyof (typeof schemas)[Type]['attributes'] & string>;
} = typeLabels;

const uids = Object.keys(schemas) as Uid[];

/** Strapi loads components from the site's folder only; a plugin sets its own, in `register()`. */
export const registerComponents = (strapi: Core.Strapi): void => {
  for (const uid of uids) {
    const modelName = uid.slice(category.length + 1);
    const schema = describe<ComponentSchema>(schemas[uid], labels[uid], () => undefined);
    strapi.get('components').set(uid, {
      ...structuredClone(schema),
      __schema__: structuredClone(schema),
      __filename__: `${modelName}.json`,
      uid,
      category,
      modelType: 'component',
      modelName,
      globalId: `ComponentTalentOffice${modelName.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    });
  }
};

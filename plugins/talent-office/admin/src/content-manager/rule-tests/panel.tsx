import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { unstable_useDocument as useDocument } from '@strapi/strapi/admin';

import { usePermission } from '../../api';
import { useText } from '../../translations';
import type { Schema } from '../procedure';

import { RuleTests } from './rule-tests';

const ruleSets = 'plugin::talent-office.rule-set';

interface Saved {
  readonly entryType?: string;
  readonly tests?: readonly unknown[];
}

/** The panel of rule sets that runs their examples. */
export const RuleTestsPanel: PanelComponent = ({ model, collectionType, documentId, document }) => {
  const text = useText();
  const mayTest = usePermission('rules.test');
  const { schemas = [] } = useDocument({ model, collectionType }, { skip: true });
  if (model !== ruleSets || !mayTest || !documentId || !document) return null;
  const { entryType = '', tests = [] } = document as Saved;
  return {
    title: text('ruleTests.panel'),
    content: (
      <RuleTests
        key={documentId}
        documentId={documentId}
        entryType={entryType}
        count={tests.length}
        schemas={schemas as unknown as readonly Schema[]}
      />
    ),
  };
};

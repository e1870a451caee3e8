import { Box } from '@strapi/design-system';
import { useMemo } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { styled } from 'styled-components';

import { useText } from '../../translations';

import {
  AddGroup,
  AddRule,
  CombinatorSelector,
  FactSelector,
  NotToggle,
  OperatorSelector,
  Remove,
  SourceSelector,
} from './controls';
import type { DrawnFact } from './facts';
import { isOrder, operatorsOf, operatorText } from './operators';
import { ValueEditor } from './value-editor';

interface Props {
  readonly query: RuleGroupType;
  readonly offered: readonly DrawnFact[];
  readonly disabled?: boolean;
  onQuery(query: RuleGroupType): void;
}

const Frame = styled(Box)`
  .ruleGroup {
    display: flex;
    flex-direction: column;
    gap: 0.8rem;
    padding: 1.2rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
  }
  .ruleGroup .ruleGroup {
    background: ${({ theme }) => theme.colors.neutral0};
  }
  .ruleGroup-header,
  .rule {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8rem;
    align-items: center;
  }
  .rule {
    position: relative;
    padding-right: 4rem;
  }
  .rule > :last-child {
    position: absolute;
    right: 0;
    top: 0;
  }
  .ruleGroup-body {
    display: flex;
    flex-direction: column;
    gap: 0.8rem;
  }
`;

const controls = {
  fieldSelector: FactSelector,
  operatorSelector: OperatorSelector,
  combinatorSelector: CombinatorSelector,
  valueSourceSelector: SourceSelector,
  valueEditor: ValueEditor,
  notToggle: NotToggle,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: Remove,
  removeGroupAction: Remove,
};

const compares: readonly DrawnFact['kind'][] = ['string', 'int', 'double', 'date'];

// The query builder is bundled into the plugin, as a dependency of its build only: the site's build of the
// panel would give it Strapi's own Redux, which is an older one.

/** Conditions as somebody draws them; what they are in the expression is `toText`'s to say. */
export const Builder = ({ query, offered, disabled, onQuery }: Props) => {
  const text = useText();
  const fields = useMemo(
    () => offered.map(({ fact, title }) => ({ name: fact, value: fact, label: title })),
    [offered],
  );
  const factNamed = (name: string) => offered.find(({ fact }) => fact === name);
  return (
    <Frame>
      <QueryBuilder
        query={query}
        fields={fields}
        disabled={disabled}
        context={{ offered }}
        controlElements={controls}
        combinators={(['and', 'or'] as const).map((name) => ({
          name,
          value: name,
          label: text(`expression.${name}`),
        }))}
        autoSelectField={false}
        showNotToggle
        addRuleToNewGroups
        resetOnFieldChange
        resetOnOperatorChange={false}
        getOperators={(name) => {
          const fact = factNamed(name);
          return (fact ? operatorsOf(fact) : []).map((operator) => ({
            name: operator,
            value: operator,
            label: text(operatorText(operator, fact?.kind ?? 'string')),
          }));
        }}
        getValueSources={(name, operator) =>
          isOrder(operator) && compares.includes(factNamed(name)?.kind ?? 'bool')
            ? ['value', 'field']
            : ['value']
        }
        getDefaultValue={() => ''}
        onQueryChange={onQuery}
      />
    </Frame>
  );
};

import { Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { isMoney, useFormat } from '../../format';
import { useText } from '../../translations';
import { Section } from '../section';

import { Preferences } from './preferences';
import { RuleCheck, RuleOutcome } from './rule-check';
import type { Schema } from './schema';
import { Working } from './working';

interface Props {
  readonly one: CaseBody;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** What a case rests on: its rules with their outcome, and the amount with its working. */
export const CaseBasis = ({ one, schema, schemas }: Props) => {
  const text = useText();
  const { day } = useFormat();
  const { rules, worked, evaluatedFor } = one;
  const amounts = worked.filter(({ attribute }) => isMoney(attribute));
  const date = evaluatedFor === null ? '' : day(evaluatedFor);
  return (
    <>
      {rules && (
        <Section title={text('rules.title')} aside={<RuleOutcome outcome={rules.outcome} />}>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
            {text('rules.version', { title: rules.title, version: rules.version, date })}
          </Typography>
          <RuleCheck rules={rules} schema={schema} schemas={schemas} />
          <Preferences
            preferences={rules.preferences}
            rules={rules.rules}
            schema={schema}
            schemas={schemas}
          />
        </Section>
      )}
      {amounts.length > 0 && (
        <Section title={text('worked.title')}>
          <Working worked={amounts} schema={schema} schemas={schemas} />
        </Section>
      )}
    </>
  );
};

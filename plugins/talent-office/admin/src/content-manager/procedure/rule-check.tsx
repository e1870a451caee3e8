import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle, Question, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useLanguage, useText } from '../../translations';

import { Explained } from './explained';
import { Fact } from './fact';
import { Facts } from './facts';
import { Questions } from './questions';
import type { Schema } from './schema';
import { useFact } from './use-fact';

type Rules = NonNullable<CaseBody['rules']>;
type Rule = Rules['rules'][number];
type Verdict = 'pass' | 'clear' | 'fail' | 'unknown' | 'warning';

const marks = {
  pass: { Icon: CheckCircle, fill: 'success500', variant: 'success' },
  clear: { Icon: CheckCircle, fill: 'success500', variant: 'success' },
  fail: { Icon: CrossCircle, fill: 'danger500', variant: 'danger' },
  unknown: { Icon: Question, fill: 'warning500', variant: 'warning' },
  warning: { Icon: WarningCircle, fill: 'warning500', variant: 'warning' },
} as const satisfies Record<Verdict, object>;

/**
 * A warning never blocks: one that does not hold asks for attention, no more. Its text tells what is
 * wrong; where nothing is, "holds" beside it would say the opposite.
 */
const verdictOf = ({ kind, outcome }: Rule): Verdict => {
  if (kind === 'warning') return outcome === 'pass' ? 'clear' : 'warning';
  if (outcome === 'pass') return 'pass';
  return outcome === 'fail' ? 'fail' : 'unknown';
};

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary600};
  cursor: pointer;
`;

interface RuleProps {
  readonly rule: Rule;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** What a rule rests on and what it read; there to be opened, and open where it did not hold. */
const RuleDetails = ({ rule, schema, schemas }: RuleProps) => {
  const text = useText();
  const { label } = useFact(schema, schemas);
  const { outcome, clause, expression: source, inputs, missing, working, questions = [] } = rule;
  if (!clause && Object.keys(inputs).length === 0 && missing.length === 0) return null;
  return (
    <details open={outcome !== 'pass'}>
      <Summary>
        <Typography variant="pi" textColor="primary600">
          {text('rule.details')}
        </Typography>
      </Summary>
      <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={1}>
        {clause && <Fact label={text('rule.clause')} value={clause} />}
        {working ? (
          <Explained part={working} schema={schema} schemas={schemas} />
        ) : (
          <Facts expression={{ source, inputs }} schema={schema} schemas={schemas} />
        )}
        {questions.length > 0 && <Questions questions={questions} />}
        {missing.length > 0 && questions.length === 0 && (
          <Fact label={text('rule.missing')} value={missing.map(label).join(text('list.comma'))} />
        )}
      </Flex>
    </details>
  );
};

const RuleLine = (props: RuleProps) => {
  const { rule } = props;
  const text = useText();
  const language = useLanguage();
  const verdict = verdictOf(rule);
  const { Icon, fill } = marks[verdict];
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Box paddingTop="2px" shrink={0}>
        <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden />
      </Box>
      <Box>
        <Typography textColor="neutral800">
          {rule[language]}
          <Typography variant="pi" textColor="neutral600">
            {` ${text(`rule.${verdict}`)}`}
          </Typography>
        </Typography>
        <RuleDetails {...props} />
      </Box>
    </Flex>
  );
};

interface Props {
  readonly rules: Pick<Rules, 'rules'>;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** Each rule with its outcome, and what it rests on. */
export const RuleCheck = ({ rules: { rules }, schema, schemas }: Props) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
    {rules.map((rule) => (
      <RuleLine key={rule.code} rule={rule} schema={schema} schemas={schemas} />
    ))}
  </Flex>
);

const outcomes = {
  eligible: 'success',
  not_eligible: 'danger',
  needs_facts: 'warning',
} as const;

const isOutcome = (outcome: string): outcome is keyof typeof outcomes =>
  Object.hasOwn(outcomes, outcome);

/** The outcome of all rules together. */
export const RuleOutcome = ({ outcome }: { readonly outcome: string }) => {
  const text = useText();
  if (!isOutcome(outcome)) return null;
  return <Badge variant={outcomes[outcome]}>{text(`rules.${outcome}`)}</Badge>;
};

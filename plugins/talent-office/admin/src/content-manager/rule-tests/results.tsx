import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import { styled } from 'styled-components';

import type { RuleTestBody } from '../../../../shared/contracts/rules';
import { useLanguage, useText, useWord } from '../../translations';
import { RuleCheck, type Schema } from '../procedure';

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary600};
  cursor: pointer;
`;

interface Props {
  readonly results: readonly RuleTestBody[];
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

const Result = ({
  result,
  schema,
  schemas,
}: Omit<Props, 'results'> & { readonly result: RuleTestBody }) => {
  const text = useText();
  const word = useWord();
  const language = useLanguage();
  const { title, passed, found, differences, rules } = result;
  const Icon = passed ? CheckCircle : CrossCircle;
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Box paddingTop="2px" shrink={0}>
        <Icon
          fill={passed ? 'success500' : 'danger500'}
          width="1.6rem"
          height="1.6rem"
          aria-hidden
        />
      </Box>
      <Box>
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {title}{' '}
          <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
            {text(passed ? 'ruleTests.passed' : 'ruleTests.failed')}
          </Typography>
        </Typography>
        {differences.map((difference) => (
          <Typography key={difference.en} tag="p" variant="pi" textColor="danger700">
            {difference[language]}
          </Typography>
        ))}
        {found !== null && (
          <details>
            <Summary>
              <Typography variant="pi" textColor="primary600">
                {text('ruleTests.details', { outcome: word(found, 'value') })}
              </Typography>
            </Summary>
            <Box paddingTop={2}>
              <RuleCheck rules={{ rules }} schema={schema} schemas={schemas} />
            </Box>
          </details>
        )}
      </Box>
    </Flex>
  );
};

/** What came of each example, with its differences and the rules behind it. */
export const Results = ({ results, schema, schemas }: Props) => {
  const text = useText();
  const failed = results.filter(({ passed }) => !passed).length;
  const tone = failed > 0 ? 'danger700' : 'success700';
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography role="status" fontWeight="semiBold" textColor={tone}>
        {failed > 0
          ? text('ruleTests.someFailed', { failed, count: results.length })
          : text('ruleTests.allPassed', { count: results.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {results.map((result, index) => (
          <Result key={`${index}/${result.title}`} {...{ result, schema, schemas }} />
        ))}
      </Flex>
    </Flex>
  );
};

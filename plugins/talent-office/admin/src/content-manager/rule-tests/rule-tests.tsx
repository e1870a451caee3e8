import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { RuleTestBody } from '../../../../shared/contracts/rules';
import { failureOf, type Failure } from '../../api/failure';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import type { Schema } from '../procedure';

import { Results } from './results';

const ruleSets = 'plugin::talent-office.rule-set';

interface Props {
  readonly documentId: string;
  readonly entryType: string;
  /** How many examples the saved rule set has. */
  readonly count: number;
  readonly schemas: readonly Schema[];
}

/** Runs the examples of a rule set as it is saved, and tells what came of each. */
export const RuleTests = ({ documentId, entryType, count, schemas }: Props) => {
  const text = useText();
  const { get } = useFetchClient();
  const unsaved = useForm('RuleTests', ({ modified }) => modified);
  const [running, setRunning] = useState(false);
  const [results, setResults] = useState<readonly RuleTestBody[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const schema = schemas.find(({ uid }) => uid === entryType) ?? { uid: entryType, attributes: {} };

  const run = async (): Promise<void> => {
    setRunning(true);
    setFailure(null);
    try {
      const path = `/talent-office/rule-sets/${documentId}/tests`;
      const { data } = await get<{ data: RuleTestBody[] }>(path);
      setResults(data.data);
    } catch (error) {
      setResults(null);
      setFailure(failureOf(error));
    } finally {
      setRunning(false);
    }
  };

  if (count === 0) {
    return <Typography textColor="warning700">{text('ruleTests.none')}</Typography>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {unsaved && <Typography textColor="warning700">{text('ruleTests.unsaved')}</Typography>}
      <Button
        fullWidth
        variant="secondary"
        loading={running}
        disabled={unsaved}
        onClick={() => void run()}
      >
        {text('ruleTests.run', { count })}
      </Button>
      {failure && <FailureNote failure={failure} type={ruleSets} />}
      {results && !unsaved && <Results results={results} schema={schema} schemas={schemas} />}
    </Flex>
  );
};

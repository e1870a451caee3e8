import {
  Box,
  Button,
  Checkbox,
  Flex,
  TextButton,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useMemo } from 'react';

import { useText } from '../../translations';

import { emptyAmount, factsOfAmount, toAmountText, toDraft, type AmountDraft } from './amount';
import { Builder } from './builder';
import { Holes, NotDrawn, type ViewProps } from './drawn-view';
import type { DrawnFact } from './facts';
import { toQuery } from './query';
import { Labelled } from './labelled';
import { useDraft, useOffered } from './use-query';
import { YuanValue } from './value-editor';

type Case = AmountDraft['cases'][number];

interface CaseProps {
  readonly one: Case;
  readonly number: number;
  readonly offered: readonly DrawnFact[];
  onCase(next: Case): void;
  onRemove(): void;
}

const Amount = ({
  label,
  fen,
  onFen,
}: {
  label: string;
  fen: string;
  onFen(fen: string): void;
}) => (
  <Flex gap={2} alignItems="center">
    <Typography variant="pi" fontWeight="bold">
      {label}
    </Typography>
    <Box width="18rem">
      <YuanValue label={label} value={fen} onChange={onFen} />
    </Box>
  </Flex>
);

const DrawnCase = ({ one, number, offered, onCase, onRemove }: CaseProps) => {
  const text = useText();
  return (
    <Box
      tag="section"
      padding={3}
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      hasRadius
      aria-label={text('expression.case', { number })}
    >
      <Flex justifyContent="space-between" paddingBottom={2}>
        <Typography variant="pi" fontWeight="bold">
          {text('expression.case', { number })}
        </Typography>
        <TextButton onClick={onRemove} aria-label={text('expression.removeCase', { number })}>
          {text('expression.remove')}
        </TextButton>
      </Flex>
      <Builder query={one.query} offered={offered} onQuery={(query) => onCase({ ...one, query })} />
      <Box paddingTop={2}>
        <Amount
          label={text('expression.amount')}
          fen={one.fen}
          onFen={(fen) => onCase({ ...one, fen })}
        />
      </Box>
    </Box>
  );
};

const HighestOnly = ({
  less,
  onLess,
}: {
  readonly less: string | null;
  onLess(less: string | null): void;
}) => {
  const text = useText();
  return (
    <Flex gap={4} alignItems="center" wrap="wrap">
      <Checkbox checked={less !== null} onCheckedChange={(now) => onLess(now === true ? '' : null)}>
        {text('expression.highestOnly')}
      </Checkbox>
      {less !== null && (
        <Labelled label={text('expression.kind')}>
          <TextInput
            size="S"
            placeholder={text('expression.kind')}
            value={less}
            onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => onLess(target.value)}
          />
        </Labelled>
      )}
    </Flex>
  );
};

/** An amount, drawn: who gets how much, and whether what was received of one kind is taken off. */
export const DrawnAmount = ({ value, facts, wording, checked, onChange }: ViewProps) => {
  const text = useText();
  const amount = checked?.found.amount ?? null;
  const used = useMemo(() => factsOfAmount(amount), [amount]);
  const offered = useOffered(used, facts, wording);
  const kindOf = (fact: string) => offered.find((one) => one.fact === fact)?.kind;
  const read = useMemo(
    () => (value === '' ? emptyAmount : amount && toDraft(amount)),
    [value, amount],
  );
  const { draft, change } = useDraft(value, read, (one) => toAmountText(one, kindOf), onChange);
  if (!draft) return <NotDrawn checked={checked} />;
  const { cases, otherwise, less } = draft;
  const replace = (index: number, next: readonly Case[]): void =>
    change({ ...draft, cases: [...cases.slice(0, index), ...next, ...cases.slice(index + 1)] });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {cases.map((one, index) => (
        <DrawnCase
          key={index}
          one={one}
          number={index + 1}
          offered={offered}
          onCase={(next) => replace(index, [next])}
          onRemove={() => replace(index, [])}
        />
      ))}
      <Flex gap={4} justifyContent="space-between" wrap="wrap">
        <Amount
          label={text(cases.length > 0 ? 'expression.otherwise' : 'expression.theAmount')}
          fen={otherwise}
          onFen={(fen) => change({ ...draft, otherwise: fen })}
        />
        <Button
          type="button"
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          onClick={() => change({ ...draft, cases: [...cases, { query: toQuery(null), fen: '' }] })}
        >
          {text('expression.addCase')}
        </Button>
      </Flex>
      <HighestOnly less={less} onLess={(next) => change({ ...draft, less: next })} />
      <Holes value={value} />
    </Flex>
  );
};

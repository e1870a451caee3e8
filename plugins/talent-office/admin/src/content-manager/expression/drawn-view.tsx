import { Box, Loader, Typography } from '@strapi/design-system';
import { useMemo } from 'react';

import type { FactsBody } from '../../../../shared/contracts/expressions';
import { useLanguage, useText } from '../../translations';

import { Builder } from './builder';
import type { Wording } from './facts';
import { factsUsed, hole, toQuery, toText } from './query';
import type { Checked } from './use-checked';
import { useDraft, useOffered } from './use-query';

export interface ViewProps {
  readonly value: string;
  readonly facts: FactsBody;
  readonly wording: Wording;
  /** What the server read of this very text; `null` until it has answered. */
  readonly checked: Checked | null;
  onChange(value: string): void;
}

/** Why there is nothing to draw, in plain words. */
export const NotDrawn = ({ checked }: Pick<ViewProps, 'checked'>) => {
  const text = useText();
  const language = useLanguage();
  const undrawn = checked?.found.undrawn;
  if (!checked) return <Loader small>{text('expression.checking')}</Loader>;
  return (
    <Box padding={3} background="neutral100" hasRadius>
      <Typography textColor="neutral700">
        {undrawn
          ? text('expression.undrawn', { why: undrawn[language] })
          : text('expression.unreadable')}
      </Typography>
      {undrawn && (
        <Box paddingTop={2} style={{ overflowWrap: 'anywhere' }}>
          <Typography tag="code" textColor="neutral800" style={{ fontFamily: 'monospace' }}>
            {undrawn.source}
          </Typography>
        </Box>
      )}
    </Box>
  );
};

/** Says that something is still to be filled in. */
export const Holes = ({ value }: Pick<ViewProps, 'value'>) => {
  const text = useText();
  return (
    <Box role="status" paddingTop={value.includes(hole) ? 2 : 0}>
      {value.includes(hole) && (
        <Typography variant="pi" textColor="warning700">
          {text('expression.holes')}
        </Typography>
      )}
    </Box>
  );
};

/** A condition, drawn. */
export const DrawnCondition = ({ value, facts, wording, checked, onChange }: ViewProps) => {
  const condition = checked?.found.condition ?? null;
  const used = useMemo(() => factsUsed(condition), [condition]);
  const offered = useOffered(used, facts, wording);
  const kindOf = (fact: string) => offered.find((one) => one.fact === fact)?.kind;
  const read = useMemo(
    () => (value === '' ? toQuery(null) : condition && toQuery(condition)),
    [value, condition],
  );
  const { draft, change } = useDraft(value, read, (query) => toText(query, kindOf), onChange);
  if (!draft) return <NotDrawn checked={checked} />;
  return (
    <>
      <Builder query={draft} offered={offered} onQuery={change} />
      <Holes value={value} />
    </>
  );
};

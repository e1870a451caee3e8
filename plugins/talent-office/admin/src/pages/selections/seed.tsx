import { Typography } from '@strapi/design-system';

import type { SelectionBody } from '../../../../shared/contracts/selections';
import { useFormat } from '../../format';
import { useText } from '../../translations';

import { Card, Told } from './card';

/** What binds the draw, and how anybody computes it again. */
export const Seed = ({ group: { seed } }: { readonly group: SelectionBody }) => {
  const text = useText();
  const { moment } = useFormat();
  return (
    <Card title={text('selection.seed')}>
      {seed === null ? (
        <Typography textColor="warning700">{text('selection.seed.none')}</Typography>
      ) : (
        <>
          {seed.commitment !== null && (
            <Told label={text('selection.seed.commitment')} value={seed.commitment} />
          )}
          {seed.source !== null && (
            <Told label={text('selection.seed.source')} value={seed.source} />
          )}
          <Told label={text('selection.seed.at')} value={moment(seed.committedAt)} />
          <Told
            label={text('selection.seed.revealed')}
            value={seed.revealed ?? text('selection.seed.sealed')}
          />
        </>
      )}
      <Typography variant="pi" textColor="neutral600">
        {text('selection.algorithm')}
      </Typography>
    </Card>
  );
};

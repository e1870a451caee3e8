import { Button, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../translations';

interface Shown {
  /** From 0. */
  readonly page: number;
  readonly hasMore: boolean;
  turn(page: number): void;
}

/** One more than a page shows is asked for: so it is known whether another follows. */
export const pageQuery = (page: number, size: number): string =>
  `limit=${size + 1}&offset=${page * size}`;

/** Leads to later and earlier notices; nothing where there is one page. */
export const Pager = ({ page, hasMore, turn }: Shown) => {
  const text = useText();
  if (page === 0 && !hasMore) return null;
  return (
    <Flex tag="nav" aria-label={text('notices.pages')} gap={3}>
      <Button variant="tertiary" disabled={page === 0} onClick={() => turn(page - 1)}>
        {text('notices.newer')}
      </Button>
      <Typography>{text('notices.page', { page: page + 1 })}</Typography>
      <Button variant="tertiary" disabled={!hasMore} onClick={() => turn(page + 1)}>
        {text('notices.older')}
      </Button>
    </Flex>
  );
};

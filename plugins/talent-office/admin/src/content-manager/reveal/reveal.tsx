import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';

import { useAttributeLabel, useText } from '../../translations';

import { RevealDialog } from './reveal-dialog';
import type { Masked } from './sensitive';

/** How long a value is in sight: somebody else may come to the screen. */
const shownForMs = 60_000;

interface Shown {
  readonly attribute: string;
  readonly value: string;
}

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly values: readonly Masked[];
}

/** Sensitive values of one entry; one at a time is seen in full, and only for a while. */
export const Reveal = ({ type, documentId, values }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const [asked, setAsked] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(null), shownForMs);
    return () => clearTimeout(timer);
  }, [shown]);

  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} width="100%">
      {values.map(({ attribute, masked }) => {
        const value = shown?.attribute === attribute ? shown.value : null;
        return (
          <Flex key={attribute} tag="li" direction="column" alignItems="stretch" gap={1}>
            <Flex justifyContent="space-between" gap={2}>
              <Typography textColor="neutral600">{label(type, attribute)}</Typography>
              <TextButton
                aria-label={text(value === null ? 'reveal.title' : 'reveal.hideOne', {
                  label: label(type, attribute),
                })}
                onClick={() => (value === null ? setAsked(attribute) : setShown(null))}
              >
                {text(value === null ? 'reveal.show' : 'reveal.hide')}
              </TextButton>
            </Flex>
            <Typography
              textColor="neutral800"
              fontWeight={value === null ? undefined : 'semiBold'}
              style={{ overflowWrap: 'anywhere' }}
            >
              {value ?? masked}
            </Typography>
          </Flex>
        );
      })}
      {asked !== null && (
        <RevealDialog
          type={type}
          documentId={documentId}
          attribute={asked}
          onClose={() => setAsked(null)}
          onDone={(value) => setShown({ attribute: asked, value })}
        />
      )}
    </Flex>
  );
};

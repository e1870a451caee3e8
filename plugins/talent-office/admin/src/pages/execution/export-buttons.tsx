import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useDownload } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

interface Props {
  /** An export route. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Of the file, without its ending. */
  readonly name: string;
}

const formats = ['xlsx', 'csv'] as const;

/** The table beside it as a file, in the language of the panel. */
export const ExportButtons = ({ path, params = {}, name }: Props) => {
  const text = useText();
  const language = useLanguage();
  const download = useDownload();
  return (
    <Flex gap={2} wrap="wrap">
      {formats.map((format) => (
        <Button
          key={format}
          size="S"
          variant="tertiary"
          startIcon={<Download />}
          disabled={download.busy}
          aria-label={`${name} ${text(`books.${format}`)}`}
          onClick={() =>
            void download.start(path, { ...params, format, language }, `${name}.${format}`)
          }
        >
          {text(`books.${format}`)}
        </Button>
      ))}
      {download.failure && <FailureNote failure={download.failure} />}
    </Flex>
  );
};

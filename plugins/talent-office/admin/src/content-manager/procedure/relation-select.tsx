import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

interface Option {
  readonly id: number;
  readonly title: string;
}

interface Found {
  readonly results: readonly (Readonly<Record<string, unknown>> & { readonly id: number })[];
}

/** Besides the main field the Content Manager gives these. */
const notTitles = ['id', 'documentId', 'status', 'locale', 'publishedAt', 'updatedAt'];

const titleOf = (row: Found['results'][number]): string => {
  const title = Object.entries(row).find(
    ([name, value]) => !notTitles.includes(name) && typeof value === 'string',
  );
  return String(title?.[1] ?? row.id);
};

interface Props {
  readonly type: string;
  readonly name: string;
  readonly chosen: string;
  onChoose(id: string): void;
}

/** Chooses the entry that a relation shall point to, by its main field. */
export const RelationSelect = ({ type, name, chosen, onChoose }: Props) => {
  const { get } = useFetchClient();
  const [options, setOptions] = useState<readonly Option[] | null>(null);
  const [search, setSearch] = useState('');
  useEffect(() => {
    let wanted = true;
    const params = { page: 1, pageSize: 50, ...(search && { _q: search }) };
    void get<Found>(`/content-manager/relations/${type}/${name}`, { params })
      .then(({ data }) => data.results.map((row) => ({ id: row.id, title: titleOf(row) })))
      .catch(() => [])
      .then((found) => {
        if (wanted) setOptions(found);
      });
    return () => {
      wanted = false;
    };
  }, [get, type, name, search]);
  return (
    <Combobox
      value={chosen}
      loading={options === null}
      autocomplete="none"
      onInputChange={(event: React.ChangeEvent<HTMLInputElement>) => setSearch(event.target.value)}
      onChange={(value?: string) => onChoose(value ?? '')}
    >
      {(options ?? []).map(({ id, title }) => (
        <ComboboxOption key={id} value={String(id)}>
          {title}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

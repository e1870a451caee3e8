import type { Person } from './persons';

/** A content type whose entries let people act for an entry of another one, such as an employer's agents. */
export interface AgencySource {
  /** Prefix of the keys of its entries: it is the type's own as a source of persons. */
  readonly prefix: string;
  /** Who acts today for an entry of a type. */
  agentsOf(type: string, documentId: string): Promise<Person[]>;
}

/** Who acts for whom: several people act for one employer, each of them for himself a person. */
export const createAgencies = () => {
  const sources: AgencySource[] = [];
  return {
    registerAgencies: (source: AgencySource): void => {
      sources.push(source);
    },
    isAgent: ({ keys }: Person): boolean =>
      sources.some(({ prefix }) => keys.some((key) => key.startsWith(`${prefix}:`))),
    agentsOf: async (type: string, documentId: string): Promise<Person[]> => {
      const found: Person[] = [];
      for (const source of sources) found.push(...(await source.agentsOf(type, documentId)));
      return found;
    },
  };
};

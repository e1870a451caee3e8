import type { Core } from '@strapi/strapi';

/** A picture, film or document of the media library, as everybody may see it. */
export interface PublicFile {
  /** As Strapi keeps it: a path of this site, or the address of a storage provider. */
  readonly url: string;
  readonly alternativeText: string | null;
  /** Pixels; `null` for what is no picture. */
  readonly width: number | null;
  readonly height: number | null;
  readonly mime: string;
}

export type FileRow = PublicFile & { readonly provider: string };

/** For `populate`: nothing else of a file is read. */
export const fileColumns = {
  select: ['url', 'alternativeText', 'width', 'height', 'mime', 'provider'],
};

interface Uploads {
  provider: { isPrivate(): Promise<boolean> };
}

/** A storage provider that keeps its files to itself hands them out signed: those are not public. */
const privateProvider = async (strapi: Core.Strapi): Promise<string | null> => {
  const { provider } = strapi.plugin('upload') as unknown as Uploads;
  const name = strapi.config.get<string>('plugin::upload.provider');
  return (await provider.isPrivate()) ? name : null;
};

/** What turns rows into public files; those of a private provider are left out. */
export const publicFiles = async (
  strapi: Core.Strapi,
): Promise<(rows: readonly (FileRow | null)[] | null | undefined) => PublicFile[]> => {
  const hidden = await privateProvider(strapi);
  return (rows) =>
    (rows ?? [])
      .filter((row) => row !== null)
      .filter(({ provider }) => provider !== hidden)
      .map(({ url, alternativeText, width, height, mime }) => ({
        url,
        alternativeText,
        width,
        height,
        mime,
      }));
};

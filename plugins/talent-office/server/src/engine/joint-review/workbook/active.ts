import { foreign, walk } from './walk';

/**
 * Looks for what runs, or leads elsewhere, in what the parts of a workbook say of each other.
 * @throws Refusal LIST_FILE_ACTIVE, LIST_FILE_KIND
 */
export const refuseActive = async (parts: ReadonlyMap<string, Buffer>): Promise<void> => {
  for (const [name, part] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const isTypes = name === '[Content_Types].xml';
    await walk(part, {
      open: (_element, { TargetMode = '', ContentType = '' }) => {
        if (TargetMode.trim().toLowerCase() === 'external') throw foreign(name);
        if (isTypes && /macroEnabled|vbaProject/i.test(ContentType)) throw foreign('macroEnabled');
      },
    });
  }
};

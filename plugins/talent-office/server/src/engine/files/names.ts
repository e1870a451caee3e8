import type { MediaKind } from './kinds';

const maxLength = 120;

/**
 * The name under which a file is kept and given out again: no folder, no control or direction marks
 * (which let `gpj.exe` read as `exe.jpg`), and the extension of what it is. A page called `x.html`
 * would be opened as one, whatever it was sent as.
 */
export const fileName = (given: string, { extension, alike }: MediaKind): string => {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .trim();
  const kept = alike.find((one) => plain.toLowerCase().endsWith(one));
  const stem = [...(kept ? plain.slice(0, -kept.length) : plain)].slice(0, maxLength).join('');
  return `${stem || 'file'}${extension}`;
};

const kilobyte = 1024;
const megabyte = kilobyte * 1024;

/** Bytes as a person tells them: `84 KB`, `2.5 MB`. Nothing that is there reads as none. */
export const sizeTold = (bytes: number): string =>
  bytes < megabyte
    ? `${Math.ceil(bytes / kilobyte)} KB`
    : `${(bytes / megabyte).toFixed(1).replace(/\.0$/, '')} MB`;

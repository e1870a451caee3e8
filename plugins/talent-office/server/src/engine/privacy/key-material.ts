const keyBytes = 32;

/** 32 bytes in base64. @throws Error naming the setting; the key itself is never in the message. */
export const readKey = (base64: string | undefined, setting: string): Buffer => {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.length !== keyBytes) {
    throw new Error(`${setting} must be ${keyBytes} bytes in base64; it has ${bytes.length}`);
  }
  return bytes;
};

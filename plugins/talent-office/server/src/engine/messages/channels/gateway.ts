const mostBytes = 64 * 1024;

/** What went wrong at a gateway, in a code: its words may quote an address, and its URL may hold a key. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';

  constructor(readonly code: string) {
    super(`the gateway failed: ${code}`);
  }
}

const isInternal = (host: string): boolean =>
  host === 'localhost' ||
  /^(127|10)(\.\d+){3}$/.test(host) ||
  /^192\.168(\.\d+){2}$/.test(host) ||
  /^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/.test(host);

/** @throws Error naming the setting: no address, or one that would carry secrets in the clear */
export const gatewayUrl = (setting: string, value: string): URL => {
  if (value === '') throw new Error(`${setting} is not set`);
  const url = URL.canParse(value) ? new URL(value) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isInternal(url.hostname));
  // Its value is not told: it may hold a key.
  if (!isSafe) throw new Error(`${setting} must be an https address (http in one's own network)`);
  return url;
};

const readBody = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) throw new GatewayFault('ANSWER_TOO_LONG');
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Why there was no answer, by its class only. */
const unanswered = (error: unknown): GatewayFault => {
  if (error instanceof GatewayFault) return error;
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return new GatewayFault('TIMEOUT');
  const code = typeof cause?.code === 'string' ? cause.code : 'UNREACHABLE';
  return new GatewayFault(/^[A-Z0-9_]{1,40}$/.test(code) ? code : 'UNREACHABLE');
};

/**
 * Posts JSON to a gateway and gives its answer, `null` where that is no JSON. It goes where the setting
 * says and nowhere else: a redirection is a failure, for it would carry phone and key to another host.
 * @throws GatewayFault for anything but 2xx, and when the whole takes longer than `timeoutMs`
 */
export const postJson = async (
  url: URL,
  body: unknown,
  { headers = {}, timeoutMs }: { headers?: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<unknown> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readBody(response);
    if (response.status >= 300 && response.status < 400) throw new GatewayFault('REDIRECTED');
    if (!response.ok) throw new GatewayFault(`HTTP_${response.status}`);
    return parse(text);
  } catch (error) {
    throw unanswered(error);
  }
};

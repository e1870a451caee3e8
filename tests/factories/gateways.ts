import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export interface Posted {
  path: string;
  headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  text: string;
  body: Record<string, unknown>;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** The request is taken, and never answered. */
  silent?: boolean;
}

/** A gateway of this machine that takes JSON by POST, remembers it and answers as it was last told. */
export const startGateway = async () => {
  const posted: Posted[] = [];
  const next: Answer[] = [];
  let usual: Answer = { body: {} };
  const server = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      posted.push({
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: JSON.parse(text || '{}') as Record<string, unknown>,
      });
      const { status = 200, headers = {}, body = {}, silent } = next.shift() ?? usual;
      if (silent) return;
      response.writeHead(status, headers).end(JSON.stringify(body));
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    answer: (answer: Answer) => {
      usual = answer;
    },
    answerOnce: (answer: Answer) => next.push(answer),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

export interface Mail {
  from: string;
  to: string;
  /** Headers and body as they came. */
  data: string;
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decoders: Readonly<Record<string, (text: string) => string>> = {
  'quoted-printable': quotedPrintable,
  base64: (text) => Buffer.from(text, 'base64').toString('utf8'),
  '7bit': (text) => text,
};

/** What a reader sees of a mail: its subject and each of its parts. */
export const readMail = ({ data }: Mail): string => {
  const subject = (/^Subject: (.*(?:\n .*)*)/m.exec(data)?.[1] ?? '').replace(
    /=\?utf-8\?([bq])\?(.*?)\?=\s*/gi,
    (_, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
  );
  const parts = data.split(/^--.*$/m).slice(1);
  const texts = parts.map((part) => {
    const [head = '', ...body] = part.trimStart().split('\n\n');
    const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1] ?? '7bit';
    const decode = decoders[encoding.toLowerCase()];
    if (!decode) throw new Error(`unknown encoding ${encoding}`);
    return decode(body.join('\n\n'));
  });
  return [subject, ...texts].join('\n');
};

/** The least of an SMTP server: takes mail, or refuses each recipient as it is told. */
export const startMailServer = async () => {
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    const say = (line: string) => socket.write(`${line}\r\n`);
    const mail = { from: '', to: '' };
    let data: string[] | null = null;
    let rest = '';
    const take = (line: string): void => {
      if (data) {
        if (line !== '.') {
          data.push(line);
          return;
        }
        mails.push({ ...mail, data: data.join('\n') });
        data = null;
        say('250 taken');
        return;
      }
      const address = /<(.*?)>/.exec(line)?.[1] ?? '';
      if (/^EHLO|^HELO/i.test(line)) say('250 mail.test');
      else if (/^MAIL/i.test(line)) {
        mail.from = address;
        say('250 ok');
      } else if (/^RCPT/i.test(line)) {
        mail.to = address;
        say(refusal === null ? '250 ok' : `${refusal} <${address}>`);
      } else if (/^DATA/i.test(line)) {
        data = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    say('220 mail.test');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    });
  };
  const server = createTcpServer(serve);
  const port = await listening(server);
  return {
    port,
    mails,
    refuse: (line: string | null) => {
      refusal = line;
    },
    stop: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

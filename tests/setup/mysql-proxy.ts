import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { mysqlServer } from './database';

/** `before`: COMMIT never reaches the server. `after`: it does, and the answer is lost. */
export type Cut = 'before' | 'after';

export interface MysqlProxy {
  /** Environment that leads a site through the proxy. */
  env: Record<string, string>;
  /** Asked at each COMMIT: where to cut this one, or not at all. */
  cutAt(decide: (commit: number) => Cut | undefined): void;
  /** How many COMMITs were cut so far. */
  cuts(): number;
  close(): Promise<void>;
}

const comQuery = 3;

/** A packet is a header of four bytes, the command byte, and the statement. */
const isCommit = (packet: Buffer): boolean =>
  packet[4] === comQuery && packet.toString('latin1', 5, 11).toUpperCase() === 'COMMIT';

/** A TCP proxy before the MySQL server that cuts connections at COMMIT: a real failure, no stub. */
export const startMysqlProxy = async (): Promise<MysqlProxy> => {
  const { host, port } = mysqlServer();
  const sockets = new Set<Socket>();
  let decide: (commit: number) => Cut | undefined = () => undefined;
  let commits = 0;
  let cuts = 0;

  const server = createServer((client) => {
    const upstream = connect(port, host);
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    let answerIsLost = false;
    client.on('data', (packet) => {
      const where = isCommit(packet) ? decide((commits += 1)) : undefined;
      if (where) cuts += 1;
      if (where === 'before') return cut();
      answerIsLost = where === 'after';
      upstream.write(packet);
    });
    upstream.on('data', (packet) => (answerIsLost ? cut() : void client.write(packet)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String((server.address() as AddressInfo).port),
    },
    cutAt: (next) => {
      decide = next;
    },
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

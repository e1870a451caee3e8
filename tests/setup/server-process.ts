import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { appDir, distDir } from './site-environment';

interface Answer {
  call: number;
  result?: unknown;
  error?: { name: string; message: string; stack: string; code?: string; facts?: unknown };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A server in a process of its own that answers calls; it rejects all of them when it dies. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #printed = '';

  constructor(env: Record<string, string>) {
    this.#child = fork(path.join(__dirname, 'server.mjs'), [appDir, distDir], {
      cwd: appDir,
      env: { ...process.env, ...env },
      execArgv: [],
      silent: true,
    });
    const remember = (chunk: Buffer) => {
      this.#printed = (this.#printed + chunk.toString()).slice(-8000);
    };
    this.#child.stdout?.on('data', remember);
    this.#child.stderr?.on('data', remember);
    this.#child.on('message', (answer: Answer) => this.#settle(answer));
    this.#child.on('exit', (code, signal) => this.#died(code ?? signal));
  }

  #settle({ call, result, error }: Answer) {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (error) waiting?.reject(Object.assign(new Error(error.message), error));
    else waiting?.resolve(result);
  }

  #died(reason: number | string | null) {
    const error = new Error(`The server process ended (${reason}). It printed:\n${this.#printed}`);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  call(type: 'boot' | 'prepare' | 'go' | 'stop', message: object = {}): Promise<unknown> {
    const call = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#child.send({ type, call, ...message }, (error) => {
        if (error) this.#settle({ call, error: { ...error, stack: error.stack ?? '' } });
      });
    });
  }

  /** Ends the process at once, as a crash of the machine would, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** As a supervisor ends it (SIGTERM); waits until it has ended by itself. */
  async terminate(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await gone;
  }

  /** Lets the site close its pool and waits for the end of the process. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.call('stop');
    this.#child.disconnect();
    await gone;
  }
}

/** The part of Cube's in-memory queue that waits for a result. */
interface QueueConnection {
  readonly continueWaitTimeout: number;
  readonly state: { queryDef: Record<string, unknown>; resultPromises: Record<string, unknown> };
  resultListKey(hash: string): string;
  getResultPromise(key: string): Promise<unknown>;
  getResultBlocking(hash: string): Promise<unknown>;
}

/**
 * Cube 1.7.43 leaves a timer of `continueWaitTimeout` seconds running after every query, which keeps a process alive
 * for ten seconds after its last answer. The same method, with the timer ended.
 */
export function cancelQueueTimers(prototype: QueueConnection): void {
  prototype.getResultBlocking = async function getResultBlocking(this: QueueConnection, hash) {
    const key = this.resultListKey(hash);
    if (this.state.queryDef[hash] === undefined && this.state.resultPromises[key] === undefined) return null;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.continueWaitTimeout * 1000);
    });
    try {
      const result = await Promise.race([this.getResultPromise(key), timeout]);
      if (result) delete this.state.resultPromises[key];
      return result;
    } finally {
      clearTimeout(timer);
    }
  };
}

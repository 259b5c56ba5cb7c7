import type { BaseDriver } from '@cubejs-backend/base-driver';

/** A driver's release waits for its queries; the database's own limit ends those that are still running. */
const GRACE_MS = 10_000;

/** Remembers the drivers it makes: Cube releases only those that a health check has seen. */
export function trackDrivers(make: () => BaseDriver): { create(): BaseDriver; releaseAll(): Promise<void> } {
  const drivers = new Set<BaseDriver>();
  return {
    create() {
      const driver = make();
      drivers.add(driver);
      return driver;
    },
    async releaseAll() {
      const all = [...drivers];
      drivers.clear();
      await Promise.race([Promise.all(all.map((driver) => driver.release())), waitGrace()]);
    },
  };
}

function waitGrace(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
}

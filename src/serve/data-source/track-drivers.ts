import type { BaseDriver } from '@cubejs-backend/base-driver';

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
      await Promise.all(all.map((driver) => driver.release()));
    },
  };
}

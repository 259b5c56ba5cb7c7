import type { DataType } from '../expression/data-type.js';

/** Something metrics can be split and filtered by, as people call it and as the compiled model does. */
export interface Dimension {
  /** As people write it: `customer_tier`, `account.region`. */
  readonly name: string;
  readonly title: string;
  /** The member of the compiled model: `metrics.customer_tier`. */
  readonly member: string;
  readonly type: DataType;
  readonly nullable: boolean;
  /** The values it can have, in the order in which they were defined; null where anything may be there. */
  readonly values: readonly DimensionValue[] | null;
}

export interface DimensionValue {
  readonly value: string;
  readonly title: string;
}

/** What a metric of examples/olist must say over the sample in the tests' data folder. */
export interface OlistFigure {
  readonly metric: string;
  /** DuckDB, written by hand on the files as tables; one record, one value. */
  readonly sql: string;
  /** As published with the data; rates are rounded to four digits, the rest is exact. */
  readonly figure: number;
}

const funnelOrders = 'SELECT i.order_id FROM order_items i JOIN closed_deals d ON d.seller_id = i.seller_id';
const onTime =
  "order_status = 'delivered' AND order_delivered_customer_date <= order_estimated_delivery_date";
const won = 'mql_id IN (SELECT mql_id FROM closed_deals)';
const traced = "origin IS NOT NULL AND origin <> 'unknown'";

export const OLIST_FIGURES: readonly OlistFigure[] = [
  { metric: 'leads', sql: 'SELECT COUNT(*) FROM marketing_qualified_leads', figure: 8000 },
  { metric: 'won_leads', sql: `SELECT COUNT(*) FROM marketing_qualified_leads WHERE ${won}`, figure: 842 },
  { metric: 'won_deals', sql: 'SELECT COUNT(*) FROM closed_deals', figure: 842 },
  {
    metric: 'lead_conversion',
    sql: `SELECT AVG(CASE WHEN ${won} THEN 1.0 ELSE 0.0 END) FROM marketing_qualified_leads`,
    figure: 0.1053,
  },
  {
    metric: 'traced_leads',
    sql: `SELECT COUNT(*) FROM marketing_qualified_leads WHERE ${traced}`,
    figure: 6841,
  },
  {
    metric: 'traced_lead_conversion',
    sql: `SELECT AVG(CASE WHEN ${won} THEN 1.0 ELSE 0.0 END) FROM marketing_qualified_leads WHERE ${traced}`,
    figure: 0.0949,
  },
  { metric: 'funnel_sellers', sql: 'SELECT COUNT(DISTINCT seller_id) FROM closed_deals', figure: 842 },
  {
    metric: 'funnel_sellers_with_sales',
    sql: 'SELECT COUNT(*) FROM closed_deals WHERE seller_id IN (SELECT seller_id FROM order_items)',
    figure: 199,
  },
  {
    metric: 'sellers_behind_funnel_items',
    sql: 'SELECT COUNT(DISTINCT i.seller_id) FROM order_items i JOIN closed_deals d ON d.seller_id = i.seller_id',
    figure: 199,
  },
  {
    metric: 'funnel_items',
    sql: 'SELECT COUNT(*) FROM order_items WHERE seller_id IN (SELECT seller_id FROM closed_deals)',
    figure: 688,
  },
  {
    metric: 'funnel_orders',
    sql: `SELECT COUNT(*) FROM orders WHERE order_id IN (${funnelOrders})`,
    figure: 615,
  },
  {
    metric: 'funnel_item_orders',
    sql: `SELECT COUNT(DISTINCT order_id) FROM (${funnelOrders})`,
    figure: 615,
  },
  {
    metric: 'funnel_reviews',
    sql: `SELECT COUNT(*) FROM order_reviews WHERE order_id IN (${funnelOrders})`,
    figure: 293,
  },
  { metric: 'orders', sql: 'SELECT COUNT(*) FROM orders', figure: 14_318 },
  {
    metric: 'delivered_orders',
    sql: "SELECT COUNT(*) FROM orders WHERE order_status = 'delivered'",
    figure: 13_910,
  },
  {
    metric: 'kept_orders',
    sql: "SELECT COUNT(*) FROM orders WHERE order_status <> 'canceled' AND order_status <> 'unavailable'",
    figure: 14_139,
  },
  {
    metric: 'on_time_rate',
    sql: `SELECT COUNT(*) FILTER (WHERE ${onTime}) / COUNT(*) FILTER (WHERE order_status = 'delivered') FROM orders`,
    figure: 0.9207,
  },
  {
    metric: 'on_time_rate_of_all',
    sql: `SELECT COUNT(*) FILTER (WHERE ${onTime}) / COUNT(*) FROM orders`,
    figure: 0.8945,
  },
];

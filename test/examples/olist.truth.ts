/** What a metric of examples/olist must say over the sample in the tests' data folder. */
export interface OlistFigure {
  readonly metric: string;
  /** DuckDB, written by hand on the files as tables; one record, one value. */
  readonly sql: string;
  /** Exact if it is whole, else rounded to the digits it is written with. */
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
    figure: 0.10525,
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
  {
    metric: 'traced_won_leads',
    sql: `SELECT COUNT(*) FROM marketing_qualified_leads WHERE ${traced} AND ${won}`,
    figure: 649,
  },
  {
    metric: 'won_within_30_days',
    sql: `SELECT AVG(CASE WHEN EXISTS (SELECT 1 FROM closed_deals d WHERE d.mql_id = l.mql_id AND d.won_date >= l.first_contact_date
      AND d.won_date <= l.first_contact_date + INTERVAL '30 days') THEN 1.0 ELSE 0.0 END) FROM marketing_qualified_leads l`,
    figure: 0.06825,
  },
  {
    metric: 'median_declared_revenue',
    sql: 'SELECT MEDIAN(declared_monthly_revenue) FROM closed_deals WHERE declared_monthly_revenue > 0',
    figure: 50_000,
  },
  {
    metric: 'activation_rate',
    sql: 'SELECT AVG(CASE WHEN seller_id IN (SELECT seller_id FROM order_items) THEN 1.0 ELSE 0.0 END) FROM closed_deals',
    figure: 0.2363,
  },
  { metric: 'punctual_orders', sql: `SELECT COUNT(*) FROM orders WHERE ${onTime}`, figure: 12_807 },
  {
    metric: 'delivery_days',
    sql: `SELECT MEDIAN(EPOCH(order_delivered_customer_date - order_purchase_timestamp) / 86400) FROM orders WHERE order_status = 'delivered'`,
    figure: 10.192338,
  },
  { metric: 'item_revenue', sql: 'SELECT SUM(price) FROM order_items', figure: 1_940_489.1 },
  {
    metric: 'paid_search_item_revenue',
    sql: `SELECT SUM(price) FROM order_items WHERE seller_id IN
      (SELECT d.seller_id FROM closed_deals d JOIN marketing_qualified_leads l ON l.mql_id = d.mql_id WHERE l.origin = 'paid_search')`,
    figure: 19_201.95,
  },
  { metric: 'reviews', sql: 'SELECT COUNT(*) FROM order_reviews', figure: 6866 },
  { metric: 'average_review', sql: 'SELECT AVG(review_score) FROM order_reviews', figure: 4.0776 },
  {
    metric: 'average_funnel_review',
    sql: `SELECT AVG(review_score) FROM order_reviews WHERE order_id IN (${funnelOrders})`,
    figure: 4.3106,
  },
  {
    metric: 'bad_reviews',
    sql: 'SELECT COUNT(*) FROM order_reviews WHERE review_score IN (1, 2)',
    figure: 1025,
  },
  {
    metric: 'bad_review_share',
    sql: 'SELECT AVG(CASE WHEN review_score < 3 THEN 1.0 ELSE 0.0 END) FROM order_reviews',
    figure: 0.1493,
  },
];

/** A value rounded to the digits its figure is written with. */
export function roundLike(figure: number, value: number): number {
  const digits = String(figure).split('.')[1]?.length ?? 0;
  return Number(value.toFixed(digits));
}

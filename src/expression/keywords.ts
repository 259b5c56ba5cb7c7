/** Words that PostgreSQL never takes for a column unless they are quoted. */
const RESERVED = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create ' +
    'current_catalog current_date current_role current_time current_timestamp current_user default deferrable ' +
    'desc distinct do else end except false fetch for foreign from grant group having in initially intersect ' +
    'into lateral leading limit localtime localtimestamp not null offset on only or order placing primary ' +
    'references returning select session_user some symmetric system_user table then to trailing true union ' +
    'unique user using variadic when where window with ' +
    'authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join ' +
    'left like natural notnull outer overlaps right similar tablesample verbose'
  ).split(' '),
);

/** Words that PostgreSQL takes for a column, but never for a function: what follows them has a form of its own. */
const NEVER_FUNCTIONS = new Set(
  (
    'between bigint bit boolean char character dec decimal exists float grouping inout int integer interval ' +
    'json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar ' +
    'json_serialize json_table json_value merge_action national nchar none normalize numeric out overlay ' +
    'position precision real row setof smallint substring time timestamp values varchar xmlattributes ' +
    'xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable'
  ).split(' '),
);

const AGGREGATES = new Set(
  (
    'array_agg avg bool_and bool_or count every json_agg jsonb_agg max median min mode percentile_cont ' +
    'percentile_disc rank row_number dense_rank lag lead first_value last_value ntile stddev string_agg sum variance'
  ).split(' '),
);

export function isReservedWord(word: string): boolean {
  return RESERVED.has(word);
}

export function isNeverFunction(word: string): boolean {
  return NEVER_FUNCTIONS.has(word);
}

/** Aggregate and window functions, which look at many records. */
export function isAggregate(word: string): boolean {
  return AGGREGATES.has(word);
}

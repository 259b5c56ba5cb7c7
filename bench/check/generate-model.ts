/** A file of a Cube model. */
export interface ModelFile {
  readonly fileName: string;
  readonly content: string;
}

/** A cube a file, each with five dimensions and so many measures, all but one with a filter: as a term and its metric. */
export function generateModel(cubes: number, measures: number): ModelFile[] {
  return Array.from({ length: cubes }, (_, index) => ({
    fileName: `cube_${index}.yml`,
    content: cubeText(`cube_${index}`, measures),
  }));
}

function cubeText(name: string, measures: number): string {
  const lines = Array.from({ length: measures - 1 }, (_, index) => [
    `      - name: worth_${index}`,
    `        sql: "{CUBE}.amount"`,
    '        type: sum',
    '        filters:',
    `          - sql: "{CUBE}.score >= ${index * 7} AND {CUBE}.status IN ('new', 'won')"`,
  ]);
  return [
    'cubes:',
    `  - name: ${name}`,
    `    sql_table: sales.${name}`,
    '    dimensions:',
    '      - {name: id, sql: id, type: string, primary_key: true}',
    '      - {name: status, sql: status, type: string}',
    '      - {name: score, sql: score, type: number}',
    '      - {name: amount, sql: amount, type: number}',
    '      - {name: created_at, sql: created_at, type: time}',
    '    measures:',
    '      - {name: volume, type: count}',
    ...lines.flat(),
    '',
  ].join('\n');
}

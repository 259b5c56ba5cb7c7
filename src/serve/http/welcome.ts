import type { Express } from 'express';

/** What somebody sees who opens the server's address in a browser. It is not authenticated, so it tells of doors only. */
export function welcome(app: Express, options: { readonly name: string; readonly basePath: string }): void {
  const { name, basePath } = options;
  const doors = [
    ['REST', `${basePath}/v1/load`, 'POST or GET with <code>query</code>'],
    ['What there is', `${basePath}/v1/meta`, 'views, metrics and dimensions, with what they mean'],
    ['GraphQL', `${basePath}/graphql`, ''],
    ['Health', '/readyz', ''],
  ];
  const rows = doors.map(
    ([title, path, note]) =>
      `<tr><th>${title}</th><td><a href="${path}">${path}</a></td><td>${note}</td></tr>`,
  );
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}: the semantic API</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:4rem auto;padding:0 1rem;color:#1d2430}
th{text-align:left;padding-right:1.5rem;font-weight:600}td{padding-right:1.5rem}th,a{white-space:nowrap}p{color:#4a5464}</style></head>
<body><h1>${escapeHtml(name)}</h1><p>The semantic API is answering. One definition of each metric, through every door:</p>
<table>${rows.join('')}</table></body></html>
`;
  app.get('/', (_request, response) => {
    response.type('html').send(page);
  });
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

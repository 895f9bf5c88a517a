/** What Swagger UI's own file puts into the page; it comes without types. */
declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => void;

SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  // Otherwise a host outside is asked whether the document is valid.
  validatorUrl: null,
  // The address bar cannot make it read another document.
  queryConfigEnabled: false,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
});

/** The global function of Swagger UI's bundle, which has no types. */
declare const SwaggerUIBundle: (options: Readonly<Record<string, unknown>>) => void;

SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  // Disables the badge that sends the document to a validator on another host.
  validatorUrl: null,
  // Query parameters must not make the page load another document.
  queryConfigEnabled: false,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
});

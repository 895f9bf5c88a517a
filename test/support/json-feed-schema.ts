const url = { type: 'string', format: 'uri' };
const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };

const author = {
  type: 'object',
  properties: { name: text, url, avatar: url },
  anyOf: [{ required: ['name'] }, { required: ['url'] }, { required: ['avatar'] }],
  additionalProperties: false,
};

const attachment = {
  type: 'object',
  required: ['url', 'mime_type'],
  properties: {
    url,
    mime_type: text,
    title: text,
    size_in_bytes: { type: 'number' },
    duration_in_seconds: { type: 'number' },
  },
  additionalProperties: false,
};

const item = {
  type: 'object',
  required: ['id'],
  anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
  properties: {
    id: text,
    url,
    external_url: url,
    title: text,
    content_html: text,
    content_text: text,
    summary: text,
    image: url,
    banner_image: url,
    date_published: time,
    date_modified: time,
    authors: { type: 'array', items: author },
    tags: { type: 'array', items: text },
    language: text,
    attachments: { type: 'array', items: attachment },
  },
  additionalProperties: false,
};

/** The schema of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), without extensions and members of 1.0 only. */
export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    user_comment: text,
    next_url: url,
    icon: url,
    favicon: url,
    authors: { type: 'array', items: author },
    language: text,
    expired: { type: 'boolean' },
    hubs: { type: 'array', items: { type: 'object', required: ['type', 'url'] } },
    items: { type: 'array', items: item },
  },
  additionalProperties: false,
};

/**
 * For tests only: requests that hold a value and are wrong in one way each. Every place where somebody in a hurry can
 * put it, and every mistake that makes graphql-js, JSON.parse, Apollo, PostgreSQL or we ourselves say something about it.
 */

/** A request to be sent as it is; `body` is text, so that it can be no JSON at all. */
export type Attempt = { how: string; body: string; headers: Record<string, string> };

const userErrors = "userErrors { message field code }";
const DOCUMENTS = {
  create: `mutation($input: CreateSecretInput!) { createSecret(input: $input) { acceptedBytes ${userErrors} } }`,
  update: `mutation($input: UpdateSecretInput!) { updateSecret(input: $input) { ${userErrors} } }`,
  replace: `mutation($input: ReplaceSecretValueInput!) { replaceSecretValue(input: $input) { ${userErrors} } }`,
  setup: `mutation($input: CompleteSetupInput!) { completeSetup(input: $input) { ${userErrors} } }`,
  proxy: `mutation($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { ${userErrors} } }`,
  list: `query($orderBy: SecretOrder, $after: String, $first: Int) {
    secrets(orderBy: $orderBy, after: $after, first: $first) { totalCount } }`,
} as const;

type Made = (value: string) => unknown;

/** What is sent as `$input`. */
const INPUTS: [how: string, document: keyof typeof DOCUMENTS, input: Made][] = [
  ["nothing wrong", "create", (value) => ({ tag: "fine", value })],
  ["a taken tag", "create", (value) => ({ tag: "FINE", value })],
  ["in a list", "create", (value) => ({ tag: "a", value: [value] })],
  ["in an object", "create", (value) => ({ tag: "a", value: { [value]: value } })],
  ["as the input", "create", (value) => value],
  ["in a list of inputs", "create", (value) => [{ tag: "a", value }, { value }]],
  ["with a misspelt sibling", "create", (value) => ({ tag: "a", value, valeu: 1 })],
  ["misspelt", "create", (value) => ({ tag: "a", vaule: value })],
  ["as the name of a field", "create", (value) => ({ tag: "a", value: "v", [value]: value })],
  ["with a number for a tag", "create", (value) => ({ tag: 7, value })],
  ["as the tag", "create", (value) => ({ tag: `${value} `, value })],
  ["as an over-long name", "create", (value) => ({ name: value.repeat(10), value })],
  ["as an over-long description", "create", (value) => ({ tag: "a", value, description: value.repeat(20) })],
  [
    "as a destination",
    "create",
    (value) => ({ tag: "a", value, destinations: [value, `https://${value}/${value}`] }),
  ],
  [
    "as an over-long idempotency key",
    "create",
    (value) => ({ tag: "a", value, idempotencyKey: value.repeat(9) }),
  ],
  ["too large", "create", (value) => ({ tag: "a", value: value.repeat(2_000) })],
  ["cut within a character", "create", (value) => ({ tag: "a", value: `${value}\ud83d` })],
  ["with neither name nor tag", "create", (value) => ({ value })],
  ["for none of an id and a tag", "replace", (value) => ({ secret: {}, value })],
  ["for both of an id and a tag", "replace", (value) => ({ secret: { id: value, tag: value }, value })],
  ["as an id", "replace", (value) => ({ secret: { id: value }, value })],
  ["for a secret that is not there", "replace", (value) => ({ secret: { tag: "none" }, value })],
  ["as a version", "replace", (value) => ({ secret: { tag: "fine" }, value, expectedVersion: value })],
  ["with a stale version", "replace", (value) => ({ secret: { tag: "fine" }, value, expectedVersion: 99 })],
  ["in an update", "update", (value) => ({ secret: { tag: "fine" }, value, name: value })],
  ["with missing neighbours", "setup", (value) => ({ password: value })],
  [
    "as a password",
    "setup",
    (value) => ({ setupCode: value, workspaceName: value, email: value, password: value }),
  ],
  ["as a prefix and a header", "proxy", (value) => proxyInput(value, value, value)],
  ["as an expression", "proxy", (value) => proxyInput("https://a.example/", "X", `{{ ${value} }}`)],
  [
    "as a tag in a template",
    "proxy",
    (value) => proxyInput("https://a.example/", "X", `{{ secrets.${value}! }}`),
  ],
];

function proxyInput(prefix: string, name: string, value: string) {
  return { tag: "a", urlPrefixes: [{ prefix, headerRules: [{ name, value }] }] };
}

/** What is sent as `variables`. */
const VARIABLES: [how: string, document: keyof typeof DOCUMENTS, variables: Made][] = [
  ["as an order", "list", (value) => ({ orderBy: { field: value } })],
  ["as a cursor", "list", (value) => ({ after: value })],
  ["as a page size", "list", (value) => ({ first: value })],
  ["in another variable", "create", (value) => ({ inptu: { value } })],
  ["as the variables", "create", (value) => value],
  ["in variables that are text", "create", (value) => JSON.stringify({ input: { value } })],
];

/** What is sent as `query`. `word` can be a name in GraphQL. */
const TEXTS: [how: string, document: (value: string, word: string) => string][] = [
  [
    "as a literal",
    (value) => `mutation { createSecret(input: { tag: "a", value: ${text(value)} }) { acceptedBytes } }`,
  ],
  [
    "as a block string",
    (value) => `mutation { createSecret(input: { value: """${value}""" }) { acceptedBytes } }`,
  ],
  ["as a literal input", (value) => `mutation { createSecret(input: ${text(value)}) { acceptedBytes } }`],
  ["as a literal number", (value) => `{ secrets(first: ${text(value)}) { totalCount } }`],
  ["as a literal order", (value) => `{ secrets(orderBy: { field: ${text(value)} }) { totalCount } }`],
  [
    "as a literal selector",
    (value) => `{ secret(by: { tag: ${text(value)}, id: ${text(value)} }) { value } }`,
  ],
  ["as a default", (value) => `query($a: Int = ${text(value)}) { secrets(first: $a) { totalCount } }`],
  ["as an enum value", (_value, word) => `{ secrets(orderBy: { field: ${word} }) { totalCount } }`],
  ["as a field", (_value, word) => `{ viewer { ${word} } }`],
  ["as an input field", (_value, word) => `{ secret(by: { ${word}: 1 }) { id } }`],
  ["as an argument", (_value, word) => `{ viewer(${word}: 1) { isInstanceAdmin } }`],
  [
    "as a required variable",
    (_value, word) => `query($${word}: Int!) { secrets(first: $${word}) { totalCount } }`,
  ],
  ["as an unused variable", (_value, word) => `query($${word}: Int) { viewer { isInstanceAdmin } }`],
  ["as an unknown variable", (_value, word) => `{ secrets(first: $${word}) { totalCount } }`],
  ["as a type", (_value, word) => `query($a: ${word}) { viewer { isInstanceAdmin } }`],
  ["as a fragment", (_value, word) => `{ ...${word} }`],
  ["as an unused fragment", (_value, word) => `{ __typename } fragment ${word} on Query { __typename }`],
  ["as a type condition", (_value, word) => `{ ... on ${word} { id } }`],
  ["as a directive", (_value, word) => `{ viewer @${word} { isInstanceAdmin } }`],
  [
    "as an alias of two things",
    (_value, word) => `{ ${word}: viewer { roles { id } } ${word}: session { user { id } } }`,
  ],
  [
    "as the name of two operations",
    (_value, word) => `query ${word} { __typename } query ${word} { __typename }`,
  ],
  ["too deep", (_value, word) => `{ viewer ${"{ actor ".repeat(20)} { ${word} }`],
  ["in a comment", (value) => `{ viewer # ${value}\n`],
  ["not closed", (value) => `mutation { createSecret(input: { value: "${value}`],
  ["as the document", (value) => value],
];

/** What is sent as the body. */
const BODIES: [how: string, body: Made][] = [
  [
    "in JSON that ends too soon",
    (value) => json({ query: DOCUMENTS.create, variables: { input: { value } } }).slice(0, -3),
  ],
  ["without quotes", (value) => `{"query":"{ __typename }","variables":{"input":{"value":${value}}}}`],
  ["as the body", (value) => value],
  ["as the body in quotes", (value) => json(value)],
  ["in a batch", (value) => json([{ query: DOCUMENTS.create, variables: { input: { value } } }])],
  [
    "as the operation's name",
    (value) => json({ query: "query a { __typename } query b { __typename }", operationName: value }),
  ],
  ["as a list of names", (value) => json({ query: "{ __typename }", operationName: [value] })],
  ["in extensions", (value) => json({ query: "{", extensions: { [value]: value }, variables: { value } })],
  ["as extensions", (value) => json({ query: "{ __typename }", extensions: value })],
  ["in another parameter", (value) => json({ querry: value, [value]: value })],
  ["in too large a body", (value) => value.repeat(50_000)],
];

/** What is sent in a header, beside a request that is wrong as well. */
const HEADERS: [how: string, name: string, before: string][] = [
  ["as a content type", "content-type", ""],
  ["as a content encoding", "content-encoding", ""],
  ["as a request id", "x-request-id", "id "],
  ["as an accepted type", "accept", ""],
  ["as a token", "authorization", "Bearer khl_"],
  ["as another token", "keyhole-authorization", "Bearer "],
  ["as a workspace", "keyhole-workspace", ""],
  ["as a cookie", "cookie", "keyhole.session="],
  ["as an origin", "origin", "https://"],
  ["as an address", "x-forwarded-for", ""],
  ["as a length", "content-length", ""],
];

const json = (body: unknown) => JSON.stringify(body);
/** A string literal of GraphQL. */
const text = (value: string) => JSON.stringify(value);

/**
 * One request for each way. @param value any text that contains `word`. @param word can stand as a name in GraphQL, so
 * letters and digits only.
 */
export function malformedRequests(value: string, word: string): Attempt[] {
  const posted = (how: string, body: unknown, headers = {}): Attempt => ({
    how,
    body: String(body),
    headers,
  });
  const inHeader = value.replace(/[^\x20-\x7e]/g, "").trim();
  return [
    ...INPUTS.map(([how, key, input]) =>
      posted(`${key} ${how}`, json({ query: DOCUMENTS[key], variables: { input: input(value) } })),
    ),
    ...VARIABLES.map(([how, key, made]) =>
      posted(how, json({ query: DOCUMENTS[key], variables: made(value) })),
    ),
    ...TEXTS.map(([how, document]) => posted(how, json({ query: document(value, word) }))),
    ...BODIES.map(([how, body]) => posted(how, body(value))),
    ...HEADERS.map(([how, name, before]) =>
      posted(how, json({ query: "{ secrets { totalCount } nope }" }), { [name]: `${before}${inHeader}` }),
    ),
  ];
}

/** JSON schema, 2020-12, as in OpenAPI 3.1. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
/* eslint-disable */
export * from "./gql.ts";

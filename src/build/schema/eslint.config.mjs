// The conventions of the schema, beyond the recommended rules: everything described in both languages, named alike.
import graphql from '@graphql-eslint/eslint-plugin';

const options = { graphQLConfig: { schema: 'schema/{kernel,organization,recognition,fund,campaign}/*.graphqls', documents: 'schema/queries/**/*.graphql' } };

export default [
  {
    files: ['**/*.graphqls'],
    languageOptions: { parser: graphql.parser, parserOptions: options },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': ['error', { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true }],
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      // Views and edges have no identity; what has one implements Node.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A list grows by pages: nodes beside edges is our convention (ADR 0002).
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Forward only: a keyset that runs backwards serves nobody yet.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Organization.organizations is what people call those below it.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/no-unreachable-types': 'error',
    },
  },
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: options },
    plugins: { '@graphql-eslint': graphql },
    rules: { ...graphql.configs['flat/operations-recommended'].rules, '@graphql-eslint/require-selections': 'off' },
  },
];

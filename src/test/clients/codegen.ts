import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../../schema/{kernel,organization,recognition,fund,campaign}/*.graphqls',
  documents: '../../../schema/queries/**/*.graphql',
  importExtension: '.js',
  generates: {
    'out/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        scalars: { Date: 'string', DateTime: 'string', Decimal: 'string', Long: 'number', VND: 'number' },
      },
    },
  },
};

export default config;

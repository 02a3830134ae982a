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
      // Stricter than the preset, which asks for types, directives and root fields.
      '@graphql-eslint/require-description': ['error', { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true }],
      // In quotes on one line, as the two languages stand beside each other; a block would take three lines of each of 3,700 descriptions.
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      // What can be asked for again has an id and implements Node. These are parts of it, or figures made up anew for each question.
      '@graphql-eslint/strict-id-in-types': ['error', { exceptions: { suffixes: ['Payload', 'Connection', 'Edge', 'Figures', 'Statistic', 'Summary', 'Totals'], types: [
        'CalendarPeriod', 'CampaignParticipation', 'CampaignProgress', 'CommendationPayment', 'CommendationRule', 'CommendationStep',
        'ContributionKindReceipts', 'CriteriaSection', 'Criterion', 'CriterionScores', 'DonorKindReceipts', 'DonorReceipts', 'ForeignMoney', 'FundDisclosure',
        'FundMonth', 'FundYear', 'ImportCell', 'ImportColumn', 'ImportKind', 'ImportProblem', 'ImportRefusal', 'LedgerProblem', 'LedgerVerification',
        'Membership', 'MoneyPerInhabitant', 'MovementRound', 'PageInfo', 'PledgedEarmark', 'PurposeSpending', 'Ratio', 'RecognitionFigure', 'RecordedLate',
        'RecognitionTarget', 'Reorganisation', 'ReorganisationConcern', 'ReorganisationPlan', 'ReportFigure', 'ScoreGroup', 'Standing', 'TargetProgress',
        'TargetReached', 'TargetStanding', 'TitleCaseDecision', 'TitleCaseStep', 'TitleCount', 'TitlePoints', 'TitleScore', 'TitleStreak', 'UnitSuccession',
        'UserError',
      ] } }],
      // Lists wrap other things too: the nodes of a connection, the errors of a payload, parts of a thing. That no list of things with an id grows, run.mjs looks after.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // One direction is what Relay asks for: a keyset that runs backwards serves nobody yet.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
    },
  },
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: options },
    plugins: { '@graphql-eslint': graphql },
    // Without `id` in each selection: an answer of the library is shown as a table, in which it would be a column for each thing; what caches adds it.
    rules: { ...graphql.configs['flat/operations-recommended'].rules, '@graphql-eslint/require-selections': 'off' },
  },
];

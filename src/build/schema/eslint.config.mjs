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
      // Whatever grows is a connection, with nodes beside its edges (ADR 0002); what cannot grow, as the errors of a payload, is a list.
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false }],
      // One direction is what Relay asks for: a keyset that runs backwards serves nobody yet.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
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
